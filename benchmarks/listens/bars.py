"""The table: every row a run may report, its unit and its bar."""

from __future__ import annotations

from benchmarks.common.bars import Bar, Rule, at_least, at_most

LANGUAGES = ("en", "de", "fr", "es")
OTHERS = LANGUAGES[1:]

_CARE = {
    name: bar
    for each in LANGUAGES
    for name, bar in (
        (f"care.{each}.recall", at_least(0.97, "share")),
        (f"care.{each}.false_alarms", at_most(1.0, "%")),
    )
}
_QUESTIONS = {
    name: bar
    for each in OTHERS
    for name, bar in (
        (f"questions.{each}.right", at_least(80.0, "%")),
        (f"questions.{each}.wrong", at_most(2.0, "%")),
        (f"strangers.{each}.answered", at_most(8.0, "%")),
    )
}
_TONE = {
    name: bar
    for each in LANGUAGES
    for name, bar in (
        (f"tone.{each}.negative_auroc", at_least(0.90, "AUROC")),
        (f"tone.{each}.macro_recall", at_least(0.75, "share")),
    )
}

BARS: dict[str, Bar] = {
    "everyday.right": at_least(88.0, "%"),
    "everyday.wrong": at_most(1.0, "%"),
    "everyday.passed_on": at_most(4.0, "%"),
    "strangers.answered": at_most(5.0, "%"),
    "other_companies.answered": at_most(5.0, "%"),
    "dialogues.as_expected": at_least(95.0, "%"),
    "follow_ups.right": at_least(85.0, "%"),
    "facts.first": Bar("%", Rule.SHOWN),
    **_QUESTIONS,
    **_CARE,
    **_TONE,
    "forms.without_a_yes": at_most(0, "bookings"),
    "detector.added_p50": at_most(8.0, "ms"),
    "detector.added_p95": at_most(20.0, "ms"),
}
