"""What a run was asked for, and the servers that its parts start."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from benchmarks.live.processes import started
from harness.ports import free_port
from harness.product import Product

Say = Callable[[str], None]

FRAMES_PER_S = "1000000"
"""In effect no limit on how fast one socket may speak: that is what is measured here."""


@dataclass(slots=True)
class Run:
    """`seconds` per measurement; `minutes` of the soak; `raw`: what parts measured, by name."""

    folder: Path
    say: Say
    seconds: float
    minutes: float
    raw: dict[str, Any] = field(default_factory=dict)

    def keep(self, name: str, measured: Mapping[str, Any]) -> None:
        """Keep for the results file, and print at once."""
        self.raw[name] = dict(measured)
        told = "  ".join(f"{key} {value:.5g}" for key, value in measured.items())
        self.say(f"  {name}: {told}")


@dataclass(frozen=True, slots=True)
class Served:
    """Servers that answer; the first address is for REST."""

    ports: tuple[int, ...]
    pids: tuple[int, ...]

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.ports[0]}"


@contextmanager
def service(
    run: Run, name: str, cores: Sequence[Sequence[int]], **settings: str
) -> Iterator[Served]:
    """The product's service without the bot; one process, on its own port, for each of `cores`.

    On SQLite, unless `settings` has a `BATON_DATABASE_URL`.
    """
    product = Product(run.folder / name, settings={"BATON_FRAMES_PER_S": FRAMES_PER_S, **settings})
    product.settings["BATON_LOG_LEVEL"] = "warning"
    product.var.mkdir()
    product.baton("migrate")
    product.baton("users", "seed-demo")
    with _all("benchmarks.live.service", cores, product.environment, product.var) as served:
        yield served


@contextmanager
def peer(run: Run, module: str, core: int) -> Iterator[Served]:
    folder = run.folder / module
    folder.mkdir()
    with _all(f"benchmarks.live.peers.{module}", [[core]], {}, folder) as served:
        yield served


@contextmanager
def _all(
    module: str, cores: Sequence[Sequence[int]], env: Mapping[str, str], folder: Path
) -> Iterator[Served]:
    if not cores:
        yield Served((), ())
        return
    port = free_port()
    arguments = ("--port", port, "--cores", *cores[0])
    ready = f"http://127.0.0.1:{port}/api/health"
    log = folder / f"log-{len(cores)}"
    with (
        started(module, arguments, env, log, ready) as process,
        _all(module, cores[1:], env, folder) as others,
    ):
        yield Served((port, *others.ports), (process.pid, *others.pids))
