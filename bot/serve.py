"""Start Rasa with a model, for the service only: on 127.0.0.1 and with a token.

    python bot/serve.py [--model var/models/ID/ID.tar.gz] [--port 5105]

Environment: `BATON_BOT_TOKEN` (required), `BATON_VAR`, `BATON_BOT_URL` (for the port),
`BATON_ACTIONS_PORT` (5155). Without --model it serves the live model, named in var/models/live.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import sys
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bot.endpoints import endpoints
from bot.runtime import BOT, prepare, var_folder
from common.assistant import WrongAssistant


def rasa_arguments(model: Path, port: int, token: str, rest_channel: bool) -> list[str]:
    credentials = "credentials_bench.yml" if rest_channel else "credentials.yml"
    return [
        "rasa", "run", "--enable-api",
        "--model", str(model),
        "--endpoints", str(endpoints(port)),
        "--credentials", str(BOT / credentials),
        "--interface", "127.0.0.1", "--port", str(port),
        "--auth-token", token,
        "--request-timeout", "30",
    ]  # fmt: skip


def live_model() -> Path:
    """The archive of the model named in var/models/live."""
    models = var_folder() / "models"
    try:
        name = (models / "live").read_text(encoding="utf-8").strip()
    except FileNotFoundError:
        missing = f"serve: no live model is named in {models / 'live'}; train one first"
        raise SystemExit(missing) from None
    return models / name / f"{name}.tar.gz"


def default_port() -> int:
    return urlsplit(os.environ.get("BATON_BOT_URL", "")).port or 5105


def trust_models() -> None:
    """Let Rasa load a model without validating its domain, which was done when it was trained; with
    the shop's responses in four languages that is three quarters of the time."""
    from rasa.shared.utils import validation

    validation.validate_yaml_schema = lambda *_, **__: None


def load_models_aside() -> None:
    """Let Rasa load a model in a thread; in its event loop nobody would be answered meanwhile."""
    from rasa.core import agent

    in_the_loop = agent.load_agent

    async def aside(*given: Any, endpoints: Any = None, **more: Any) -> Any:
        loading = in_the_loop(*given, endpoints=endpoints, **more)
        if endpoints is not None and (endpoints.event_broker or endpoints.model):
            return await loading  # a broker, and asking a model server again, need the loop
        return await asyncio.to_thread(asyncio.run, loading)

    agent.load_agent = aside


def main() -> None:
    parser = argparse.ArgumentParser(description="Serve the bot on 127.0.0.1.")
    parser.add_argument("--model", type=Path, help="a model's .tar.gz (default: the live one)")
    parser.add_argument("--port", type=int, default=default_port())
    parser.add_argument(
        "--rest-channel",
        action="store_true",
        default=os.environ.get("BATON_BOT_REST_CHANNEL") == "true",
        help="also serve Rasa's own REST channel (bench); or BATON_BOT_REST_CHANNEL=true",
    )
    arguments = parser.parse_args()
    token = os.environ.get("BATON_BOT_TOKEN")
    model = (arguments.model or live_model()).resolve()
    if not token:
        parser.error("BATON_BOT_TOKEN is not set")
    if not model.is_file():
        parser.error(f"no model at {model}")
    prepare()
    actions_port = os.environ.get("BATON_ACTIONS_PORT", "5155")
    os.environ.setdefault("BATON_ACTIONS_URL", f"http://127.0.0.1:{actions_port}/webhook")
    os.environ.setdefault("BATON_TRACKER_DIALECT", "sqlite")
    os.environ.setdefault("BATON_TRACKER_DB", str(var_folder() / "tracker.db"))
    try:
        sys.argv = rasa_arguments(model, arguments.port, token, arguments.rest_channel)
    except WrongAssistant as error:
        raise SystemExit(f"serve: {error}") from error
    from rasa.__main__ import main as rasa

    trust_models()
    load_models_aside()
    rasa()


if __name__ == "__main__":
    main()
