"""Sentences with names in them, for the tagger of companies: each sentence several times, with
other names from the lists.

`rows/sentences_company.csv` has `{C}` where a company is named, `rows/sentences_other.csv` `{N}`
where something else is (`text,language`). No company of `companies.txt` is in a set that measures.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence
from pathlib import Path

from common.input_files import read_rows
from fitting.multitask.rows import ROWS, SEED, Labelled
from handoff.detector.wording.wording import in_words

TIMES = 6
"""How often each sentence is used."""

LOWERED = 0.35
"""Share of names written without capitals, as people do."""

_COMPANY, _OTHER = "{C}", "{N}"
_OPEN, _CLOSE = "\ue000", "\ue001"


def name_rows(times: int = TIMES) -> tuple[list[Labelled], list[Labelled]]:
    """What is learnt from, and what is held out: other sentences, with other names.

    Raises:
        Fault: a file is malformed.
    """
    lot = random.Random(SEED)
    taught, held = [], []
    for file, placeholder, names in (
        ("sentences_company.csv", _COMPANY, _names(ROWS / "companies.txt")),
        ("sentences_other.csv", _OTHER, _names(ROWS / "not_companies.txt")),
    ):
        sentences = [
            (row.values["text"], row.values["language"])
            for row in read_rows(ROWS / file, ("text", "language"))
        ]
        lot.shuffle(sentences)
        lot.shuffle(names)
        cut, of_names = len(sentences) // 6, len(names) // 6
        for text, language in sentences[cut:]:
            taught += [
                _filled(text, language, placeholder, names[of_names:], lot) for _ in range(times)
            ]
        held += [
            _filled(text, language, placeholder, names[:of_names], lot)
            for text, language in sentences[:cut]
        ]
    return taught, held


def nameless(rows: Iterable[Labelled]) -> list[Labelled]:
    """These rows as sentences without a company; hardly one of them names another than its own."""
    found = []
    for row in rows:
        text = in_words(row.text)
        found.append(Labelled(text, row.language, names=(False,) * len(text.split())))
    return found


def _names(file: Path) -> list[str]:
    return [line.strip() for line in file.read_text(encoding="utf-8").splitlines() if line.strip()]


def _filled(
    text: str, language: str, placeholder: str, names: Sequence[str], lot: random.Random
) -> Labelled:
    while placeholder in text:
        name = lot.choice(names)
        name = name.lower() if lot.random() < LOWERED else name
        marked = " ".join(f"{_OPEN}{word}{_CLOSE}" for word in name.split())
        text = text.replace(placeholder, marked, 1)
    words = in_words(text).split()
    named = tuple(placeholder == _COMPANY and _OPEN in word for word in words)
    plain = (word.replace(_OPEN, "").replace(_CLOSE, "") for word in words)
    return Labelled(" ".join(plain), language, names=named)
