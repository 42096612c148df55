"""What a message takes from the question before."""

from __future__ import annotations

import pytest

from bot.channel.following import (
    Asked,
    asked_in,
    asks_more,
    asks_on_the_way,
    carried,
    goes_on,
)
from common.assistant.runtime import Runtime

FERRIES = Runtime(
    follow_ups={"island": frozenset({"fares", "crossings"}), "boat": frozenset({"fares"})}
)


def found(text: str, **named: str) -> list[dict[str, object]]:
    """Entities by name, each with the words that name it."""
    return [
        {"entity": entity, "start": text.index(words), "end": text.index(words) + len(words)}
        for entity, words in named.items()
    ]


def on(text: str, before: str | None = "crossings", **named: str) -> bool:
    return goes_on(text, found(text, **named), Asked(before), FERRIES)


@pytest.mark.parametrize(
    "text",
    [
        "and to Vik?",
        "what about Vik",
        "Vik?",
        "and how about the one in Vik, please",
        "und nach Vik?",
        "et pour Vik ?",
        "¿y a Vik?",
    ],
)
def test_a_name_and_little_words_go_on(text: str) -> None:
    assert on(text, island="Vik")


@pytest.mark.parametrize(
    "text",
    ["and how long to Vik?", "I live in Vik", "cancel Vik", "Vik is lovely", "thanks, Vik"],
)
def test_a_message_that_says_more_is_one_of_its_own(text: str) -> None:
    assert not on(text, island="Vik")


def test_only_a_question_that_can_be_about_it_goes_on() -> None:
    assert not on("and the Freya?", boat="Freya")
    assert on("and the Freya?", before="fares", boat="Freya")
    assert not on("and to Vik?", before="lost_luggage", island="Vik")
    assert not on("and to Vik?", before=None, island="Vik")


def test_every_name_in_the_message_counts() -> None:
    assert on("and the Freya to Vik?", before="fares", island="Vik", boat="Freya")
    assert not on("and the Freya to Vik?", before="crossings", island="Vik", boat="Freya")


def test_a_message_without_a_name_asks_nothing_further() -> None:
    assert not on("and then?")
    assert not goes_on(
        "and to Vik?", [{"entity": "island", "value": "vik"}], Asked("fares"), FERRIES
    )


def test_what_a_person_answered_was_no_question_to_the_bot() -> None:
    assert asked_in({"intent": {}, "text": "and to Vik?"}) == Asked()
    assert asked_in({"intent": {"name": "fares"}}).intent == "fares"


# ── another question about the same ──────────────────────────────────────────────────────────


def parsed(own: float, answer: str = "fares/children", sure: float = 0.8) -> dict[str, object]:
    ranking = [{"confidence": sure}, {"confidence": 1 - sure}]
    response = {"intent_response_key": answer, "confidence": sure}
    chosen = {"fares": {"response": response, "ranking": ranking}}
    return {"intent": {"name": "luggage", "confidence": own}, "response_selector": chosen}


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("and for kids?", None),
        ("und für kinder", "de-AT"),
        ("et les enfants ?", "fr"),
        ("¿y niños?", "es"),
    ],
)
def test_what_means_less_by_itself_asks_for_another_of_the_answers(
    text: str, language: str | None
) -> None:
    assert asks_more(text, parsed(0.2), Asked("fares"), language)


@pytest.mark.parametrize(
    ("text", "language"),
    [("y a des frais ?", "fr"), ("also ich will buchen", "de"), ("e-mail please", "es")],
)
def test_a_word_that_connects_in_another_language_does_not_here(text: str, language: str) -> None:
    assert not asks_more(text, parsed(0.2), Asked("fares"), language)


def test_the_same_answer_is_no_other_and_an_only_answer_says_nothing() -> None:
    given = {"fares": {"response": {"intent_response_key": "fares/children"}}}
    assert not asks_more("and for kids?", parsed(0.2), Asked("fares", given))
    alone = parsed(0.2, sure=1.0)
    alone["response_selector"]["fares"]["ranking"] = [{"confidence": 1.0}]  # type: ignore[index]
    assert not asks_more("and for kids?", alone, Asked("fares"))


def test_what_is_understood_by_itself_is_a_question_of_its_own() -> None:
    assert not asks_more("and where is my suitcase?", parsed(0.9), Asked("fares"))


