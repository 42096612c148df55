"""Finding the customer's order inside a form: its number and e-mail address must belong together.

All three forms share these rules. A form adds what its own slots need, and may end early when
nothing can be done with the order that was found. A reply is read as a whole, once, for every slot
of the form: so any value can be corrected at any point, and several come to one outcome.
"""

from __future__ import annotations

import re
from abc import abstractmethod
from typing import Any

from rasa_sdk import FormValidationAction, Tracker
from rasa_sdk.events import EventType
from rasa_sdk.executor import CollectingDispatcher

from bot.actions.confirming import CONFIRMED, answers_last_reply, plain_answer, was_asked
from bot.actions.form_filling import Filling
from bot.actions.orders import Order, open_orders
from bot.actions.question import GENERAL
from bot.actions.wording import listed

ALSO_NAMED = "also_named"
"""Slot with the other orders that the customer named; they are served one after the other."""

_NUMBER = re.compile(r"(?:HG)?\W{0,3}(\d{4,8})\W*", re.IGNORECASE)
_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s.]{2,}")


def identified_order(tracker: Tracker) -> Order | None:
    """The order whose number and e-mail address are in the slots, if they belong together."""
    number, email = tracker.get_slot("order_number"), tracker.get_slot("email")
    return open_orders().find(number, email) if number and email else None


def names(tracker: Tracker, entity: str) -> bool:
    """The latest message contains such an entity."""
    return any(one["entity"] == entity for one in tracker.latest_message.get("entities", []))


class OrderForm(FormValidationAction):
    """Validation of `order_number`, `email` and `confirmed`; subclasses give name and the rest."""

    @abstractmethod
    def name(self) -> str: ...

    def on_order(self, order: Order, filling: Filling) -> None:
        """More to set, or to refuse, now that the order is known; each time that it is found."""

    def fill_own(self, filling: Filling) -> None:
        """Read the message for the form's own slots."""

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Any
    ) -> list[EventType]:
        if not tracker.slots_to_validate():
            return []  # nothing was given: the form goes on after something else was answered
        filling = Filling(dispatcher, tracker, domain)
        _answer_beside(filling)
        for step in (self._identify, self.fill_own, self._confirm):
            if not filling.is_over:
                step(filling)
        return filling.events()

    # ── the order ────────────────────────────────────────────────────────────────────────────

    def _identify(self, filling: Filling) -> None:
        numbers, emails = _numbers(filling), _emails(filling)
        _take_back(filling)
        if not numbers and not emails and filling.requested is not None:
            _refuse_what_was_asked_for(filling)
            return
        if len(numbers) > 1:
            _one_after_the_other(filling, numbers)
        number = numbers[0] if numbers else filling.get("order_number")
        known = filling.get("email") or filling.get("tried_email")
        self._compare(filling, number, emails or [known] * bool(known))

    def _compare(self, filling: Filling, number: str | None, emails: list[str]) -> None:
        """Accept what is there so far; once both are there, they must belong together."""
        if not number or not emails:
            filling.accept(order_number=number, email=emails[0] if emails else None)
            return
        found = (filling.find(number, email) for email in emails)
        order = next(filter(None, found), None)
        if order is None:
            filling.set(order_number=number, tried_email=emails[0])
            filling.refuse("no_match", "email", CONFIRMED)
            return
        filling.accept(order_number=order.number, email=order.email, tried_email=None)
        self.on_order(order, filling)

    # ── the confirmation ─────────────────────────────────────────────────────────────────────

    def _confirm(self, filling: Filling) -> None:
        """The message alone tells yes from no, and only about the values that were shown."""
        if filling.requested != CONFIRMED:
            return
        tracker = filling.tracker
        asked = was_asked(tracker, filling.domain, self.form_name())
        changed = any(slot != "rejections" for slot in filling.updates)
        if changed or not asked or not answers_last_reply(tracker):
            filling.set(**{CONFIRMED: None})
            return
        answer = plain_answer(tracker)
        if answer is None:
            filling.refuse("yes_or_no", CONFIRMED, ending="cannot_confirm")
        else:
            filling.accept(**{CONFIRMED: answer})


def _answer_beside(filling: Filling) -> None:
    """A question beside a value gets its answer first, or is at least not passed over."""
    if filling.requested is None or not (filling.said.reply.asked and filling.said.reply.said):
        return
    asked = f"utter_{filling.said.asked}"
    known = filling.domain.get("responses", {})
    response = next((name for name in (asked, f"{asked}/{GENERAL}") if name in known), None)
    if response:
        filling.dispatcher.utter_message(response=response)
    else:
        filling.say("ask_that_again")


def _numbers(filling: Filling) -> list[str]:
    numbers = filling.said.values("order_number")
    match = _NUMBER.fullmatch(filling.said.text.strip())
    if not numbers and match and filling.requested == "order_number":
        return [f"HG-{match.group(1)}"]
    return numbers


def _emails(filling: Filling) -> list[str]:
    emails = filling.said.values("email")
    match = _EMAIL.search(filling.said.text)
    if not emails and match and filling.requested == "email":
        return [match.group().strip(".,;<>").lower()]
    return emails


def _take_back(filling: Filling) -> None:
    """ "Wrong number", "it is not 20432": what was there no longer holds."""
    for slot in ("order_number", "email"):
        if filling.said.about == slot or filling.said.rules_out_only(slot):
            filling.set(**{slot: None, "tried_email": None, CONFIRMED: None})


def _refuse_what_was_asked_for(filling: Filling) -> None:
    """Nothing usable came; for other slots than these two that means nothing."""
    why = {"order_number": "bad_order_number", "email": "bad_email"}.get(filling.requested or "")
    if why and not filling.updates:
        filling.refuse(why, filling.requested or "")


def _one_after_the_other(filling: Filling, numbers: list[str]) -> None:
    first, *others = numbers
    filling.set(**{ALSO_NAMED: others})
    filling.say("one_after_the_other", first=first, others=listed(others, filling.language))
