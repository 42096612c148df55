"""The service in a process of its own, to be killed and started again; the bot is down."""

from __future__ import annotations

import asyncio
import os
import signal
import subprocess
import sys
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field

import httpx

from handoff.config import ROOT, Settings
from tests.support.product import START_S, free_port


@dataclass(slots=True)
class Process:
    """Its port stays the same over restarts."""

    settings: Settings
    port: int = field(default_factory=free_port)
    more: dict[str, str] = field(default_factory=dict)
    """Other settings, by the names of their variables."""
    _process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def is_running(self) -> bool:
        return self._process is not None and self._process.poll() is None

    async def start(self) -> None:
        command = (sys.executable, "-m", "uvicorn", "handoff.app:create_app", "--factory")
        environment = os.environ | {
            "BATON_VAR": str(self.settings.var),
            "BATON_BOT_URL": self.settings.bot_url,
            "BATON_BOT_TOKEN": self.settings.bot_token.get_secret_value(),
            **self.more,
        }
        with (self.settings.var / "service.log").open("ab") as log:
            self._process = subprocess.Popen(
                [*command, "--port", str(self.port)], cwd=ROOT, env=environment, stderr=log
            )
        async with httpx.AsyncClient(base_url=self.url, trust_env=False) as http:
            deadline = time.monotonic() + START_S
            while time.monotonic() < deadline:
                with suppress(httpx.TransportError):
                    if (await http.get("/api/health")).status_code == 200:
                        return
                await asyncio.sleep(0.1)
        raise AssertionError((self.settings.var / "service.log").read_text())

    def kill(self) -> None:
        assert self._process is not None
        self._process.kill()
        self._process.wait()

    def stop(self) -> None:
        assert self._process is not None
        self._process.send_signal(signal.SIGTERM)
        self._process.wait(timeout=20)


@asynccontextmanager
async def running(settings: Settings, **more: str) -> AsyncIterator[Process]:
    process = Process(settings, more=more)
    await process.start()
    try:
        yield process
    finally:
        process.stop()
