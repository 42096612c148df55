"""A dataset folder made of two files of labelled questions: learn from one, be asked the other.

Intents go by numbers inside, because Rasa reads meaning into some names ("faq/refund"); the order
of the numbers is that of the names. A `Trial` translates back.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from handoff.domain.errors import Invalid
from handoff.learning import rasa_yaml
from handoff.learning.labelled import Labelled

OUT_OF_SCOPE = "out_of_scope"


@dataclass(frozen=True, slots=True)
class Trial:
    """`oos_label`: intent of the rows that are out of scope. In the training rows these are
    questions that are not for the bot, in the test rows what it should turn away."""

    train: Sequence[Labelled]
    test: Sequence[Labelled]
    oos_label: str | None = None

    def __post_init__(self) -> None:
        """
        Raises:
            Invalid: fewer than two intents are left to tell apart.
        """
        if len(self.intents) < 2:
            raise Invalid(
                f"without '{self.oos_label}' a single intent is left; training needs at least two"
            )

    @property
    def intents(self) -> tuple[str, ...]:
        """Of the training rows, sorted."""
        return tuple(sorted({row.intent for row in self.train} - {self.oos_label}))

    @property
    def names(self) -> Mapping[str, str]:
        """Number inside -> intent."""
        return {f"intent_{number:05}": name for number, name in enumerate(self.intents)}

    @property
    def never_taught(self) -> Sequence[Labelled]:
        """Test rows of an intent that no training row has: they can only be answered wrongly."""
        known = {*self.intents, self.oos_label}
        return [row for row in self.test if row.intent not in known]

    def write(self, folder: Path) -> None:
        """The dataset folder: domain, examples, held-out and background questions."""
        number = {name: inside for inside, name in self.names.items()}
        taught = [(number[row.intent], row.text) for row in self.train if row.intent in number]
        asked = [(row.text, number.get(row.intent, row.intent), "") for row in self.test]
        known = [row for row in asked if row[1] != self.oos_label]
        strange = [(text, OUT_OF_SCOPE) for text, intent, _ in asked if intent == self.oos_label]
        background = [(row.text, "given") for row in self.train if row.intent == self.oos_label]
        files = {
            "nlu/rows.yml": rasa_yaml.nlu(taught),
            "domain/intents.yml": _domain(self.names),
            "heldout/questions.csv": _csv(("text", "intent", "kind"), known),
            "heldout/out_of_scope.csv": _csv(("text", "kind"), strange),
            "background/questions.csv": _csv(("text", "kind"), background),
        }
        for path, content in files.items():
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_bytes(content)


def _domain(intents: Iterable[str]) -> bytes:
    """JSON is YAML too."""
    return json.dumps({"version": "3.1", "intents": list(intents)}, indent=1).encode()


def _csv(header: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(header)
    writer.writerows(rows)
    return out.getvalue().encode()
