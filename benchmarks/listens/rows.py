"""A row of the listening benchmarks."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from benchmarks.common import rows
from benchmarks.common.bars import Bar
from benchmarks.listens.bars import BARS


class Row(rows.Row):
    __slots__ = ()
    bars: ClassVar[Mapping[str, Bar]] = BARS
