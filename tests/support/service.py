"""The service in its own process, to be killed and started again; the bot is down."""

from __future__ import annotations

import asyncio
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

import httpx

from handoff.config import ROOT, Settings
from harness.ports import free_port
from harness.product import START_S


@dataclass(slots=True)
class Process:
    """Its port stays the same across restarts."""

    settings: Settings
    port: int = field(default_factory=free_port)
    more: dict[str, str] = field(default_factory=dict)
    """Other settings, by variable name."""
    _process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def log(self) -> Path:
        return self.settings.var / "service.log"

    @property
    def most_memory(self) -> int:
        """The most bytes it has had in memory at once since it started."""
        assert self._process is not None
        lines = Path(f"/proc/{self._process.pid}/status").read_text().splitlines()
        [line] = [line for line in lines if line.startswith("VmHWM:")]
        return int(line.split()[1]) * 1024

    @property
    def is_running(self) -> bool:
        return self._process is not None and self._process.poll() is None

    async def start(self) -> None:
        environment = os.environ | {
            "BATON_VAR": str(self.settings.var),
            "BATON_DATABASE_URL": self.settings.database_url,
            "BATON_BOT_URL": self.settings.bot_url,
            "BATON_BOT_TOKEN": self.settings.bot_token.get_secret_value(),
            "BATON_IDENTITY_SECRET": self.settings.identity_secret.get_secret_value(),
            **self.more,
        }
        if self.settings.redis_url is not None:
            environment["BATON_REDIS_URL"] = self.settings.redis_url
        with self.log.open("ab") as log, _listening(self.port) as listening:
            at = ("--fd", str(listening.fileno()), "--ready", str(self.settings.var / "ready"))
            self._process = subprocess.Popen(
                [sys.executable, "-m", "handoff.worker", *at],
                cwd=ROOT,
                env=environment,
                stderr=log,
                pass_fds=(listening.fileno(),),
            )
        async with httpx.AsyncClient(base_url=self.url, trust_env=False) as http:
            deadline = time.monotonic() + START_S
            while time.monotonic() < deadline:
                with suppress(httpx.TransportError):
                    if (await http.get("/api/health")).status_code == 200:
                        return
                await asyncio.sleep(0.1)
        raise AssertionError(self.log.read_text())

    def kill(self) -> None:
        assert self._process is not None
        self._process.kill()
        self._process.wait()

    def stop(self) -> None:
        assert self._process is not None
        self._process.send_signal(signal.SIGTERM)
        self._process.wait(timeout=20)


def _listening(port: int) -> socket.socket:
    listening = socket.socket()
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    listening.bind(("127.0.0.1", port))
    listening.listen()
    return listening


@asynccontextmanager
async def running(settings: Settings, **more: str) -> AsyncIterator[Process]:
    process = Process(settings, more=more)
    await process.start()
    try:
        yield process
    finally:
        process.stop()