@pytest.mark.parametrize(
    "text",
    ["for kids?", "and", "and my aunt would like to know what the children in her class would pay"],
)
def test_only_a_short_question_that_connects_leans_on_the_one_before(text: str) -> None:
    assert not asks_more(text, parsed(0.2), Asked("fares"))


def unclear(
    near: float, *likeliest: str, own: float = 0.4, sure: float = 0.9, answer: str = "general"
) -> dict[str, object]:
    """What a message after a question about fares was parsed to: its likeliest intents."""
    ranking = [{"name": name, "confidence": own / (i + 1)} for i, name in enumerate(likeliest)]
    response = {"intent_response_key": f"fares/{answer}", "confidence": sure}
    chosen = {"response": response, "ranking": [{"confidence": 1.0}], "near": near}
    return {
        "intent": ranking[0],
        "intent_ranking": ranking,
        "response_selector": {"fares": chosen},
    }


SAME_AGAIN = Asked("fares", {"fares": {"response": {"intent_response_key": "fares/general"}}})


@pytest.mark.parametrize(
    "parse",
    [
        unclear(0.35, "fares", "luggage"),
        unclear(0.46, "luggage", "fares"),
        unclear(0.52, "luggage", "crew", "bikes", "fares"),
    ],
    ids=["likeliest", "in the running", "unlikely, and near"],
)
def test_what_is_nothing_clear_by_itself_stays_with_the_matter(parse: dict[str, object]) -> None:
    """Whatever it says, and though the same answer is meant once more."""
    assert asks_more("no, I mean on the late boat, the small one", parse, SAME_AGAIN) is False
    assert asks_more("I only want to know what the late boat would be", parse, SAME_AGAIN)


@pytest.mark.parametrize(
    "parse",
    [
        unclear(0.30, "fares", "luggage"),
        unclear(0.46, "luggage", "crew", "bikes", "fares"),
        unclear(0.60, "luggage", "crew", "bikes", "fares", sure=0.6),
        unclear(0.60, "luggage", "fares", own=0.9),
    ],
    ids=["far", "unlikely", "none of the answers", "clear by itself"],
)
def test_what_is_far_from_it_or_clear_by_itself_does_not(parse: dict[str, object]) -> None:
    assert not asks_more("I only want to know what the late boat would be", parse, SAME_AGAIN)


def test_none_of_the_answers_is_given_that_is_unlikely_or_general_or_of_another_intent() -> None:
    text = "and for kids?"
    assert not asks_more(text, parsed(0.2, sure=0.3), Asked("fares"))
    assert not asks_more(text, parsed(0.2, answer="fares/general"), Asked("fares"))
    assert not asks_more(text, parsed(0.2), Asked("crossings"))
    assert not asks_more(text, parsed(0.2), Asked())
    assert not asks_more(text, {"intent": {"name": "luggage", "confidence": 0.2}}, Asked("fares"))


VIK = {"entity": "island", "value": "vik", "start": 4, "end": 7}
FREYA = {"entity": "boat", "value": "freya", "start": 0, "end": 5}
BEFORE = Asked("fares", entities=(VIK, FREYA))


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("how long does it take?", "en"),
        ("and how long?", None),
        ("wie lange dauert das", "de"),
        ("ça prend combien de temps ?", "fr"),
        ("¿y cuánto tarda?", "es"),
    ],
)
def test_what_was_named_before_is_what_the_next_question_is_about(
    text: str, language: str | None
) -> None:
    (about,) = carried(text, "crossings", [], BEFORE, FERRIES, language)
    assert (about["entity"], about["value"]) == ("island", "vik")
    assert "start" not in about
    assert len(carried(text, "fares", [], BEFORE, FERRIES, language)) == 2


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("welche boote gibt es?", "de"),
        ("¿cuál es el horario?", "es"),
        ("is it possible to pay by card?", "en"),
        ("y a un bateau ce soir ?", "fr"),
    ],
)
def test_words_that_stand_for_nothing_do_not_point(text: str, language: str) -> None:
    assert not carried(text, "fares", [], BEFORE, FERRIES, language)


def test_a_day_does_not_keep_the_place_from_being_carried() -> None:
    day = {"entity": "date", "value": "sunday", "start": 7, "end": 13}
    assert carried("and on sunday?", "crossings", [day], BEFORE, FERRIES)


