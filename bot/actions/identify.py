"""Finding the customer's order inside a form: its number and e-mail address must belong together.

All three forms share these rules. A form adds what its own slots need, and may end early when
nothing can be done with the order that was found.
"""

from __future__ import annotations

import re
from abc import abstractmethod
from typing import Any

from rasa_sdk import FormValidationAction, Tracker
from rasa_sdk.executor import CollectingDispatcher

from bot.actions.confirming import CONFIRMED, answers_last_reply, plain_answer, was_asked
from bot.actions.orders import Order, open_orders
from bot.actions.wording import say

Updates = dict[str, Any]
"""Slots to set; `requested_slot: None` ends the form."""

REJECTIONS_THAT_END = 2

_NUMBER = re.compile(r"(?:HG)?\W{0,3}(\d{4,8})\W*", re.IGNORECASE)
_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s.]{2,}")


def identified_order(tracker: Tracker) -> Order | None:
    """The order whose number and e-mail address are in the slots, if they belong together."""
    number, email = tracker.get_slot("order_number"), tracker.get_slot("email")
    return open_orders().find(number, email) if number and email else None


def names(tracker: Tracker, entity: str) -> bool:
    """The latest message contains such an entity."""
    return any(one["entity"] == entity for one in tracker.latest_message.get("entities", []))


def _address(text: Any) -> str | None:
    """The e-mail address in the text. A slot being asked for holds whatever was said."""
    match = _EMAIL.search(str(text or ""))
    return match.group().strip(".,;<>").lower() if match else None


class OrderForm(FormValidationAction):
    """Validation of `order_number` and `email`; subclasses give the name and the rest."""

    @abstractmethod
    def name(self) -> str: ...

    def on_order(self, order: Order, dispatcher: CollectingDispatcher, tracker: Tracker) -> Updates:
        """Further slots to set now that the order is known; called each time it is found."""
        return {}

    def validate_order_number(
        self, value: Any, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Any
    ) -> Updates:
        match = _NUMBER.fullmatch(str(value).strip())
        if not match:
            if names(tracker, "email"):  # they answered the next question first
                return {"order_number": None}
            return self.reject(dispatcher, tracker, "bad_order_number", ["order_number"])
        number = f"HG-{match.group(1)}"
        if _address(tracker.slots_to_validate().get("email")):
            return {"order_number": number}  # both came together: the other rule compares
        email = _address(tracker.get_slot("email")) or tracker.get_slot("tried_email")
        return self._compare(number, email, dispatcher, tracker)

    def validate_email(
        self, value: Any, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Any
    ) -> Updates:
        email = _address(value)
        if email is None:
            if names(tracker, "order_number"):  # a correction of the number instead
                return {"email": _address(tracker.get_slot("email"))}
            return self.reject(dispatcher, tracker, "bad_email", ["email"])
        return self._compare(tracker.get_slot("order_number"), email, dispatcher, tracker)

    def _compare(
        self,
        number: str | None,
        email: str | None,
        dispatcher: CollectingDispatcher,
        tracker: Tracker,
    ) -> Updates:
        """Accept what is there so far; once both are there, they must belong together."""
        if not number or not email:
            return {"order_number": number, "email": email, "rejections": 0}
        order = open_orders().find(number, email)
        if order is None:
            updates = self.reject(dispatcher, tracker, "no_match", ["email"], number)
            return {"order_number": number, "tried_email": email, **updates}
        found = {"order_number": order.number, "email": order.email, "tried_email": None}
        return {**found, "rejections": 0, **self.on_order(order, dispatcher, tracker)}

    def validate_confirmed(
        self, value: Any, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Any
    ) -> Updates:
        """The message alone tells yes from no; `value` only says that it may be an answer."""
        if not was_asked(tracker, domain, self.form_name()) or not answers_last_reply(tracker):
            return {CONFIRMED: None}  # ask again, about the values as they now stand
        answer = plain_answer(tracker)
        if answer is None:
            return self.reject(
                dispatcher, tracker, "yes_or_no", [CONFIRMED], ending="cannot_confirm"
            )
        return {CONFIRMED: answer, "rejections": 0}

    def reject(
        self,
        dispatcher: CollectingDispatcher,
        tracker: Tracker,
        why: str,
        slots: list[str],
        number: str | None = None,
        ending: str = "cannot_match",
        **details: str,
    ) -> Updates:
        """Clear the slots and say the text `why`; the second refusal in a row says `ending` instead
        and ends the form."""
        count = (tracker.get_slot("rejections") or 0) + 1
        updates: Updates = {**dict.fromkeys(slots), "rejections": count}
        if count >= REJECTIONS_THAT_END:
            say(dispatcher, ending)
            return {**updates, "requested_slot": None}
        number = number or tracker.get_slot("order_number") or ""
        say(dispatcher, why, order_number=number, **details)
        return updates

    def end(self, dispatcher: CollectingDispatcher, why: str, **details: str) -> Updates:
        """Say the text `why` (nothing can be done), and leave the form."""
        say(dispatcher, why, **details)
        return {"requested_slot": None}
