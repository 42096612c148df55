"""The whole product, started by its own command, with its own folder and ports."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import httpx

from handoff.config import ROOT
from harness.ports import free_port

BATON = Path(sys.executable).parent / "baton"
PASSWORD = "a-password-for-tests"
TOKEN = "a-secret-for-tests-only"
START_S = 300


@dataclass(slots=True)
class Product:
    """`var`: its folder. Ports stay the same across restarts, as a website's address does.

    `made`: the folder with what set-up has made, or another one with a live model.
    """

    var: Path
    port: int = field(default_factory=free_port)
    bot_port: int = field(default_factory=free_port)
    actions_port: int = field(default_factory=free_port)
    settings: dict[str, str] = field(default_factory=dict)
    made: Path = ROOT / "var"
    _process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def environment(self) -> dict[str, str]:
        return os.environ | {
            "BATON_VAR": str(self.var),
            "BATON_PORT": str(self.port),
            "BATON_BOT_URL": f"http://127.0.0.1:{self.bot_port}",
            "BATON_ACTIONS_PORT": str(self.actions_port),
            "BATON_BOT_TOKEN": TOKEN,
            "BATON_DEMO_PASSWORD": PASSWORD,
            **self.settings,
        }

    def prepare(self) -> None:
        """A fresh database, and the model that is live in `made`."""
        live = (self.made / "models" / "live").read_text().strip()
        (self.var / "models").mkdir(parents=True)
        shutil.copytree(self.made / "models" / live, self.var / "models" / live)
        shutil.copy(self.made / "models" / "live", self.var / "models" / "live")
        self.take_what_training_needs()
        self.baton("migrate")
        self.baton("users", "seed-demo")

    def take_what_training_needs(self) -> None:
        """From `made`: encoder, tone model and the vectors of texts known so far."""
        for name in ("encoder", "tone"):
            (self.var / name).symlink_to(self.made / name)
        shutil.copy(self.made / "vectors.sqlite", self.var / "vectors.sqlite")

    def baton(self, *arguments: str) -> str:
        """Run a command of `baton` and return what it printed."""
        done = subprocess.run(
            [BATON, *arguments],
            env=self.environment,
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, f"baton {arguments}: {done.stderr}"
        return done.stdout

    def start(self) -> None:
        with (self.var / "run.log").open("ab") as out:
            self._process = subprocess.Popen(
                [BATON, "run"], env=self.environment, cwd=ROOT, stdout=out, stderr=out
            )
        deadline = time.monotonic() + START_S
        while not self.is_healthy():
            if self._process.poll() is not None or time.monotonic() > deadline:
                raise RuntimeError(f"the product did not start:\n{self.log()}")
            time.sleep(0.2)

    def is_healthy(self) -> bool:
        try:
            answer = httpx.get(f"{self.url}/api/health", timeout=2, trust_env=False)
        except httpx.HTTPError:
            return False
        return answer.status_code == 200 and answer.json()["status"] == "ok"

    def stop(self) -> None:
        if self._process is not None:
            self._process.send_signal(signal.SIGTERM)
            self._process.wait(timeout=60)
            self._process = None

    def log(self) -> str:
        parts = [self.var / "run.log", *sorted((self.var / "logs").glob("*.log"))]
        return "\n".join(f"── {file.name}\n{file.read_text()[-3000:]}" for file in parts)


@contextmanager
def running_product(var: Path, **settings: str) -> Iterator[Product]:
    """A started product with demo logins; everything is stopped at the end."""
    product = Product(var, settings=settings)
    product.prepare()
    try:
        product.start()
        yield product
    finally:
        product.stop()
