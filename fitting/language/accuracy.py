"""How often the language of a customer's message is told rightly, by its length.

    python -m fitting.language.accuracy          figures on the lines set aside
    python -m fitting.language.accuracy --fit    the weights that do best on the other lines

`lines.csv` holds lines as customers write them, with their language; without one, a line (a name, a
number, an address) says nothing about it, and the conversation's language must stay.
"""

from __future__ import annotations

import argparse
import csv
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import product
from pathlib import Path

from handoff.detector.language import identifier
from handoff.domain.language import WEIGHTS, Weights, language_of

LINES = Path(__file__).with_name("lines.csv")
ANSWERED = ("en", "de", "fr", "es")
LENGTHS = {"1 word": 1, "2 words": 2, "3 to 5": 5, "6 to 10": 10, "more": 10_000}


@dataclass(frozen=True)
class Line:
    """`language` is empty where the text has none."""

    text: str
    language: str

    @property
    def length(self) -> str:
        words = len(self.text.split())
        return next(name for name, most in LENGTHS.items() if words <= most)


@dataclass(frozen=True)
class Case:
    """A line in a situation; `truth`: what its language should be."""

    line: Line
    situation: str
    so_far: str | None
    page: str
    truth: str
    is_value: bool = False

    def told(self, weights: Weights) -> str:
        heard = evidence(self.line.text)
        return language_of(heard, self.so_far, self.page, self.is_value, weights)


@cache
def evidence(text: str) -> Mapping[str, float]:
    return identifier(ANSWERED).evidence(text)


def read_lines(set_aside: bool) -> list[Line]:
    """Every other line of each language is set aside: half is chosen on, half is measured on."""
    with LINES.open(encoding="utf-8", newline="") as file:
        rows = [Line(row["text"], row["language"]) for row in csv.DictReader(file)]
    seen: dict[str, int] = defaultdict(int)
    kept = []
    for row in rows:
        seen[row.language] += 1
        if (seen[row.language] % 2 == 0) is set_aside:
            kept.append(row)
    return kept


def cases(lines: list[Line]) -> Iterator[Case]:
    for line in lines:
        if not line.language:
            for spoken in ANSWERED:
                if "," not in line.text:  # nobody begins with an address
                    yield Case(line, "first message, nothing to tell", None, spoken, spoken)
                yield Case(line, "nothing to tell", spoken, "en", spoken)
                yield Case(line, "nothing to tell, in a form", spoken, "en", spoken, True)
            continue
        own, other = line.language, "de" if line.language == "en" else "en"
        yield Case(line, "first message, page in it", None, own, own)
        yield Case(line, "first message, page in another", None, other, own)
        yield Case(line, "goes on in it", own, other, own)
        yield Case(line, "changes to it", other, other, own)


Figures = dict[str, dict[str, tuple[int, int]]]
"""situation -> length -> right, all."""


def figures(found: list[Case], weights: Weights) -> Figures:
    table: Figures = defaultdict(lambda: defaultdict(lambda: (0, 0)))
    for case in found:
        right, every = table[case.situation][case.line.length]
        table[case.situation][case.line.length] = (
            right + (case.told(weights) == case.truth),
            every + 1,
        )
    return table


def cost(found: list[Case], weights: Weights) -> float:
    """Mean share of errors over the situations. A change after one or two words does not count:
    whether "ok" or "hallo" changes the conversation is a matter of taste."""
    shares = []
    for situation, lengths in figures(found, weights).items():
        skipped = ("1 word", "2 words") if situation == "changes to it" else ()
        counted = [pair for length, pair in lengths.items() if length not in skipped]
        shares.append(1 - sum(right for right, _ in counted) / sum(every for _, every in counted))
    return sum(shares) / len(shares)


def fit(found: list[Case]) -> Weights:
    """Of several that do equally well the last: that which clings most to what is known."""
    grid = [
        Weights(*map(float, point))
        for point in product((2, 4, 6, 7, 8, 9, 10), (8, 10, 12, 15), (1, 2, 3, 4, 5, 6))
    ]
    return min(reversed(grid), key=lambda one: cost(found, one))


def _shown(counted: tuple[int, int]) -> str:
    right, every = counted
    return f"{right}/{every}"


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--fit", action="store_true")
    if parser.parse_args().fit:
        chosen = list(cases(read_lines(set_aside=False)))
        best = fit(chosen)
        print(f"{best}: {cost(chosen, best):.3f}; now {WEIGHTS}: {cost(chosen, WEIGHTS):.3f}")
        return
    table = figures(list(cases(read_lines(set_aside=True))), WEIGHTS)
    print(f"{'':32}" + "".join(f"{length:>12}" for length in LENGTHS))
    for situation, lengths in table.items():
        cells = (_shown(lengths[length]) if length in lengths else "" for length in LENGTHS)
        print(f"{situation:32}" + "".join(f"{cell:>12}" for cell in cells))


if __name__ == "__main__":
    main()
