"""What a run was asked for, and the product that it asks, started once and only if it is needed."""

from __future__ import annotations

import asyncio
import sys
import time
from collections.abc import Awaitable, Callable, Iterable
from contextlib import ExitStack
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any, TypeVar

from benchmarks.detector.cache import Say
from benchmarks.listens import model
from benchmarks.listens.shop import Shop, shop_at
from benchmarks.listens.talking import Talking, Told, talking_to
from handoff.config import ROOT
from harness.product import Product

T = TypeVar("T")

SAID_EVERY_S = 5.0


@dataclass
class Run:
    """`show`: print the texts of failures, which burns the set; `form_runs`: dialogues with forms;
    `raw`: what parts counted, by name."""

    folder: Path
    say: Say
    show: bool
    form_runs: int
    ends: ExitStack
    raw: dict[str, Any] = field(default_factory=dict)

    @cached_property
    def made(self) -> Path:
        """The folder with the trained model."""
        return model.trained(self.say)

    @cached_property
    def shop(self) -> Shop:
        return shop_at(ROOT / "data")

    @cached_property
    def product(self) -> Product:
        product = Product(self.folder / "var", made=self.made)
        product.settings |= {"BATON_LOG_LEVEL": "warning", "BATON_BOT_DEADLINE_S": "60"}
        product.prepare()
        self.say("the product starts")
        self.ends.callback(product.stop)
        product.start()
        return product

    def ask(self, work: Callable[[Talking], Awaitable[T]]) -> T:
        """Let customers talk to the product."""

        async def talk() -> T:
            async with talking_to(self.product) as talking:
                return await work(talking)

        return asyncio.run(talk())

    def told(self, name: str) -> Told:
        """Progress: a line that is rewritten, or one every few seconds where that cannot be."""
        terminal, last = sys.stderr.isatty(), time.monotonic()

        def tell(done: int, of: int) -> None:
            nonlocal last
            if terminal:
                print(
                    f"\r  {name}: {done} of {of}", end="\n" if done == of else "", file=sys.stderr
                )
            elif done == of or time.monotonic() - last > SAID_EVERY_S:
                last = time.monotonic()
                self.say(f"  {name}: {done} of {of}")

        return tell

    def failed(self, name: str, lines: Iterable[str]) -> None:
        """With `--show`, what failed in set `name`, in its own words."""
        if self.show:
            for line in lines:
                print(f"{name}: {line}")
