"""A row of the chaos runs."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from benchmarks.chaos.bars import BARS
from benchmarks.common import rows
from benchmarks.common.bars import Bar


class Row(rows.Row):
    __slots__ = ()
    bars: ClassVar[Mapping[str, Bar]] = BARS
