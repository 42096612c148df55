"""A dataset folder made from two files of labelled questions: learn from one, ask the other.

Inside, intents have numbers, because Rasa reads meaning into some names ("faq/refund"); the numbers
are in the order of the names. A `Trial` translates back.
"""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from common.input_files import Labelled
from handoff.domain.errors import Invalid
from handoff.learning import rasa_yaml

OUT_OF_SCOPE = "out_of_scope"


@dataclass(frozen=True, slots=True)
class Trial:
    """`oos_label`: intent of the rows that are out of scope. In training they are questions that
    are not for the bot, in the test they are what it should turn away."""

    train: Sequence[Labelled]
    test: Sequence[Labelled]
    oos_label: str | None = None

    def __post_init__(self) -> None:
        """
        Raises:
            Invalid: fewer than two intents are left to tell apart, or each has a single row.
        """
        if len(self.intents) < 2:
            raise Invalid(
                f"without '{self.oos_label}' a single intent is left; training needs at least two"
            )

        different = {(row.text, row.intent) for row in self._taught}
        if max(Counter(intent for _, intent in different).values()) < 2:
            raise Invalid(
                "every intent has a single training row; at least one needs two, so that it can be"
                " tried on a row that was not learnt"
            )

    @property
    def _taught(self) -> Sequence[Labelled]:
        return [row for row in self.train if row.intent != self.oos_label]

    @property
    def intents(self) -> tuple[str, ...]:
        """Of the training rows, sorted."""
        return tuple(sorted({row.intent for row in self._taught}))

    @property
    def names(self) -> Mapping[str, str]:
        """Number inside -> intent."""
        return {f"intent_{number:05}": name for number, name in enumerate(self.intents)}

    def intent_of(self, inside: str | None) -> str | None:
        """The intent of a held-out row, from its name inside; None: out of scope."""
        return None if inside is None else self.names.get(inside, inside)

    @property
    def never_taught(self) -> Sequence[Labelled]:
        """Test rows whose intent no training row has: they can only be answered wrongly."""
        known = {*self.intents, self.oos_label}
        return [row for row in self.test if row.intent not in known]

    @property
    def asked_as(self) -> Sequence[int]:
        """Each test row's place among the held-out questions, where strangers come last."""
        places = sorted(range(len(self.test)), key=lambda row: self._is_strange(self.test[row]))
        return sorted(range(len(places)), key=places.__getitem__)

    def _is_strange(self, row: Labelled) -> bool:
        return self.oos_label is not None and row.intent == self.oos_label

    def write(self, folder: Path) -> None:
        """The dataset folder: examples, held-out and background questions."""
        number = {name: inside for inside, name in self.names.items()}
        taught = [(number[row.intent], row.text) for row in self.train if row.intent in number]
        known = [
            (row.text, number.get(row.intent, row.intent), "")
            for row in self.test
            if not self._is_strange(row)
        ]
        strange = [(row.text, OUT_OF_SCOPE) for row in self.test if self._is_strange(row)]
        background = [(row.text, "given") for row in self.train if row.intent == self.oos_label]
        files = {
            "nlu/rows.yml": rasa_yaml.nlu(taught),
            "heldout/questions.csv": _csv(("text", "intent", "kind"), known),
            "heldout/out_of_scope.csv": _csv(("text", "kind"), strange),
            "background/questions.csv": _csv(("text", "kind"), background),
        }
        for path, content in files.items():
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_bytes(content)


def _csv(header: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(header)
    writer.writerows(rows)
    return out.getvalue().encode()
