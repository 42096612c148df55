"""Dissatisfaction on USS: ten folds by dialogue, for the product and its peers alike.

Nothing is chosen on the rows that are scored: models, and every limit, come from the other nine
folds. As in the shipped model, both files train one model; limits are learnt for each file.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from benchmarks.detector import handing_over
from benchmarks.detector.cache import Say
from benchmarks.detector.handing_over import Handoffs
from benchmarks.detector.metrics import Flags, Floats, auroc
from benchmarks.detector.questions import MissingData
from benchmarks.detector.rows import Row
from common.arrays import Ints
from fitting.dissatisfaction import regression
from fitting.dissatisfaction.limits import by_dialogue
from fitting.dissatisfaction.uss import FILES, Marked, read_marked
from handoff.detector.dissatisfaction.features import MEASURES

FOLDS = 10
SEED = 0
TOLERANCE = 1.0
PUBLISHED_F1 = {"mwoz": 0.238, "sgd": 0.086}
"""The best of a hundred epochs on the folds that were scored (Sun et al., SIGIR 2021)."""

FAILURES = tuple(MEASURES.index(f"bot: turns with {cue}") for cue in ("sorry", "no_match"))


@dataclass(frozen=True, slots=True)
class Scores:
    """`scored` [n]: each turn by a model that saw nothing of its fold. `training`: for each fold,
    the scores of the other folds' rows, each of them unseen as well."""

    scored: Floats
    training: list[Floats]


def rows(data: Path, say: Say) -> list[Row]:
    """Raises MissingData if a file is missing."""
    for name in FILES:
        if not (data / "uss" / f"{name}.txt").is_file():
            raise MissingData(f"{data / 'uss' / name}.txt is missing")
    marked = read_marked(data)
    folds = regression.folds_of(marked.dialogue, FOLDS, SEED)
    product = by_the_product(marked, folds, say)
    from_context = by_the_product_before_the_message(marked, folds, say)
    peers = {
        "vader": by_fixed(by_vader(marked), folds),
        "failure counter": by_fixed(marked.sheet.measures[:, FAILURES].sum(axis=1), folds),
    }
    made: list[Row] = []
    for number, name in enumerate(FILES):
        one = _OneFile(marked, folds, marked.file == number, f"uss.{name.lower()}")
        made += [one.auroc(product, peers), *one.f1(from_context, peers["failure counter"])]
        made += one.transfer(product, peers)
    return made


# ── who scores the turns ─────────────────────────────────────────────────────────────────────


def by_the_product(marked: Marked, folds: Ints, say: Say) -> Scores:
    """The model as it ships, from the conversation up to and including the message."""

    def fit(rest: Flags) -> tuple[Callable[[Marked], Floats], Floats]:
        part = marked.rows(rest)
        model, unseen = regression.fit(part.sheet, part.shortfall, part.dissatisfied, SEED)
        return (lambda held: model.of(held.sheet)), unseen

    return _cross_validated(marked, folds, fit, say, "with the message")


def by_the_product_before_the_message(marked: Marked, folds: Ints, say: Say) -> Scores:
    """Its reading fitted without the current message, as for the published figures."""

    def fit(rest: Flags) -> tuple[Callable[[Marked], Floats], Floats]:
        part = marked.rows(rest)
        reading = regression.fit_reading(part.sheet, part.shortfall, sees_message=False)
        unseen = regression.unseen_readings(part.sheet, part.shortfall, SEED, False)
        return (lambda held: reading.of(held.sheet)), unseen

    return _cross_validated(marked, folds, fit, say, "before the message")


def _cross_validated(
    marked: Marked,
    folds: Ints,
    fit: Callable[[Flags], tuple[Callable[[Marked], Floats], Floats]],
    say: Say,
    what: str,
) -> Scores:
    scored = np.zeros(len(folds))
    training: list[Floats] = []
    for fold in range(FOLDS):
        say(f"uss, {what}: fold {fold + 1} of {FOLDS}")
        model, unseen = fit(folds != fold)
        scored[folds == fold] = model(marked.rows(folds == fold))
        training.append(unseen)
    return Scores(scored, training)


