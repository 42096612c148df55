"""Whether a turn did what was expected of it. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from benchmarks.listens.sets import Expectation, Step, Wanted
from benchmarks.listens.shop import CONFIRMED, Shop
from benchmarks.listens.turn import Act, Heard


def as_expected(step: Step, heard: Heard, shop: Shop) -> bool:
    """Whether any of the step's expectations is met."""
    return any(is_met(each, heard, shop) for each in step.any_of)


def is_met(expectation: Expectation, heard: Heard, shop: Shop) -> bool:
    return _RULES[expectation.wanted](expectation, heard, shop)


def answers(intent: str, heard: Heard, shop: Shop) -> bool:
    """The intent's answer was given; to one that is for a person: a person was called."""
    if intent in shop.always_human:
        return heard.is_with_a_person
    if not heard.is_answered or heard.act is None:
        return False
    given = {heard.act.intent, *heard.act.uttered}
    return any(shop.same_answer(each, intent) for each in given)


def _answers(expectation: Expectation, heard: Heard, shop: Shop) -> bool:
    return answers(expectation.of, heard, shop)


def _asks(expectation: Expectation, heard: Heard, _shop: Shop) -> bool:
    """The form now waits for this slot. A refused message leaves it waiting for what it asked."""
    return (
        _still_the_bots(heard) and heard.act is not None and heard.act.requested == expectation.of
    )


def _asks_back(_expectation: Expectation, heard: Heard, _shop: Shop) -> bool:
    """A clarifying question, a form that waits, or words that ask or offer something to press."""
    if heard.options or heard.asks_again:
        return True
    if not _still_the_bots(heard):
        return False
    waits = heard.act is not None and heard.act.requested is not None
    return waits or any("?" in each.text or each.buttons for each in heard.bubbles[-1:])


def _chat(_expectation: Expectation, heard: Heard, shop: Shop) -> bool:
    """A remark for a remark: no matter of the shop was answered, and nothing begun or done."""
    if not heard.is_answered or heard.act is None:
        return False
    act = heard.act
    begun = act.form is not None and act.form_before is None
    matters = any(shop.is_a_matter(each) for each in (act.intent, *act.uttered))
    submitted = any(action in act.actions for action in shop.submits.values())
    return not (begun or matters or submitted)


def _confirm(expectation: Expectation, heard: Heard, _shop: Shop) -> bool:
    """The form asks for a yes to these values."""
    act = heard.act
    if not heard.is_answered or act is None or act.requested != CONFIRMED:
        return False
    return all(_is_value(act.slots, slot, value) for slot, value in expectation.values)


def _is_value(slots: Mapping[str, object], slot: str, value: str) -> bool:
    return bare(str(slots.get(slot) or "")) == bare(value)


def bare(text: str) -> str:
    """Only letters and digits: punctuation and line ends of an address may differ."""
    return "".join(char for char in text.casefold() if char.isalnum())


def _done(expectation: Expectation, heard: Heard, shop: Shop) -> bool:
    """The form ran to its end; if it books something, that was booked."""
    act = heard.act
    if not heard.is_answered or act is None:
        return False
    return _submitted(expectation.of, act, shop) and (
        act.booked or expectation.of not in shop.books
    )


def _submitted(form: str, act: Act, shop: Shop) -> bool:
    return shop.submits.get(form) in act.actions


def _left(_expectation: Expectation, heard: Heard, shop: Shop) -> bool:
    """The form that was active is over, and came to nothing."""
    act = heard.act
    if not heard.is_answered or act is None or act.form_before is None:
        return False
    shown = act.form_before not in shop.books and _submitted(act.form_before, act, shop)
    return act.form is None and not act.booked and not shown


def _person(_expectation: Expectation, heard: Heard, _shop: Shop) -> bool:
    return heard.is_with_a_person


def _still_the_bots(heard: Heard) -> bool:
    return heard.is_answered or heard.decision is None


_RULES: Mapping[Wanted, Callable[[Expectation, Heard, Shop], bool]] = {
    "answers": _answers,
    "asks": _asks,
    "asks_back": _asks_back,
    "chat": _chat,
    "confirm": _confirm,
    "done": _done,
    "left": _left,
    "person": _person,
}


# ── words ────────────────────────────────────────────────────────────────────────────────────


def follows(intents: Iterable[str], about: str, heard: Heard, shop: Shop) -> bool:
    """All of the intents were answered, or at least one was and the others were named; and what it
    is `about` was said."""
    wanted = list(intents)
    answered = [each for each in wanted if answers(each, heard, shop)]
    named = (_is_named(each, heard, shop) for each in wanted if each not in answered)
    return bool(answered) and all(named) and (not about or holds(about, heard.words))


def _is_named(intent: str, heard: Heard, shop: Shop) -> bool:
    label = shop.labels.get(intent)
    return label is not None and label.casefold() in heard.words.casefold()


def holds(words: str, text: str) -> bool:
    """Whether `text` says this, perhaps in a slightly different way: every number, and three in
    four of the words."""
    wanted, there = _tokens(words), set(_tokens(text))
    numbers = [each for each in wanted if each.isdigit()]
    others = [each for each in wanted if not each.isdigit()]
    found = sum(each in there for each in others)
    return all(each in there for each in numbers) and found >= 0.75 * len(others)


def _tokens(text: str) -> list[str]:
    spaced = "".join(char if char.isalnum() else " " for char in text.casefold())
    return spaced.split()


SHORT = 8
"""Most words of an acknowledgement before the answer: "Sorry that it came broken." """


def comes_first(fact: str, bubbles: Iterable[str]) -> bool:
    """Whether the answer starts with the fact: in its first sentence, or in the second, if the
    first is short and holds no number."""
    sentences = [each for bubble in bubbles for each in sentences_of(bubble)]
    if len(sentences) > 1 and _is_an_acknowledgement(sentences[0]):
        return any(holds(fact, each) for each in sentences[:2])
    return any(holds(fact, each) for each in sentences[:1])


def _is_an_acknowledgement(sentence: str) -> bool:
    words = _tokens(sentence)
    return len(words) <= SHORT and not any(each.isdigit() for each in words)


def sentences_of(text: str) -> list[str]:
    """Split at ends of sentences and lines, and not inside `12.90` or `harbourgoods.example`."""
    found, begun = [], 0
    for at, char in enumerate(text):
        ends = char in ".!?" and (at + 1 == len(text) or text[at + 1].isspace())
        if ends or char == "\n":
            found.append(text[begun : at + 1].strip())
            begun = at + 1
    found.append(text[begun:].strip())
    return [each for each in found if each]
