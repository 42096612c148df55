"""Whole dialogues, follow-ups, and whether an answer starts with the fact that was asked for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from benchmarks.listens import sets
from benchmarks.listens.expected import answers, as_expected, comes_first, follows, holds
from benchmarks.listens.rows import Row
from benchmarks.listens.run import Run
from benchmarks.listens.scoring import failures, percent
from benchmarks.listens.sets import SETS, Dialogue, FactAsked, FollowUp, Step
from benchmarks.listens.shop import Shop
from benchmarks.listens.talking import Talking
from benchmarks.listens.turn import Heard


def dialogues(run: Run) -> list[Row]:
    """One after the other, each finding the shop as the first one did."""
    asked = sets.dialogues(SETS / "dialogues.yml")
    told = run.told("dialogues")

    async def hold(talking: Talking) -> list[list[Heard]]:
        found = []
        for number, each in enumerate(asked, start=1):
            talking.orders.undo()
            found.append(await talking.conversation([step.say for step in each.steps], "en"))
            told(number, len(asked))
        return found

    all_heard = run.ask(hold)
    fine = [
        [as_expected(s, h, run.shop) for s, h in zip(each.steps, heard, strict=True)]
        for each, heard in zip(asked, all_heard, strict=True)
    ]
    first = list(first_failures(asked, fine))
    turns = [each for dialogue in fine for each in dialogue]
    wrong = [step for step, each in zip(_steps(asked), turns, strict=True) if not each]
    run.raw["dialogues"] = {"turns": len(turns)} | failures(
        (*(("all", wanted(step)) for step in wrong), *(("first", wanted(step)) for step in first))
    )
    for each, heard, met in zip(asked, all_heard, fine, strict=True):
        if not all(met):
            run.failed("dialogues", _up_to_the_failure(each, heard, met.index(False)))
    beside = {
        "up_to_the_first_failure": percent(reached(fine)),
        "failed": turns.count(False),
        "first_failures": len(first),
        "dialogues": len(asked),
    }
    return [Row("dialogues.as_expected", percent(turns), beside)]


def _up_to_the_failure(each: Dialogue, heard: Sequence[Heard], at: int) -> Iterator[str]:
    yield f"── {each.id}, expected in the end: {each.steps[at].any_of}"
    for step, came in zip(each.steps[: at + 1], heard, strict=False):
        yield f"> {step.say}"
        yield f"< {came.in_short}"


def first_failures(asked: Sequence[Dialogue], fine: Sequence[Sequence[bool]]) -> Iterator[Step]:
    """Of each dialogue, the first turn that failed: those after it may fail because of it."""
    for each, turns in zip(asked, fine, strict=True):
        yield from [step for step, met in zip(each.steps, turns, strict=True) if not met][:1]


def reached(fine: Sequence[Sequence[bool]]) -> list[bool]:
    """All turns that no failure came before."""
    return [met for turns in fine for at, met in enumerate(turns) if all(turns[:at])]


def wanted(step: Step) -> str:
    """What a turn was expected to do, to count it by."""
    return " or ".join(dict.fromkeys(each.wanted for each in step.any_of))


def _steps(asked: Sequence[Dialogue]) -> list[Step]:
    return [step for each in asked for step in each.steps]


def follow_ups(run: Run) -> list[Row]:
    asked, told = sets.follow_ups(SETS / "follow_ups.yml"), run.told("follow-ups")
    talks = [(each.first, each.then) for each in asked]
    heard = [pair[1] for pair in run.ask(lambda talking: talking.all(talks, "en", told))]
    pairs = list(zip(asked, heard, strict=True))
    wrong = [(each, h) for each, h in pairs if not follows(each.intents, each.about, h, run.shop)]
    run.raw["follow_ups"] = failures(
        [
            *(("by kind", each.kind) for each, _ in wrong),
            *(("what came instead", _instead(each, h, run.shop)) for each, h in wrong),
        ]
    )
    run.failed(
        "follow_ups",
        (
            f"{f.kind}: {f.first} / {f.then}\n    wanted {f.intents} {f.about}\n    < {h.in_short}"
            for f, h in wrong
        ),
    )
    intents_only = percent(follows(each.intents, "", h, run.shop) for each, h in pairs)
    right = percent(follows(each.intents, each.about, h, run.shop) for each, h in pairs)
    return [Row("follow_ups.right", right, {"intents_only": intents_only})]


def _instead(each: FollowUp, heard: Heard, shop: Shop) -> str:
    if not heard.is_answered:
        return str(heard.decision or "refused")
    given = [answers(intent, heard, shop) for intent in each.intents]
    if all(given):
        return "answered, without what it is about"
    return "one of two" if any(given) else "another answer"


def facts(run: Run) -> list[Row]:
    asked, told = sets.facts(SETS / "facts.yml"), run.told("facts")
    talks = [(each.text,) for each in asked]
    heard = [each[0] for each in run.ask(lambda talking: talking.all(talks, "en", told))]
    pairs = list(zip(asked, heard, strict=True))
    wrong = [(each, h) for each, h in pairs if not is_told_first(each, h)]
    run.raw["facts"] = failures((_missing(each, h), each.intent) for each, h in wrong)
    run.failed("facts", (f"{f.intent}, {f.fact}: {f.text}\n    < {h.in_short}" for f, h in wrong))
    open_ones = [not h.is_told_an_answer for each, h in pairs if each.fact is None]
    known = [(each.fact, h) for each, h in pairs if each.fact is not None]
    beside = {
        "said_somewhere": percent(h.is_answered and holds(fact, h.words) for fact, h in known),
        "known_first": percent(is_told_first(each, h) for each, h in pairs if each.fact),
        "unknown_not_answered": percent(open_ones),
    }
    return [Row("facts.first", percent(is_told_first(*each) for each in pairs), beside)]


def is_told_first(asked: FactAsked, heard: Heard) -> bool:
    """The answer starts with the fact; where there is none, it should give none."""
    if asked.fact is None:
        return not heard.is_told_an_answer
    bubbles = [each.text for each in heard.bubbles]
    return heard.is_answered and comes_first(asked.fact, bubbles)


def _missing(asked: FactAsked, heard: Heard) -> str:
    if asked.fact is None:
        return "unknown, answered"
    if not heard.is_answered:
        return "not answered"
    return "said later" if holds(asked.fact, heard.words) else "not said"
