"""Lines that speak of danger and lines that only sound like it, in four languages."""

from __future__ import annotations

import csv
from pathlib import Path


def _rows(name: str) -> list[dict[str, str]]:
    file = Path(__file__).with_name(f"{name}.csv")
    with file.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


DANGER, HARMLESS = _rows("danger"), _rows("harmless")
