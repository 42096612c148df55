"""Start the action server (rasa-sdk), for the bot only: on 127.0.0.1 and with a token.

    python bot/serve_actions.py [--port 5155]

It serves the actions of the assistant in `BATON_ASSISTANT`. Their package may have a function
`prepare(demo_data)`; it is called before the first request, with the path of the assistant's
`demo_data` or None.

Environment: `BATON_BOT_TOKEN` (required), `BATON_ASSISTANT`, `BATON_VAR`, `BATON_ACTIONS_PORT`, and
`BATON_SERVICE_URL` for the fence. rasa-sdk's own command binds every interface and asks for no
token, hence this one.
"""

from __future__ import annotations

import argparse
import hmac
import importlib
import os
import sys
from pathlib import Path
from types import ModuleType

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bot.runtime import assistant_folder, prepare
from common.assistant import Assistant, WrongAssistant, read


def make_app(actions: ModuleType, token: str):  # type: ignore[no-untyped-def]
    """rasa-sdk's Sanic app; all but /health needs `?token=`, which Rasa sends."""
    from rasa_sdk.endpoint import create_app
    from sanic import response
    from sanic.request import Request
    from sanic.response import HTTPResponse

    app = create_app(actions, cors_origins=[])

    @app.middleware("request")
    async def only_the_bot(request: Request) -> HTTPResponse | None:
        given = request.args.get("token", "")
        if request.path == "/health" or hmac.compare_digest(given.encode(), token.encode()):
            return None
        return response.json({"error": "token is missing or wrong"}, status=401)

    return app


def actions_of(assistant: Assistant) -> ModuleType:
    """The assistant's package or module of actions, imported under its own name.

    Raises:
        WrongAssistant: there is none, or importing it fails.
    """
    path = assistant.actions
    if path is None:
        raise WrongAssistant(f"{assistant.folder} has no actions/ and no actions.py to serve")
    root, name = path.parent, path.stem
    while (root / "__init__.py").is_file():
        root, name = root.parent, f"{root.name}.{name}"
    sys.path.insert(0, str(root))
    try:
        return importlib.import_module(name)
    except Exception as error:
        raise WrongAssistant(
            f"{path} cannot be imported: {type(error).__name__}: {error}"
        ) from error


def main() -> None:
    parser = argparse.ArgumentParser(description="Serve the bot's actions on 127.0.0.1.")
    port = int(os.environ.get("BATON_ACTIONS_PORT") or 5155)
    parser.add_argument("--port", type=int, default=port)
    arguments = parser.parse_args()
    token = os.environ.get("BATON_BOT_TOKEN")
    if not token:
        parser.error("BATON_BOT_TOKEN is not set")
    folder = assistant_folder()
    prepare()
    try:
        assistant = read(folder)
        actions = actions_of(assistant)
    except WrongAssistant as error:
        raise SystemExit(f"serve_actions: {error}") from error
    if hasattr(actions, "prepare"):
        actions.prepare(assistant.demo_data)
    app = make_app(actions, token)
    app.run("127.0.0.1", arguments.port, workers=1, access_log=False, motd=False)


if __name__ == "__main__":
    main()
