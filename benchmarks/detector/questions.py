"""The labelled questions of the public data, read from the data folder."""

from __future__ import annotations

import csv
import hashlib
import json
from dataclasses import dataclass
from pathlib import Path

OUT_OF_SCOPE = "oos"
"""CLINC150's own name for a question that belongs to no intent."""


class MissingData(Exception):
    """A file is missing from the data folder; the message names it."""


@dataclass(frozen=True, slots=True)
class Questions:
    """`texts` and `intents`, equally long."""

    texts: tuple[str, ...]
    intents: tuple[str, ...]

    def __len__(self) -> int:
        return len(self.texts)

    def __add__(self, other: Questions) -> Questions:
        return Questions(self.texts + other.texts, self.intents + other.intents)

    @property
    def digest(self) -> str:
        """Of texts and labels, in order."""
        return hashlib.sha256(json.dumps([self.texts, self.intents]).encode()).hexdigest()

    def write(self, file: Path) -> Path:
        """As a CSV with the header `text,intent`."""
        file.parent.mkdir(parents=True, exist_ok=True)
        with file.open("w", encoding="utf-8", newline="") as out:
            writer = csv.writer(out)
            writer.writerow(("text", "intent"))
            writer.writerows(zip(self.texts, self.intents, strict=True))
        return file


def banking77(data: Path, split: str) -> Questions:
    """`split`: train, test or train_10shot."""
    file = _there(data / "banking77" / f"{split}.csv")
    with file.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    return _questions([(row["text"], row["category"]) for row in rows])


def near_domain_intents(data: Path) -> frozenset[str]:
    """The intents of BANKING77 that the near-domain protocol never teaches."""
    file = _there(data / "banking77" / "near_oos_intents.txt")
    return frozenset(file.read_text(encoding="utf-8").split())


def clinc150(data: Path) -> dict[str, Questions]:
    """By split: train, val, test, oos_train, oos_val, oos_test."""
    file = _there(data / "clinc150" / "data_full.json")
    splits = json.loads(file.read_text(encoding="utf-8"))
    return {name: _questions(rows) for name, rows in splits.items()}


def _questions(rows: list[tuple[str, str]]) -> Questions:
    texts, intents = zip(*rows, strict=True)
    return Questions(texts, intents)


def _there(file: Path) -> Path:
    if not file.is_file():
        raise MissingData(f"{file} is missing")
    return file
