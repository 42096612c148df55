"""The course of a conversation: what a turn's probability may rest on; what the weights say."""

import json
import re
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import yaml

from fitting.dissatisfaction import regression
from fitting.dissatisfaction.limits import by_dialogue, limit_for
from handoff.detector.dissatisfaction.dissatisfaction import (
    FEWEST_TURNS,
    LINES_KEPT,
    WEIGHTS,
    Dissatisfaction,
    shipped,
)
from handoff.detector.dissatisfaction.features import CONTEXT, MEASURES, turns_of
from handoff.detector.dissatisfaction.sheet import COURSE, course, sheet_of
from handoff.domain.history import Line

ROOT = Path(__file__).resolve().parents[3]


def talk(*texts: str) -> list[Line]:
    """Customer and bot in turn, the customer first."""
    return [Line(place % 2 == 0, text) for place, text in enumerate(texts)]


CALM = talk(
    "hi, where is my order?",
    "Could you tell me the order number?",
    "HG-10432",
    "It is on its way and arrives tomorrow.",
    "great, thank you!",
)
BAD = talk(
    "book a table for one at seven",
    "For what time and how many people?",
    "I literally just told you the time! And that it is for one!",
    "Sorry, I could not find any restaurant that matches your request.",
    "No, that is wrong. I already said the Lucky Star, are you even reading this?",
    "For what time and how many people?",
    "You are useless, I told you twice. Forget it, this is ridiculous.",
    "Sorry, I did not understand that.",
    "No, I need a table for one.",
)


def test_a_turn_does_not_change_with_what_comes_after_it() -> None:
    model = shipped()
    whole = model.course_of(BAD)
    for length in range(1, len(BAD) + 1):
        so_far = model.course_of(BAD[:length])
        assert so_far == pytest.approx(whole[: len(so_far)], abs=1e-12)
    otherwise = [*BAD[:3], *talk("thank you so much", "Sorry, no match.")]
    assert model.course_of(otherwise)[:2] == pytest.approx(whole[:2], abs=1e-12)


def test_a_dialogue_does_not_change_with_the_others_in_its_sheet() -> None:
    model = shipped()
    together = model.of(sheet_of([CALM, BAD, CALM]))
    apart = [*model.course_of(CALM), *model.course_of(BAD), *model.course_of(CALM)]
    assert together.tolist() == pytest.approx(apart, abs=1e-12)


def test_without_the_message_nothing_of_it_counts() -> None:
    """As for the published figures: only from what came before."""
    sheet = sheet_of([BAD])
    other = sheet_of([[*BAD[:-1], Line(True, "perfect, thanks, bye")]])
    blind = replace(shipped().reading, sees_message=False)
    assert blind.of(sheet)[-1] == pytest.approx(blind.of(other)[-1], abs=1e-12)
    assert shipped().reading.of(sheet)[-1] != pytest.approx(shipped().reading.of(other)[-1])


def test_measures_have_names_and_tell_context_from_message() -> None:
    first, *_, last = turns_of(BAD)
    named = dict(zip(MEASURES, last.measures.tolist(), strict=True))
    assert len(set(MEASURES)) == len(MEASURES)
    assert named["turns"] == 4
    assert named["bot: before that questions"] == 1
    assert named["bot: turns with sorry"] == 2
    assert not first.measures[: len(CONTEXT)].any()


def test_folds_never_split_a_dialogue() -> None:
    dialogues = np.repeat(np.arange(37), np.arange(37) % 5 + 1)
    folds = regression.folds_of(dialogues, 10, seed=3)
    assert set(folds.tolist()) == set(range(10))
    assert all(len(set(part.tolist())) == 1 for part in by_dialogue(folds, dialogues))


def test_the_course_is_that_of_the_readings_so_far() -> None:
    made = course(np.array([1.0, 3.0, 2.0, 9.0]), np.array([0, 0, 0, 1]))
    third = dict(zip(COURSE, made[2].tolist(), strict=True))
    assert third["reading"] == 2 and third["worst"] == 3 and third["mean"] == 2
    assert third["slope"] == pytest.approx(0.5) and third["the one before"] == 3
    assert made[3, :4].tolist() == [9, 9, 9, 9]


