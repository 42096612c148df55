"""Any reply at any step of a form: a grammar of what customers write.

A reply is drawn as numbers, and becomes words once it is known what the form asks for, so that
every kind can come at every step.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

T = TypeVar("T")

ORDERS = {
    "HG-10418": "karim.ansari@example.com",
    "HG-10433": "anna.berg@example.com",
    "HG-10477": "jonas.falk@example.com",
    "HG-10495": "eva.norden@example.com",
    "HG-10461": "marie.leroux@example.com",
    "HG-10432": "anna.berg@example.com",
    "HG-10391": "sofia.lind@example.com",
}
SERVED = {
    "return_form": ("HG-10418", "HG-10433", "HG-10477"),
    "address_form": ("HG-10495", "HG-10461"),
}
"""Orders for which the form can do something."""

NUMBERS, EMAILS = tuple(ORDERS), tuple(dict.fromkeys(ORDERS.values()))
ITEMS = ("the duffel bag", "kettle", "wool throw", "the mug", "deck boots", "jumper", "all of it")
REASONS = ("too tight", "the seam is open", "not what I expected", "it was a present", "wobbly")
ADDRESSES = (
    "Ida Holm\nAm Siel 7\n25813 Husum",
    "Rose Cottage, Church Lane, Little Snoring, Norfolk",
    "12½ Mill Road, Bath BA1 2AB",
    "〒100-0005 東京都千代田区丸の内1丁目",
    "c/o Berg, Hafen 3, 24105 Kiel",
)
YES = (
    "yes",
    "Yes.",
    "yep",
    "ok",
    "sure, thanks",
    "that's right",
    "go ahead",
    "👍",
    "ja",
    "oui",
    "sí",
)
NO = ("no", "Nope", "no thanks", "that's wrong", "nein", "👎")
NEARLY_YES = (
    "yes but the other one", "ok?", "yes?", "sure, if it's free", "yes, only wrong postcode",
    "yeah right", "I guess so", "right, but my name is Nora", "correct the street please", "yes no",
    "fine, whatever", "yes, tomorrow", "not yes", "hmm yes maybe",
)  # fmt: skip
QUESTIONS = (
    "is that mandatory?", "why do you need that", "what is an order number?", "will it cost extra?",
    "when are you open?", "how long do I have", "can I pay later?", "where are your stores",
    "do you wrap orders such as HG-10433?", "can I send the kettle back, too?",
)  # fmt: skip
LACKING = ("I don't have it here", "no idea", "lost it", "can't find the number")
SOLVED = ("it has just come, thanks", "oh, found the mail in the junk folder")
CHAT = (
    "hello",
    "thanks",
    "lol",
    "you are nice",
    "it rains here",
    "my dog ate it",
    "stop",
    "forget it",
)
NOISE = (
    "",
    ".",
    "?",
    "\u200b",
    "asdf",
    "🙃",
    "12",
    "/restart",
    "🤷 🤷",
    "yes\u0336",
    "%%%",
    "HG-",
    "@",
)
LEADS = ("oh wait, ", "whoops, ", "no, ", "sorry, ", "no wait, the other one, ", "I meant ", "")

INTENTS = (
    "inform", "affirm", "deny", "stop", "solved_itself", "explain_details", "order_status",
    "return_item", "change_address", "delivery_cost", "store_hours", "damaged_item", "thank",
    "talk_to_human", "greet",
)  # fmt: skip
CERTAINTIES = (0.2, 0.45, 0.65, 0.95)
"""On either side of each threshold of the channel's rules."""

WISHES = {
    "return_item": "I want to send something back",
    "change_address": "please send my order to another address",
    "order_status": "where is my order?",
}
VALUES: Mapping[str, tuple[str, ...]] = {
    "order_number": NUMBERS,
    "email": EMAILS,
    "return_item": ITEMS,
    "return_reason": REASONS,
    "new_address": ADDRESSES,
    "confirmed": YES,
}

