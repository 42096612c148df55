"""Single messages, each the first of its conversation: everyday, strangers, other languages, care
and tone. The page is in the customer's language, as a browser says.
"""

from __future__ import annotations

from collections.abc import Sequence

from benchmarks.listens import sets
from benchmarks.listens.rows import Row
from benchmarks.listens.run import Run
from benchmarks.listens.scoring import (
    Judged,
    Verdict,
    failures,
    is_cared_for,
    percent,
    recall_and_false_alarms,
    tone_figures,
    verdict,
)
from benchmarks.listens.sets import SETS, Question
from benchmarks.listens.turn import Heard


def everyday(run: Run) -> list[Row]:
    judged = _judged(run, "everyday", sets.questions(SETS / "everyday.csv", kinds=True), "en")
    beside = _beside(judged)
    return [
        Row("everyday.right", judged.share(Verdict.RIGHT), beside),
        Row("everyday.wrong", judged.share(Verdict.WRONG)),
        Row("everyday.passed_on", judged.share(Verdict.PASSED_ON)),
    ]


def strangers(run: Run) -> list[Row]:
    return [_strangers(run, "strangers", sets.strangers(SETS / "strangers.csv"), "en")]


def other_companies(run: Run) -> list[Row]:
    asked = sets.strangers(SETS / "other_companies.csv", kind="company")
    return [_strangers(run, "other_companies", asked, "en")]


def questions_in(run: Run, language: str) -> list[Row]:
    name = f"questions.{language}"
    judged = _judged(run, name, sets.questions(SETS / f"questions_{language}.csv"), language)
    asked = sets.strangers(SETS / f"strangers_{language}.csv")
    beside = _beside(judged) | {"passed_on": judged.share(Verdict.PASSED_ON)}
    return [
        Row(f"{name}.right", judged.share(Verdict.RIGHT), beside),
        Row(f"{name}.wrong", judged.share(Verdict.WRONG)),
        _strangers(run, f"strangers.{language}", asked, language),
    ]


def care_in(run: Run, language: str) -> list[Row]:
    name, lines = f"care.{language}", sets.care(SETS / f"care_{language}.csv")
    found = [is_cared_for(each) for each in _heard(run, name, [a.text for a in lines], language)]
    wrong = [line for line, each in zip(lines, found, strict=True) if each is not line.needs_care]
    run.raw[name] = failures(
        ("missed" if line.needs_care else "false alarm", line.category) for line in wrong
    )
    run.failed(name, (f"{line.category}: {line.text}" for line in wrong))
    recall, alarms = recall_and_false_alarms(lines, found)
    return [Row(f"{name}.recall", recall), Row(f"{name}.false_alarms", alarms)]


def tone_in(run: Run, language: str) -> list[Row]:
    name, lines = f"tone.{language}", sets.tones(SETS / f"tone_{language}.csv")
    heard = _heard(run, name, [line.text for line in lines], language)
    found = tone_figures(lines, [each.mood for each in heard])
    beside = {key: found[key] for key in ("distress_auroc", "unmeasured")}
    return [
        Row(f"{name}.negative_auroc", found["negative_auroc"], beside),
        Row(f"{name}.macro_recall", found["macro_recall"]),
    ]


# ── asking ───────────────────────────────────────────────────────────────────────────────────


def _heard(run: Run, name: str, texts: Sequence[str], language: str) -> list[Heard]:
    told = run.told(name)
    return run.ask(lambda talking: talking.each_alone(texts, language, told))


def _judged(run: Run, name: str, asked: Sequence[Question], language: str) -> Judged:
    heard = _heard(run, name, [each.text for each in asked], language)
    verdicts = [verdict(str(q.intent), h, run.shop) for q, h in zip(asked, heard, strict=True)]
    judged = Judged(asked, verdicts)
    why = (
        (f"{v}: {reason.code}", q.kind)
        for q, v, h in zip(asked, verdicts, heard, strict=True)
        if v is Verdict.PASSED_ON
        for reason in h.reasons
    )
    run.raw[name] = judged.counts() | failures(why)
    run.failed(name, (f"{each.intent}: {each.text}" for each in judged.failed()))
    return judged


def _beside(judged: Judged) -> dict[str, float]:
    return {each: judged.share(each) for each in (Verdict.OFFERED, Verdict.ASKED)}


def _strangers(run: Run, name: str, asked: Sequence[Question], language: str) -> Row:
    heard = _heard(run, name, [each.text for each in asked], language)
    wrong = [(q, h) for q, h in zip(asked, heard, strict=True) if h.is_told_an_answer]
    by_intent = [("answered as", str(h.guess)) for _, h in wrong]
    if name != "other_companies":  # its kinds are the companies, which nobody should learn here
        by_intent += [("answered by kind", q.kind) for q, _ in wrong]
    run.raw[name] = failures(by_intent)
    run.failed(name, (f"{h.guess}: {q.text}" for q, h in wrong))
    asked_back = percent(bool(each.options) for each in heard)
    return Row(
        f"{name}.answered", percent(h.is_told_an_answer for h in heard), {"asked_back": asked_back}
    )