def test_the_limit_keeps_false_alarms_at_their_share() -> None:
    random = np.random.default_rng(0)
    dialogues = np.repeat(np.arange(400), 6)
    shares = random.random(len(dialogues))
    bad = (dialogues >= 200) & (shares > 0.9)
    limit = limit_for(shares, bad, dialogues, FEWEST_TURNS)
    good = [
        part
        for part, flags in zip(
            by_dialogue(shares, dialogues), by_dialogue(bad, dialogues), strict=True
        )
        if not flags.any()
    ]
    alarmed = [bool((part[FEWEST_TURNS - 1 :] >= limit).any()) for part in good]
    assert 0.04 < np.mean(alarmed) <= 0.05


def test_a_limit_needs_a_conversation_that_went_well() -> None:
    with pytest.raises(ValueError, match="no conversation"):
        limit_for(np.array([0.5]), np.array([True]), np.array([0]), 1)


def test_a_conversation_that_goes_badly_is_told_from_one_that_goes_well() -> None:
    calm, bad = shipped().now(CALM), shipped().now(BAD)
    assert calm is not None and bad is not None
    assert calm < 0.1 < shipped().limit <= bad


def test_two_messages_are_too_few_to_tell() -> None:
    assert shipped().now(BAD[:4]) is None
    assert shipped().now([]) is None


def test_ordinary_support_chats_stay_below_the_limit() -> None:
    chats = _conversation_tests()
    worst = max(max(shipped().course_of(chat)) for chat in chats)
    assert len(chats) >= 10 and any(not line.by_customer for chat in chats for line in chat)
    assert worst < shipped().limit


def test_in_another_language_it_claims_nothing() -> None:
    german = talk(
        "Wo ist meine Bestellung?",
        "Nennen Sie mir bitte die Nummer.",
        "HG-10432",
        "Sie kommt morgen an.",
        "Das habe ich schon dreimal gelesen, Unsinn.",
    )
    share = shipped().now(german)
    assert share is not None and share < shipped().limit


def test_weights_survive_saving(tmp_path: Path) -> None:
    shipped().save(tmp_path / "again.npz")
    again = Dissatisfaction.load(tmp_path / "again.npz")
    assert again.course_of(BAD) == pytest.approx(shipped().course_of(BAD), abs=1e-6)


def test_the_shipped_weights_are_small_and_know_how_they_were_made() -> None:
    stored = json.loads(WEIGHTS.with_suffix(".json").read_text())
    assert WEIGHTS.stat().st_size < 1_000_000
    assert stored["data"]["dialogues"] == 2000
    assert stored["unseen_training_rows"]["limit"] == pytest.approx(shipped().limit, abs=1e-3)


def test_a_long_conversation_is_judged_by_its_last_lines() -> None:
    filler = talk(*["what are your opening hours?", "We are open from nine to five."] * 60)
    short = [*filler[-(LINES_KEPT - len(BAD)) :], *BAD]
    assert shipped().now([*filler, *BAD]) == shipped().now(short)


def _conversation_tests() -> list[list[Line]]:
    """The product's own conversation tests, with what the bot says in them."""
    said: dict[str, str] = {}
    for file in sorted((ROOT / "data" / "domain").rglob("*.yml")):
        for name, variants in (yaml.safe_load(file.read_text()).get("responses") or {}).items():
            said[name] = str(variants[0].get("text", ""))
    chats: list[list[Line]] = []
    for file in sorted((ROOT / "data" / "conversation_tests").glob("*.yml")):
        for story in yaml.safe_load(file.read_text())["stories"]:
            lines = [_line(step, said) for step in story["steps"]]
            chats.append([line for line in lines if line is not None])
    return [chat for chat in chats if any(line.by_customer for line in chat)]


def _line(step: dict[str, str], said: dict[str, str]) -> Line | None:
    if "user" in step:
        return Line(True, re.sub(r"\[(.*?)\]\(.*?\)", r"\1", step["user"].strip()))
    return Line(False, said[step["action"]]) if step.get("action") in said else None
