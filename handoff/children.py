"""What `baton run` runs: the bot, its action server and this service, and what it tells of them."""

from __future__ import annotations

import asyncio
import signal
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path

import httpx

from handoff.config import ROOT, Settings, WrongSetting
from handoff.demo_users import DEMO_USERS
from handoff.learning.models import Models
from handoff.supervisor import Child, Supervisor

QUIET_S = 10.0
"""Where no line can be rewritten, one that tells what is awaited comes this often."""


def children(settings: Settings) -> list[Child]:
    """A bot elsewhere (`BATON_BOT_URL`) is not ours to run."""
    bot = [_actions(settings), _bot(settings)] if settings.bot_is_ours else []
    return [*bot, _service(settings)]


def _bot(settings: Settings) -> Child:
    health = f"{settings.bot_url}/webhooks/baton/health"
    return Child(
        name="bot",
        command=lambda: (*_script(settings, "serve.py", settings.bot_port), *_live(settings)),
        cwd=ROOT,
        env=_environment(settings),
        listens=(settings.bot_host, settings.bot_port, "BATON_BOT_URL"),
        ready=_answers(health, settings),
    )


def _actions(settings: Settings) -> Child:
    return Child(
        name="actions",
        command=lambda: _script(settings, "serve_actions.py", settings.actions_port),
        cwd=ROOT,
        env=_environment(settings),
        listens=("127.0.0.1", settings.actions_port, "BATON_ACTIONS_PORT"),
        ready=_answers(f"http://127.0.0.1:{settings.actions_port}/health", settings),
    )


def _service(settings: Settings) -> Child:
    address = ("--host", settings.host, "--port", str(settings.port))
    chatty = () if settings.log_level == "debug" else ("--no-access-log",)
    return Child(
        name="service",
        command=lambda: (
            *(sys.executable, "-m", "uvicorn", "handoff.app:create_app", "--factory"),
            *(*address, "--log-level", settings.log_level, *chatty),
            *("--timeout-graceful-shutdown", "5"),
        ),
        cwd=ROOT,
        env=_environment(settings),
        listens=(settings.host, settings.port, "BATON_PORT"),
        ready=_answers(f"{settings.service_url}/api/health", settings),
        stop_first=True,
    )


def _script(settings: Settings, name: str, port: int) -> tuple[str, ...]:
    return (str(settings.bot_interpreter), str(ROOT / "bot" / name), "--port", str(port))


def _live(settings: Settings) -> tuple[str, str]:
    """Which model the bot serves; the service may have switched it since the last start."""
    models = Models(settings.models)
    live = models.live()
    if live is None:
        raise WrongSetting("there is no trained model yet: run `make setup` first")
    return ("--model", str(models[live].archive))


def _environment(settings: Settings) -> dict[str, str]:
    """All that the three must agree on, whatever it was read from; they write below var alone."""
    home, temporary = settings.var / "home", settings.var / "tmp"
    for folder in (home, temporary):
        folder.mkdir(parents=True, exist_ok=True)
    return {
        "BATON_VAR": str(settings.var),
        "BATON_BOT_URL": settings.bot_url,
        "BATON_BOT_TOKEN": settings.bot_token.get_secret_value(),
        "BATON_ACTIONS_PORT": str(settings.actions_port),
        "BATON_SERVICE_URL": settings.service_url,
        "HOME": str(home),
        "TMPDIR": str(temporary),
        "PYTHONUNBUFFERED": "1",
        # One message at a time is too little work to share: threads only get into their own way.
        "OPENBLAS_NUM_THREADS": "1",
        "OMP_NUM_THREADS": "1",
    }


def _answers(url: str, settings: Settings) -> Callable[[], Awaitable[bool]]:
    headers = {"X-Baton-Token": settings.bot_token.get_secret_value()}

    async def ready() -> bool:
        try:
            async with httpx.AsyncClient(headers=headers, timeout=2.0, trust_env=False) as client:
                return (await client.get(url)).status_code == 200
        except httpx.HTTPError:
            return False

    return ready


def ready_text(settings: Settings) -> str:
    """What stands on the screen once everything runs."""
    page = settings.service_url
    password = settings.demo_password.get_secret_value()
    logins = "".join(f"\n    {user.username:10} {user.role}" for user in DEMO_USERS)
    return (
        "\nBaton is running.\n\n"
        f"  Shop with the chat   {page}/\n"
        f"  Console              {page}/console/\n\n"
        f"  Console logins, all with the password {password}{logins}\n\n"
        f"  Logs in {_short(settings.logs)}; Ctrl-C stops everything."
    )


def _short(path: Path) -> str:
    return str(path.relative_to(ROOT)) if path.is_relative_to(ROOT) else str(path)


async def run(settings: Settings) -> None:
    """Until Ctrl-C, SIGTERM or the terminal's end.

    Raises:
        WrongSetting: set-up has not been done.
        PortTaken, ChildFailed: see `Supervisor.run`.
    """
    _check_set_up(settings)
    screen = Screen()
    supervisor = Supervisor(children(settings), settings.logs, screen.say, adopt=True)
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        loop.add_signal_handler(number, _stop, supervisor, screen)
    ticking = asyncio.create_task(screen.tick(supervisor))
    try:
        await supervisor.run(when_ready=lambda: screen.say(ready_text(settings)))
    finally:
        ticking.cancel()
        screen.clear()
    screen.say("Stopped.")


def _stop(supervisor: Supervisor, screen: Screen) -> None:
    screen.say("Stopping (once more: at once) …")
    supervisor.stop()


def _check_set_up(settings: Settings) -> None:
    interpreter = settings.bot_interpreter
    if settings.bot_is_ours and not interpreter.exists():
        raise WrongSetting(
            f"there is no {interpreter}: run `make setup`, or correct BATON_BOT_PYTHON"
        )
    if not settings.bot_token.get_secret_value():
        raise WrongSetting("BATON_BOT_TOKEN is missing: run `make setup`, which makes one")
    if settings.bot_is_ours:
        _live(settings)


class Screen:
    """Lines that stay, and below them, on a terminal, one that ticks."""

    def __init__(self) -> None:
        self._ticking = sys.stdout.isatty()

    def say(self, text: str) -> None:
        self.clear()
        print(text, flush=True)

    def clear(self) -> None:
        if self._ticking:
            print("\r\033[K", end="", flush=True)

    async def tick(self, supervisor: Supervisor) -> None:
        """Tell what is awaited and for how long, until nothing is."""
        while True:
            await asyncio.sleep(0.5 if self._ticking else QUIET_S)
            names, seconds = supervisor.waiting_for()
            if not names:
                continue
            text = f"  … waiting for {', '.join(names)}: {seconds:.0f} s"
            print(f"\r\033[K{text}" if self._ticking else text, end="" if self._ticking else "\n")
            sys.stdout.flush()
