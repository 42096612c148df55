"""The parts of a run, in order, and the rows that each gives."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from benchmarks.listens import conversing, forms, latency, single
from benchmarks.listens.bars import LANGUAGES, OTHERS
from benchmarks.listens.rows import Row
from benchmarks.listens.run import Run


@dataclass(frozen=True, slots=True)
class Part:
    rows: Callable[[Run], list[Row]]
    gives: tuple[str, ...]


def _in(language: str, rows: Callable[[Run, str], list[Row]], *gives: str) -> Part:
    names = tuple(name.format(language) for name in gives)
    return Part(lambda run: rows(run, language), names)


PARTS = (
    Part(latency.rows, ("detector.added_p50", "detector.added_p95")),
    Part(single.everyday, ("everyday.right", "everyday.wrong", "everyday.passed_on")),
    Part(single.strangers, ("strangers.answered",)),
    Part(single.other_companies, ("other_companies.answered",)),
    Part(conversing.dialogues, ("dialogues.as_expected",)),
    Part(conversing.follow_ups, ("follow_ups.right",)),
    Part(conversing.facts, ("facts.first",)),
    *(
        _in(
            each,
            single.questions_in,
            "questions.{}.right",
            "questions.{}.wrong",
            "strangers.{}.answered",
        )
        for each in OTHERS
    ),
    *(_in(each, single.care_in, "care.{}.recall", "care.{}.false_alarms") for each in LANGUAGES),
    *(
        _in(each, single.tone_in, "tone.{}.negative_auroc", "tone.{}.macro_recall")
        for each in LANGUAGES
    ),
    Part(forms.rows, ("forms.without_a_yes",)),
)
"""The times come first, while nothing else runs; the forms, which take longest, last."""