def by_fixed(scores: Floats, folds: Ints) -> Scores:
    """Scores of a method that learns nothing but its limit."""
    return Scores(scores, [scores[folds != fold] for fold in range(FOLDS)])


def by_vader(marked: Marked) -> Floats:
    """How negative the lexicon finds the current message."""
    from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

    lexicon = SentimentIntensityAnalyzer()
    turns = [text for each in marked.dialogues for _, text in each.user_turns]
    return np.array([-lexicon.polarity_scores(text)["compound"] for text in turns])


# ── one file's rows ──────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class _OneFile:
    """`here` [n]: which turns are of this file."""

    marked: Marked
    folds: Ints
    here: Flags
    name: str

    def auroc(self, product: Scores, peers: Mapping[str, Scores]) -> Row:
        def value(scores: Scores) -> float:
            return auroc(self.marked.dissatisfied[self.here], scores.scored[self.here])

        return Row(f"{self.name}.auroc", value(product), {n: value(s) for n, s in peers.items()})

    def f1(self, product: Scores, counter: Scores) -> list[Row]:
        labels = self.marked.low_mode[self.here]
        ours, theirs = self._predicted(product), self._predicted(counter)
        published = PUBLISHED_F1[self.name.rsplit(".", 1)[-1]]
        return [
            Row(
                f"{self.name}.f1",
                handing_over.f1(labels, ours),
                {"failure counter": handing_over.f1(labels, theirs), "published": published},
            ),
            Row(f"{self.name}.f1.as_published", handing_over.published_f1(labels, ours)),
        ]

    def transfer(self, product: Scores, peers: Mapping[str, Scores]) -> list[Row]:
        gold = handing_over.first_of(by_dialogue(*self._of(self.marked.dissatisfied, self.here)))
        handed = {name: self._handed_over(scores) for name, scores in peers.items()}
        handed["never"] = [[] for _ in gold]
        ours = self._handed_over(product)

        def row(name: str, value: Callable[[Handoffs, Handoffs], float]) -> Row:
            others = {peer: value(turns, gold) for peer, turns in handed.items()}
            return Row(f"{self.name}.{name}", value(ours, gold), others)

        return [row("gt1", _gt1), row("gt1.recall", handing_over.recall)]

    def _predicted(self, scores: Scores) -> Flags:
        """[turns of this file]: dissatisfied, by the limit with the best F1 on the other folds."""
        predicted = np.zeros(len(self.folds), dtype=bool)
        for fold in range(FOLDS):
            rest = (self.folds != fold) & self.here
            training = scores.training[fold][self.here[self.folds != fold]]
            limit = handing_over.best_f1_limit(self.marked.low_mode[rest], training)
            held = (self.folds == fold) & self.here
            predicted[held] = scores.scored[held] >= limit
        return predicted[self.here]

    def _handed_over(self, scores: Scores) -> Handoffs:
        """For each of this file's dialogues, by the limit with the best GT-I on the other folds."""
        hot = np.zeros(len(self.folds), dtype=bool)
        for fold in range(FOLDS):
            rest = (self.folds != fold) & self.here
            training = scores.training[fold][self.here[self.folds != fold]]
            gold = handing_over.first_of(by_dialogue(*self._of(self.marked.dissatisfied, rest)))
            parts = by_dialogue(training, self.marked.dialogue[rest])
            limit = handing_over.best_limit(parts, gold, TOLERANCE)
            held = (self.folds == fold) & self.here
            hot[held] = scores.scored[held] >= limit
        return handing_over.first_of(by_dialogue(*self._of(hot, self.here)))

    def _of(self, values: Flags, these: Flags) -> tuple[Flags, Ints]:
        return values[these], self.marked.dialogue[these]


def _gt1(predicted: Handoffs, gold: Handoffs) -> float:
    return handing_over.golden_transfer(predicted, gold, TOLERANCE)