def test_what_was_ruled_out_is_not_carried() -> None:
    text = "not the Freya, the one to Vik"
    before = asked_in({"text": text, "entities": found(text, boat="Freya", island="Vik")})
    assert [one["entity"] for one in before.entities] == ["island"]


def test_it_is_carried_on_and_on() -> None:
    once = carried("and how long?", "crossings", [], BEFORE, FERRIES)
    again = Asked("crossings", entities=tuple(once))
    assert carried("and what does it cost?", "fares", [], again, FERRIES) == once


def test_nothing_is_carried_where_something_is_named_or_nothing_points_back() -> None:
    assert not carried("and how long to Oy?", "crossings", [VIK], BEFORE, FERRIES)
    assert not carried("how long is a crossing?", "crossings", [], BEFORE, FERRIES)
    assert not carried("and where is it?", "lost_luggage", [], BEFORE, FERRIES)
    assert not carried("and how long?", None, [], BEFORE, FERRIES)


@pytest.mark.parametrize(
    "text", ["sorry, Vik i mean", "Argh, autocorrect. Vik!", "no wait, Vik", "oops, make it Vik"]
)
def test_a_correction_of_what_was_named_asks_the_same_of_what_is_meant(text: str) -> None:
    assert on(text, island="Vik")


def test_what_is_named_as_not_meant_is_no_part_of_it() -> None:
    text = "Vik, not Sund"
    named = [*found(text, island="Vik"), *found(text, island="Sund")]
    assert goes_on(text, named, Asked("crossings"), FERRIES)
    assert not goes_on(
        "Vik, not what I need to know", found("Vik", island="Vik"), Asked("x"), FERRIES
    )


def nearby(near: float, alone: float, intent: str = "luggage") -> dict[str, object]:
    """What a message means by itself, and how near it is to the matter before."""
    parse = parsed(alone)
    parse["intent"] = {"name": intent, "confidence": alone}
    parse["response_selector"]["fares"]["near"] = near  # type: ignore[index]
    return parse


def test_what_means_little_by_itself_and_is_near_the_matter_before_belongs_to_it() -> None:
    text = "from which age do they pay the whole sum"
    assert asks_more(text, nearby(0.5, 0.3), Asked("fares"))
    assert not asks_more(text, nearby(0.1, 0.3), Asked("fares"))
    assert not asks_more(text, nearby(0.35, 0.3), Asked("fares"))
    assert not asks_more(text, nearby(0.5, 0.85), Asked("fares"))
    assert not asks_more("from which age is it half the fare", nearby(0.1, 0.6), Asked("fares"))
    assert asks_more(text, nearby(0.5, 0.55, intent="fares"), Asked("fares"))
    assert not asks_more(f"{text} and {text}", nearby(0.5, 0.3), Asked("fares"))


def test_what_points_or_connects_may_mean_more_by_itself() -> None:
    for text in ("when do they run out", "and when are those cheaper?"):
        assert asks_more(text, nearby(0.4, 0.75), Asked("fares"))
        assert not asks_more(text, nearby(0.1, 0.85), Asked("fares"))
    assert not asks_more("when are tickets cheaper", nearby(0.4, 0.75), Asked("fares"))


# ── on the way through a form ────────────────────────────────────────────────────────────────


def on_the_way(near: float, alone: float, intent: str = "luggage", sure: float = 0.8) -> bool:
    parse = nearby(near, alone, intent)
    parse["response_selector"]["fares"]["response"]["confidence"] = sure  # type: ignore[index]
    return asks_on_the_way("is the way back free?", parse, "fares")


def test_a_question_near_what_the_form_is_about_may_mean_more_by_itself() -> None:
    assert on_the_way(near=0.5, alone=0.7)
    assert not on_the_way(near=0.5, alone=0.85)
    assert not on_the_way(near=0.3, alone=0.2)
    assert not on_the_way(near=0.5, alone=0.7, sure=0.3)


def test_a_question_that_means_what_the_form_is_about_needs_to_be_no_nearer() -> None:
    assert on_the_way(near=0.3, alone=0.3, intent="fares")
    assert not on_the_way(near=0.1, alone=0.3, intent="fares")


def test_a_story_is_no_question_on_the_way() -> None:
    story = "so my aunt, who is ninety, asked me whether she would have to pay for her dog"
    assert not asks_on_the_way(story, nearby(0.6, 0.1), "fares")
    assert not asks_on_the_way("is it free?", {"intent": {"name": "luggage"}}, "fares")
