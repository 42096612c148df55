"""What `baton run` runs (bot, action server and this service) and what it says about them."""

from __future__ import annotations

import asyncio
import signal
import socket
import sys
from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path
from urllib.parse import urlsplit

import httpx

from handoff import processes
from handoff.config import ROOT, Settings, WrongSetting
from handoff.demo_users import DEMO_USERS
from handoff.learning.catalog import Catalog
from handoff.learning.doctor import refuse_what_cannot_work
from handoff.learning.models import Models
from handoff.supervisor import Child, Supervisor

QUIET_S = 10.0
"""How often to say what is awaited, where a line cannot be rewritten."""

BOT_READY_S = 600.0
"""A project's DIET or selector takes minutes to load on a busy machine."""


def children(settings: Settings, sockets: Sequence[socket.socket]) -> list[Child]:
    """All programs; one worker of the service for each of the listening `sockets`.

    A bot elsewhere (`BATON_BOT_URL`, `BATON_BOT_URLS`) is not ours to run.
    """
    bots = [*_actions(settings), *_bots(settings)] if settings.bot_is_ours else []
    names = worker_names(settings)
    workers = [_worker(settings, *each) for each in zip(names, sockets, strict=True)]
    return [*bots, *workers]


def worker_names(settings: Settings) -> list[str]:
    return _numbered("service", settings.workers)


def _numbered(name: str, count: int) -> list[str]:
    return [name] if count == 1 else [f"{name}-{number}" for number in range(1, count + 1)]


def _bots(settings: Settings) -> list[Child]:
    urls = settings.all_bot_urls
    return [_bot(settings, *each) for each in zip(_numbered("bot", len(urls)), urls, strict=True)]


def _bot(settings: Settings, name: str, url: str) -> Child:
    port = urlsplit(url).port or settings.bot_port
    return Child(
        name=name,
        command=lambda: (*_script(settings, "serve.py", port), *_live(settings)),
        cwd=ROOT,
        env=_environment(settings) | _shared_memory(settings),
        listens=(settings.bot_host, port, "BATON_BOT_URL"),
        ready=_answers(f"{url}/webhooks/baton/health", settings),
        ready_within_s=BOT_READY_S,
    )


def _shared_memory(settings: Settings) -> dict[str, str]:
    """Where several servers of the bot keep trackers and locks; one alone uses a file in var."""
    if not settings.is_shared:
        return {}
    assert settings.redis_url is not None
    return {"BATON_DATABASE_URL": settings.database_url, "BATON_REDIS_URL": settings.redis_url}


def _actions(settings: Settings) -> list[Child]:
    """Empty if the assistant has no actions of its own."""
    if Catalog(settings.assistant).now().actions is None:
        return []
    return [
        Child(
            name="actions",
            command=lambda: _script(settings, "serve_actions.py", settings.actions_port),
            cwd=ROOT,
            env=_environment(settings),
            listens=("127.0.0.1", settings.actions_port, "BATON_ACTIONS_PORT"),
            ready=_answers(f"http://127.0.0.1:{settings.actions_port}/health", settings),
        )
    ]