KINDS = (
    *["value"] * 14, *["yes"] * 3, "no", *["correction"] * 4, "nearly", "question", "question",
    "lacking", "solved", "chat", "noise", "wish", "several", "several", "exclusion",
    "value and question", "pair",
)  # fmt: skip


@dataclass(frozen=True)
class Reply:
    kind: str
    text: str
    intents: dict[str, tuple[str, float]]
    answers: bool


PARTS = ("whole", "said", "asked", "last")
"""Of a reply, each of which the classifier is asked about."""

Drawn = tuple[int, int, int, int]
"""Kind, words, intents, whether the customer had read the bot's last words: a number for each."""

MOST: Drawn = (len(KINDS) - 1, 2**20 - 1, 2**24 - 1, 19)
"""The largest number of each; the smallest is 0."""

SHORTEST, LONGEST = 6, 16
"""Replies of a dialogue."""


@dataclass(frozen=True)
class Step:
    """Where a dialogue stands; makes it likelier that values fit, so that it comes to an end."""

    form: str | None
    requested: str | None
    order: str | None


def wish(intent: str) -> Reply:
    """The first words of a dialogue, which begin a form."""
    return Reply("wish", WISHES[intent], dict.fromkeys(PARTS, (intent, 0.95)), True)


def reply(drawn: Drawn, step: Step) -> Reply:
    """The words of what was drawn."""
    kind_at, pick, intent_pick, unread = drawn
    kind = "wish" if step.form is None and pick % 4 else KINDS[kind_at]
    text = _Words(pick, step).of(kind)
    if text in YES:
        kind = "yes"
    return Reply(kind, text, _intents(kind, intent_pick), answers=unread > 0)


def _intents(kind: str, pick: int) -> dict[str, tuple[str, float]]:
    """Mostly what the classifier would say, often anything else: the rules must bear both."""
    likely = {"question": "store_hours", "chat": "thank", "solved": "solved_itself"}
    found = {}
    for part in PARTS:
        pick, at = divmod(pick, 64)
        name = INTENTS[at] if at < len(INTENTS) else likely.get(kind, "inform")
        found[part] = (name, CERTAINTIES[at % len(CERTAINTIES)])
    return found


class _Words:
    def __init__(self, pick: int, step: Step) -> None:
        self.pick, self.step = pick, step

    def of(self, kind: str) -> str:
        listed = {
            "yes": YES, "no": NO, "nearly": NEARLY_YES, "question": QUESTIONS, "lacking": LACKING,
            "solved": SOLVED, "chat": CHAT, "noise": NOISE, "wish": tuple(WISHES.values()),
        }  # fmt: skip
        if kind in listed:
            return self._one(listed[kind])
        asked_for = self.step.requested or "order_number"
        any_slot = self._one(
            ("order_number", "email", "return_item", "return_reason", "new_address")
        )
        if kind == "value":
            return self._value(asked_for)
        if kind == "correction":
            return self._one(LEADS) + self._bare(self._value(any_slot))
        if kind == "several":
            return f"{self._value(asked_for)}, {self._value(any_slot)}"
        if kind == "exclusion":
            return f"{self._value(any_slot)}, not {self._value(any_slot)}"
        if kind == "pair":
            return f"{self._value(any_slot)} and {self._value(any_slot)}"
        return f"{self._one(QUESTIONS[:5])} {self._value(asked_for)}"

    def _value(self, slot: str) -> str:
        fits = self._one((True, True, True, False))
        if slot == "email" and self.step.order in ORDERS and fits:
            return ORDERS[self.step.order or ""]
        if slot == "order_number" and self.step.form in SERVED and fits:
            return self._one(SERVED[self.step.form or ""])
        return self._one(VALUES[slot])

    def _bare(self, value: str) -> str:
        return value.removeprefix("HG-") if self._one((0, 1)) else value

    def _one(self, choices: Sequence[T]) -> T:
        self.pick, at = divmod(self.pick, len(choices))
        return choices[at]
