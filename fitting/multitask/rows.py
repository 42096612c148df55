"""What the network learns from: rows that need care or only sound like it, tones, names.

`rows/care_LANGUAGE.csv` (`text,category`), `rows/tone_LANGUAGE.csv` (`text,tone,distress`), names
in sentences (`names.py`), and GoEmotions, which is read from the benchmarks' folder.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import yaml
from numpy.typing import NDArray

from common.input_files import read_rows
from fitting.tone.rows import goemotions, support
from handoff.detector.multitask.classes import CLASSES, NONE
from handoff.detector.tone.tone import TONES

ROWS = Path(__file__).parent / "rows"
LANGUAGES = ("en", "de", "fr", "es")
UNKNOWN = -1
_ENTITY = re.compile(r"\[([^\]]*)\][({][^)}]*[)}]")

HELD_OUT = 10
"""Each tenth row, by lot."""
SEED = 20261129


@dataclass(frozen=True, slots=True)
class Labelled:
    """`care`: index into `CLASSES`, `tone`: into `TONES`, `UNKNOWN` where nobody said. `names`: for
    each word whether it names a company, or empty."""

    text: str
    language: str
    care: int = UNKNOWN
    tone: int = UNKNOWN
    distress: float = 0.0
    emotions: NDArray[np.float32] | None = None
    names: tuple[bool, ...] = field(default=())


def care_rows() -> list[Labelled]:
    """Raises Fault if a file is malformed."""
    return [
        Labelled(row.values["text"], language, care=CLASSES.index(row.values["category"]))
        for language in LANGUAGES
        for row in read_rows(ROWS / f"care_{language}.csv", ("text", "category"))
    ]


def tone_rows() -> list[Labelled]:
    """Raises Fault if a file is malformed."""
    return [
        Labelled(
            row.values["text"],
            language,
            tone=TONES.index(row.values["tone"]),
            distress=float(row.values["distress"]),
        )
        for language in LANGUAGES
        for row in read_rows(ROWS / f"tone_{language}.csv", ("text", "tone", "distress"))
    ]


def emotion_rows(folder: Path, part: str, most: int) -> list[Labelled]:
    """At most so many of GoEmotions' rows, by lot."""
    found = goemotions(folder, part)
    chosen = np.random.default_rng(SEED).permutation(len(found.texts))[:most]
    return [
        Labelled(
            found.texts[at],
            "en",
            tone=int(found.tones[at]),
            distress=float(found.distress[at]),
            emotions=found.emotions[at],
        )
        for at in chosen.tolist()
    ]


def ordinary_rows(folder: Path, most: int) -> list[Labelled]:
    """At most so many of the examples of the assistant in `folder`, by lot, as what needs no care;
    none of the intents that are for a person."""
    policy = yaml.safe_load((folder / "policy.yml").read_text(encoding="utf-8"))
    for_a_person = frozenset(policy["always_human"])
    found = [
        Labelled(text, _language(file), care=CLASSES.index(NONE))
        for file in sorted((folder / "nlu").glob("*.yml"))
        for group in yaml.safe_load(file.read_text(encoding="utf-8")).get("nlu", ())
        if "intent" in group and group["intent"] not in for_a_person
        for text in _examples(str(group["examples"]))
    ]
    chosen = np.random.default_rng(SEED).permutation(len(found))[:most]
    return [found[at] for at in chosen.tolist()]


def _language(file: Path) -> str:
    return file.stem if file.stem in LANGUAGES else "en"


def _examples(block: str) -> Iterator[str]:
    """Without the marks around entities."""
    for line in block.splitlines():
        if line.startswith("- "):
            yield _ENTITY.sub(r"\1", line.removeprefix("- ")).strip()


def support_rows() -> list[Labelled]:
    """The English lines that the first tone model was taught."""
    found = support("support.csv")
    columns = zip(found.texts, found.tones.tolist(), found.distress.tolist(), strict=True)
    return [Labelled(text, "en", tone=tone, distress=upset) for text, tone, upset in columns]


def split(rows: list[Labelled]) -> tuple[list[Labelled], list[Labelled]]:
    """What is learnt from, and what is held out."""
    held = np.random.default_rng(SEED).permutation(len(rows)) % HELD_OUT == 0
    return list(_only(rows, ~held)), list(_only(rows, held))


def _only(rows: list[Labelled], chosen: NDArray[np.bool_]) -> Iterator[Labelled]:
    return (row for row, keep in zip(rows, chosen.tolist(), strict=True) if keep)