def _worker(settings: Settings, name: str, listening: socket.socket) -> Child:
    file = settings.var / "run" / name

    def command() -> tuple[str, ...]:
        file.unlink(missing_ok=True)  # the new process makes it when it is ready
        at = ("--fd", str(listening.fileno()), "--ready", str(file))
        return (sys.executable, "-m", "handoff.worker", *at)

    async def ready() -> bool:
        return file.exists()

    return Child(
        name=name,
        command=command,
        cwd=ROOT,
        env=_environment(settings),
        ready=ready,
        stop_first=True,
        files=(listening.fileno(),),
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
    """All that the three must agree on, wherever it was set; they write only below var."""
    home, temporary = settings.var / "home", settings.var / "tmp"
    for folder in (home, temporary):
        folder.mkdir(parents=True, exist_ok=True)
    return {
        "BATON_VAR": str(settings.var),
        "BATON_ASSISTANT": str(settings.assistant),
        "BATON_BOT_URL": settings.bot_url,
        "BATON_BOTS": str(settings.bots),
        "BATON_ENCODERS": settings.encoders,
        "BATON_BOT_TOKEN": settings.bot_token.get_secret_value(),
        "BATON_ACTIONS_PORT": str(settings.actions_port),
        "BATON_SERVICE_URL": settings.service_url,
        "HOME": str(home),
        "TMPDIR": str(temporary),
        "PYTHONUNBUFFERED": "1",
        # One message at a time is too little work to share: threads would get in each other's way.
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
    """What the screen shows once everything runs."""
    page = settings.service_url
    password = settings.demo_password.get_secret_value()
    logins = "".join(f"\n    {user.username:10} {user.role}" for user in DEMO_USERS)
    return (
        "\nBaton is running.\n\n"
        f"  Page with the chat   {page}/\n"
        f"  Console              {page}/console/\n\n"
        f"  Console logins, all with the password {password}{logins}\n\n"
        f"  Logs in {_short(settings.logs)}; Ctrl-C stops everything."
    )


def _short(path: Path) -> str:
    return str(path.relative_to(ROOT)) if path.is_relative_to(ROOT) else str(path)


async def run(settings: Settings) -> None:
    """Until Ctrl-C, SIGTERM or the terminal closes; without a terminal SIGHUP renews the workers.

    Raises:
        WrongSetting: set-up has not been done.
        Invalid: the assistant's folder cannot be used.
        PortTaken, ChildFailed: see `Supervisor.run`.
    """
    _check_set_up(settings)
    screen = Screen()
    sockets = processes.listen(
        "service", settings.host, settings.port, "BATON_PORT", settings.workers
    )
    supervisor = Supervisor(children(settings, sockets), settings.logs, screen.say, adopt=True)
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        loop.add_signal_handler(number, _stop, supervisor, screen)
    if not sys.stdin.isatty():  # on a terminal this signal says that the terminal has closed
        loop.add_signal_handler(signal.SIGHUP, supervisor.renew, worker_names(settings))
    ticking = asyncio.create_task(screen.tick(supervisor))
    try:
        await supervisor.run(when_ready=lambda: screen.say(ready_text(settings)))
    finally:
        ticking.cancel()
        screen.clear()
    screen.say("Stopped.")


def _stop(supervisor: Supervisor, screen: Screen) -> None:
    screen.say("Stopping (again to stop at once) …")
    supervisor.stop()


def _check_set_up(settings: Settings) -> None:
    Catalog(settings.assistant).now()
    _check_shared("workers", settings.workers, "BATON_WORKERS", settings)
    _check_shared("servers of the bot", settings.bots, "BATON_BOTS", settings)
    interpreter = settings.bot_interpreter
    if settings.bot_is_ours and not interpreter.exists():
        raise WrongSetting(
            f"there is no {interpreter}: run `make setup`, or correct BATON_BOT_PYTHON"
        )
    if not settings.bot_token.get_secret_value():
        raise WrongSetting("BATON_BOT_TOKEN is missing: run `make setup`, which makes one")
    if settings.bot_is_ours:
        refuse_what_cannot_work(settings)
        _live(settings)


def _check_shared(what: str, count: int, setting: str, settings: Settings) -> None:
    if count > 1 and not settings.is_shared:
        raise WrongSetting(
            f"several {what} ({setting}={count}) work together through PostgreSQL and Redis: set "
            "BATON_DATABASE_URL=postgresql+asyncpg://… and BATON_REDIS_URL=redis://…, "
            "or run only one"
        )


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
        """Until cancelled: show what is awaited, and for how long."""
        while True:
            await asyncio.sleep(0.5 if self._ticking else QUIET_S)
            names, seconds = supervisor.waiting_for()
            if not names:
                continue
            text = f"  … waiting for {', '.join(names)}: {seconds:.0f} s"
            print(f"\r\033[K{text}" if self._ticking else text, end="" if self._ticking else "\n")
            sys.stdout.flush()
