"""Calibration: a model's thresholds, from its training rows; in other languages than theirs, from
held-out questions, too.

Each row is judged by what was fitted on the other folds. Unknown messages are simulated by leaving
whole intents out; where there are questions that are not for the bot, those count most.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields, replace
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from common.arrays import Floats, Ints
from handoff.detector.calibration.confidence import cross_fitted, learn_confidence
from handoff.detector.calibration.languages import Asked, LanguagePromise, Languages, promised
from handoff.detector.calibration.newcomers import Newcomers
from handoff.detector.calibration.out_of_fold import OutOfFold
from handoff.detector.calibration.scoring import Judged
from handoff.detector.calibration.thresholds import (
    COVERAGE,
    DELTA,
    RISK,
    Dial,
    Point,
    Seen,
    thresholds,
)
from handoff.detector.calibration.written_in import written_in
from handoff.detector.familiarity.border import Border, without_those_too_near
from handoff.detector.familiarity.familiarity import Knowledge, measured_apart
from handoff.detector.familiarity.memory import EVIDENCE, Memory
from handoff.detector.familiarity.own_words import OwnWords
from handoff.detector.familiarity.scale import Scale, learn_scale
from handoff.detector.multitask.network import name_limit
from handoff.detector.multitask.network import shipped as shipped_network
from handoff.detector.statistics.probabilities import best_temperature, cooled, mass_before
from handoff.detector.statistics.rows import Rows
from handoff.detector.tone.tone import Tone
from handoff.detector.tone.tone import shipped as shipped_tone
from handoff.domain.signals import Thresholds

VERSION = 9
OWN_WORDS = "own_words.json"


@dataclass(frozen=True, slots=True)
class Calibration:
    """`point`: what the thresholds do out of fold, for people to read; not needed to judge."""

    classes: tuple[str, ...]
    temperature: float
    scale: Scale
    trust: Scale
    thresholds: Thresholds
    knowledge: Knowledge
    newcomers: Newcomers
    point: Point | None = None
    languages: Languages = field(default_factory=Languages)
    own_words: OwnWords = field(default_factory=OwnWords)

    def thresholds_in(self, language: str | None) -> Thresholds:
        """Those for messages in this language; None: nobody can tell which it is."""
        return self.languages.thresholds(language, self.thresholds)

    def measure(
        self, vectors: NDArray[Any], probabilities: Floats, first: Ints
    ) -> tuple[Floats, Floats]:
        """`unknown` [m] and the confidence [m] that the first intent is right, both in 0..1, for
        messages [m, d] with calibrated probabilities [m, k] and first intents [m] (-1: one that
        did not exist at calibration).

        Unknown is 1 where the first intent was taught with only a few sentences and the message is
        not close enough to them.
        """
        strange, trust = self.knowledge.measure(vectors, probabilities, first)
        unknown = self.scale.chance(strange)
        unknown[self.newcomers.too_far(vectors, first)] = 1.0
        return unknown, self.trust.chance(trust)

    def judge(self, vectors: NDArray[Any], probabilities: Floats) -> Judged:
        """Messages [m, d] with the classifier's own probabilities [m, k], in order of `classes`."""
        calm = cooled(np.asarray(probabilities, dtype=np.float64), self.temperature)
        first = calm.argmax(axis=1)
        unknown, confidence = self.measure(vectors, calm, first)
        sets = mass_before(calm, confidence) <= self.thresholds.conformal
        return Judged(self.classes, first, confidence, unknown, sets)

    def save(self, folder: Path) -> None:
        """detector.npz holds the points, detector.json every number a person may want to read."""
        arrays = _arrays(self.knowledge) | _prefixed(self.newcomers)
        np.savez(folder / "detector.npz", **arrays)
        numbers = {
            "version": VERSION,
            "temperature": self.temperature,
            "thresholds": asdict(self.thresholds),
            "promise": self.point.says if self.point else None,
            "out_of_fold": asdict(self.point) if self.point else None,
            "language": self.languages.main,
            "languages": {
                tag: {
                    "promise": each.says,
                    "thresholds": asdict(each.thresholds),
                    "held_out": asdict(each.point),
                }
                for tag, each in self.languages.others.items()
            },
            "signals": list(self.knowledge.measures),
            "scale": asdict(self.scale),
            "evidence": list(EVIDENCE),
            "trust": asdict(self.trust),
            "classes": list(self.classes),
        }
        text = json.dumps(numbers, indent=2) + "\n"
        (folder / "detector.json").write_text(text, encoding="utf-8")
        self.own_words.save(folder / OWN_WORDS)

    @classmethod
    def load(cls, folder: Path) -> Calibration:
        """Raises OSError, KeyError or ValueError if the files are missing or of another version."""
        numbers = json.loads((folder / "detector.json").read_text(encoding="utf-8"))
        with np.load(folder / "detector.npz", allow_pickle=False) as arrays:
            found = {name: arrays[name] for name in arrays.files}
        knowledge = _knowledge(found)
        same = numbers["signals"] == list(knowledge.measures)
        if numbers["version"] != VERSION or not same or numbers["evidence"] != list(EVIDENCE):
            raise ValueError(f"{folder / 'detector.json'} was made by another version")
        point = numbers.get("out_of_fold")
        return cls(
            classes=tuple(numbers["classes"]),
            temperature=float(numbers["temperature"]),
            scale=_scale(numbers["scale"]),
            trust=_scale(numbers["trust"]),
            thresholds=Thresholds(**numbers["thresholds"]),
            knowledge=knowledge,
            newcomers=Newcomers(
                **{each.name: found[_NEWCOMERS + each.name] for each in fields(Newcomers)}
            ),
            point=Point(**point) if point else None,
            languages=_languages(numbers),
            own_words=OwnWords.load(folder / OWN_WORDS),
        )


