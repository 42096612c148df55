"""Start the action server (rasa-sdk), for the bot only: on 127.0.0.1 and with a token.

    python bot/serve_actions.py [--port 5155]

Environment: `BATON_BOT_TOKEN` (required), `BATON_VAR`, `BATON_ACTIONS_PORT`, and
`BATON_SERVICE_URL` for the fence. rasa-sdk's own command binds every interface and asks for no
token; hence this one.
"""

from __future__ import annotations

import argparse
import hmac
import os
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bot.runtime import prepare


def make_app(token: str):  # type: ignore[no-untyped-def]
    """rasa-sdk's Sanic app with our actions; all but /health needs `?token=`, which Rasa sends."""
    from rasa_sdk.endpoint import create_app
    from sanic import response
    from sanic.request import Request
    from sanic.response import HTTPResponse

    import bot.actions

    app = create_app(bot.actions, cors_origins=[])

    @app.middleware("request")
    async def only_the_bot(request: Request) -> HTTPResponse | None:
        given = request.args.get("token", "")
        if request.path == "/health" or hmac.compare_digest(given.encode(), token.encode()):
            return None
        return response.json({"error": "token is missing or wrong"}, status=401)

    return app


def main() -> None:
    parser = argparse.ArgumentParser(description="Serve the bot's actions on 127.0.0.1.")
    port = int(os.environ.get("BATON_ACTIONS_PORT") or 5155)
    parser.add_argument("--port", type=int, default=port)
    arguments = parser.parse_args()
    token = os.environ.get("BATON_BOT_TOKEN")
    if not token:
        parser.error("BATON_BOT_TOKEN is not set")
    prepare()
    from bot.actions.orders import open_orders

    open_orders().seed_if_empty()
    make_app(token).run("127.0.0.1", arguments.port, workers=1, access_log=False, motd=False)


if __name__ == "__main__":
    main()
