"""The real bot for tests: Rasa and its action server on free ports, everything in a folder.

    with running_servers(tmp_path) as servers:
        servers.say("where is my order?")

The model is one in var/models that was trained on what the repository ships now; if there is none,
one is trained into the folder first (about half a minute).
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import time
import uuid
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx

from handoff.config import ROOT
from handoff.learning.dataset import Learned, compose, read_base
from harness.ports import free_ports
from harness.product import TOKEN
from harness.shop import SHOP

BOT_PYTHON = ROOT / ".venv-bot" / "bin" / "python"
ENCODER = ROOT / "var" / "encoder"
READY_WITHIN_S = 120.0
STOPPED_WITHIN_S = 15.0


@dataclass
class Servers:
    """Both servers; `var` holds orders.db, tracker.db and the logs."""

    url: str
    actions_url: str
    var: Path
    model: Path
    http: httpx.Client
    processes: dict[str, subprocess.Popen[bytes]] = field(default_factory=dict)
    memory: Mapping[str, str] = field(default_factory=dict)
    """Settings of a shared tracker store and lock store, if any."""

    def post(self, route: str, **body: Any) -> httpx.Response:
        """One call of the channel."""
        return self.http.post(f"{self.url}/webhooks/baton/{route}", json=body)

    def conversation(self) -> Conversation:
        return Conversation(self)

    def restart_bot(self) -> None:
        """End Rasa and start it again with the same data, as after a crash."""
        _stop(self.processes["bot"])
        self._start_bot()

    def stop_actions(self) -> None:
        _stop(self.processes["actions"])

    def start_actions(self) -> None:
        """Start the action server again, without a fence."""
        self._start_actions(None)
        self._wait(f"{self.actions_url}/health", "actions")

    def kill_bot(self) -> None:
        os.killpg(self.processes["bot"].pid, signal.SIGKILL)
        self.processes["bot"].wait()

    def _start_bot(self) -> None:
        port = self.url.rsplit(":", 1)[1]
        command = ("bot/serve.py", "--model", str(self.model), "--port", port)
        self.processes["bot"] = self._start("bot", *command, extra=self.memory)
        self._wait(f"{self.url}/webhooks/baton/health", "bot")

    def _start_actions(self, service_url: str | None) -> None:
        port = self.actions_url.rsplit(":", 1)[1]
        command = ("bot/serve_actions.py", "--port", port)
        extra = {"BATON_SERVICE_URL": service_url} if service_url else {}
        self.processes["actions"] = self._start("actions", *command, extra=extra)

    def _start(
        self, name: str, *command: str, extra: Mapping[str, str] | None = None
    ) -> subprocess.Popen[bytes]:
        environment = {key: value for key, value in os.environ.items() if "BATON" not in key}
        environment |= {
            "BATON_VAR": str(self.var),
            "BATON_BOT_TOKEN": TOKEN,
            "BATON_ACTIONS_PORT": self.actions_url.rsplit(":", 1)[1],
            **(extra or {}),
        }
        with (self.var / f"{name}.log").open("ab") as log:
            return subprocess.Popen(
                [str(BOT_PYTHON), *command],
                cwd=ROOT,
                env=environment,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )

    def _wait(self, url: str, name: str) -> None:
        deadline = time.monotonic() + READY_WITHIN_S
        while time.monotonic() < deadline and self.processes[name].poll() is None:
            try:
                if self.http.get(url).status_code == 200:
                    return
            except httpx.HTTPError:
                pass
            time.sleep(0.2)
        log = (self.var / f"{name}.log").read_text(errors="replace")
        raise AssertionError(f"{name} did not become ready; the end of its log:\n{log[-3000:]}")


@dataclass
class Conversation:
    """Talks to the bot as the service does: parse, then act on that parse."""

    servers: Servers
    id: str = field(default_factory=lambda: uuid.uuid4().hex)
    turn: int = 0

    def parse(self, text: str) -> dict[str, Any]:
        response = self.servers.post("parse", conversation_id=self.id, text=text)
        assert response.status_code == 200, response.text
        parsed: dict[str, Any] = response.json()
        return parsed

    def act(self, text: str, message_id: str | None = None, **more: Any) -> dict[str, Any]:
        """Parse and act; a new message id unless one is given."""
        self.turn += 1
        response = self.servers.post(
            "act",
            conversation_id=self.id,
            message_id=message_id or str(self.turn),
            epoch=0,
            text=text,
            parse=self.parse(text),
            **more,
        )
        assert response.status_code == 200, response.text
        acted: dict[str, Any] = response.json()
        return acted

    def say(self, text: str) -> str:
        """All bubbles of the bot's answer, one per line."""
        return "\n".join(message["text"] for message in self.act(text)["messages"])


@contextmanager
def running_servers(
    folder: Path,
    service_url: str | None = None,
    model: Path | None = None,
    memory: Mapping[str, str] | None = None,
) -> Iterator[Servers]:
    """Both servers with the shipped model; `service_url` makes actions ask the fence there;
    `model` is another archive to serve; for `memory` see `Servers`."""
    var = folder / "var"
    var.mkdir(parents=True, exist_ok=True)
    (var / "encoder").symlink_to(ENCODER)
    model = model or shipped_model(var)
    with httpx.Client(headers={"X-Baton-Token": TOKEN}, timeout=30.0, trust_env=False) as http:
        ports = [f"http://127.0.0.1:{port}" for port in free_ports(2)]
        servers = Servers(ports[0], ports[1], var, model, http, memory=memory or {})
        try:
            servers._start_actions(service_url)
            servers._start_bot()
            servers._wait(f"{servers.actions_url}/health", "actions")
            yield servers
        finally:
            for process in servers.processes.values():
                _stop(process)


_trained: dict[str, Path] = {}


def shipped_model(var: Path) -> Path:
    """The archive of a model trained on the repository's data; trained at most once per run."""
    version = compose(read_base(SHOP), Learned())
    for meta in sorted((ROOT / "var" / "models").glob("*/meta.json"), reverse=True):
        if json.loads(meta.read_text(encoding="utf-8"))["dataset"] == version.hash:
            return meta.parent / f"{meta.parent.name}.tar.gz"
    if version.hash not in _trained:
        out = var / "models" / "shipped"
        _trained[version.hash] = train(version.write(var / "datasets"), out, var)
    return _trained[version.hash]


def train(dataset: Path, out: Path, var: Path, *options: str) -> Path:
    """Train with the command that the service uses; returns the archive's path."""
    environment = {**os.environ, "BATON_VAR": str(var)}
    done = subprocess.run(
        [str(BOT_PYTHON), "bot/train.py", "--dataset", dataset, "--out", out, *options],
        cwd=ROOT, env=environment, capture_output=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr.decode(errors="replace")[-3000:]
    return out / f"{out.name}.tar.gz"


def _stop(process: subprocess.Popen[bytes]) -> None:
    """SIGTERM, then SIGKILL for the whole group."""
    if process.poll() is None:
        os.killpg(process.pid, signal.SIGTERM)
        try:
            process.wait(STOPPED_WITHIN_S)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