def is_of_this_version(folder: Path) -> bool:
    """Whether the calibration there can be read; one of another version is redone from the rows."""
    try:
        numbers = json.loads((folder / "detector.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return False
    return isinstance(numbers, dict) and numbers.get("version") == VERSION


def calibrate(
    rows: Rows,
    tone: Tone | None = None,
    *,
    risk: float = RISK,
    delta: float = DELTA,
    coverage: float = COVERAGE,
    always_human: frozenset[str] = frozenset(),
    small_talk: frozenset[str] = frozenset(),
    language: str | None = None,
    held_out: Mapping[str, Asked] | None = None,
) -> Calibration:
    """Everything the detector needs to judge the messages of one model.

    At most a share `risk` of the answers may be wrong, with confidence 1 - `delta`; where that
    cannot be promised, `point` says what can. A share `coverage` of the conformal sets, from which
    clarifying questions are made, holds the right intent. In rows of the intents `always_human`, a
    negative tone is not a false alarm; one of the intents `small_talk`, taken for another of them,
    is no wrong answer.

    `language`: the main one. `held_out`: questions in others, by language; the promise is tested on
    them and given for each language by itself. Rows in one of these others have no part in the main
    one's.
    """
    rows, tone = without_those_too_near(rows), tone or shipped_tone()
    temperature = best_temperature(rows)
    apart = measured_apart(rows, temperature)
    scale = learn_scale(apart, rows.labels)
    probabilities = cooled(rows.oof, temperature)
    right = probabilities.argmax(axis=1) == rows.labels
    trust = learn_confidence(apart.trust, right, rows.fair)
    others = tuple(held_out or ())
    written = written_in(rows.texts, len(rows.labels), language, others)
    own = _own_words(rows, written)
    strangers = Seen(
        trust.chance(apart.trust_in_strangers),
        np.where(_of_other_companies(rows, own, language), 1.0, scale.chance(apart.strangers)),
    )
    dial = Dial(risk, delta, coverage, always_human, small_talk)
    known = Seen(cross_fitted(apart.trust, right, rows.fair, rows.folds), scale.chance(apart.known))
    fold = OutOfFold(
        rows, probabilities, known, strangers, language, tuple(held_out or ()), written
    )
    mine = fold.of_the_main_language()
    limits, point = thresholds(
        mine.rows, mine.probabilities, mine.known, mine.strangers, tone, dial
    )
    made = Calibration(
        classes=rows.classes,
        temperature=temperature,
        scale=scale,
        trust=trust,
        thresholds=limits,
        knowledge=Knowledge.of(rows.vectors, rows.labels, rows.strangers),
        newcomers=Newcomers.of(rows.vectors, rows.labels, len(rows.classes)),
        point=point,
        own_words=own,
    )
    in_others = {
        tag: _promised(made, asked, fold.only(tag), tone, dial)
        for tag, asked in (held_out or {}).items()
        if tag != language
    }
    return replace(made, languages=Languages(language, in_others))


def _own_words(rows: Rows, written: NDArray[np.str_]) -> OwnWords:
    """None where a model's rows have no texts."""
    if len(rows.texts) != len(rows.labels):
        return OwnWords()
    intents = [rows.classes[label] for label in rows.labels]
    scored = shipped_network().scores_of
    return OwnWords.in_rows(rows.texts, intents, written.tolist(), scored, name_limit())


def _of_other_companies(rows: Rows, own: OwnWords, language: str | None) -> NDArray[np.bool_]:
    """[m]: which strangers are told by a name, and need no border."""
    if len(rows.stranger_texts) != len(rows.strangers):
        return np.zeros(len(rows.strangers), dtype=bool)
    likeliest = rows.stranger_oof.argmax(axis=1)
    told = (
        own.foreign(scores, rows.classes[label], language)
        for scores, label in zip(
            shipped_network().scores_of(rows.stranger_texts), likeliest, strict=True
        )
    )
    return np.array([bool(names) for names in told], dtype=bool)


def _promised(
    made: Calibration, asked: Asked, taught: OutOfFold, tone: Tone, dial: Dial
) -> LanguagePromise:
    """`taught`: the rows and strangers in this language; where they are few, what counts as known
    or as a mood is what does in the main one."""
    probabilities = cooled(asked.probabilities, made.temperature)
    unknown, confidence = made.measure(asked.vectors, probabilities, probabilities.argmax(axis=1))
    usual = taught.with_border(made.thresholds, tone, dial)
    known = Seen(confidence, unknown)
    return promised(known, probabilities, asked.labels, usual, taught.strangers, dial, made.classes)


_NORMAL, _OFFSET = "border_normal", "border_offset"
_NEWCOMERS = "newcomers_"


def _prefixed(newcomers: Newcomers) -> dict[str, Any]:
    return {_NEWCOMERS + each.name: getattr(newcomers, each.name) for each in fields(Newcomers)}


def _arrays(knowledge: Knowledge) -> dict[str, Any]:
    arrays = {each.name: getattr(knowledge.memory, each.name) for each in fields(Memory)}
    if knowledge.border is not None:
        arrays[_NORMAL] = knowledge.border.normal
        arrays[_OFFSET] = np.float64(knowledge.border.offset)
    return arrays


def _knowledge(arrays: dict[str, Any]) -> Knowledge:
    memory = Memory(**{each.name: arrays[each.name] for each in fields(Memory)})
    if _NORMAL not in arrays:
        return Knowledge(memory)
    return Knowledge(memory, Border(arrays[_NORMAL], float(arrays[_OFFSET])))


def _languages(numbers: dict[str, Any]) -> Languages:
    others = {
        tag: LanguagePromise(Thresholds(**each["thresholds"]), Point(**each["held_out"]))
        for tag, each in numbers["languages"].items()
    }
    return Languages(numbers["language"], others)


def _scale(numbers: dict[str, Any]) -> Scale:
    return Scale.of(*(numbers[name] for name in ("mean", "spread", "weights", "bias")))
