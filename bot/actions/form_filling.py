"""What one reply does to a form: the slots it sets, and the one thing that is said about it."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from bot.actions.orders import Order, open_orders
from bot.actions.said import before, said
from bot.actions.wording import language_of, say

REJECTIONS_THAT_END = 2
REQUESTED = "requested_slot"


def was_activated(tracker: Tracker) -> bool:
    """The latest message began the form."""
    for event in reversed(tracker.events):
        if event["event"] in ("user", "active_loop"):
            return bool(event["event"] == "active_loop")
    return False


class Filling:
    """Collects the slots of one turn. `is_over`: something was refused, or the form ends, so that
    nothing more is looked at."""

    def __init__(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Any) -> None:
        self.dispatcher, self.tracker, self.domain = dispatcher, tracker, domain
        self.said = said(tracker)
        # At the start of a form Rasa still has what the form before it had asked for.
        begins = was_activated(tracker)
        self.requested: str | None = None if begins else tracker.get_slot(REQUESTED)
        self.updates: dict[str, Any] = {}
        self.is_over = False
        self._orders: dict[tuple[str, str], Order | None] = {}

    def get(self, slot: str) -> Any:
        """The value as it stands now: what this turn set, else what was there before it."""
        return self.updates[slot] if slot in self.updates else before(self.tracker, slot)

    def set(self, **slots: Any) -> None:
        self.updates.update(slots)

    def accept(self, **slots: Any) -> None:
        self.set(**slots, rejections=0)

    def has_changed(self, *slots: str) -> bool:
        return any(self.get(slot) != before(self.tracker, slot) for slot in slots)

    def find(self, number: str | None, email: str | None) -> Order | None:
        """The order, if number and address belong together."""
        if not number or not email:
            return None
        if (number, email) not in self._orders:
            self._orders[number, email] = open_orders().find(number, email)
        return self._orders[number, email]

    @property
    def language(self) -> str:
        return language_of(self.tracker)

    @property
    def order(self) -> Order | None:
        return self.find(self.get("order_number"), self.get("email"))

    def say(self, name: str, **details: Any) -> None:
        say(self.dispatcher, self.tracker, name, **details)

    def refuse(self, why: str, *slots: str, ending: str = "cannot_match", **details: str) -> None:
        """Clear the slots and say the text `why`; the second refusal in a row says `ending` instead
        and ends the form."""
        count = (self.get("rejections") or 0) + 1
        self.set(**dict.fromkeys(slots), rejections=count)
        self.is_over = True
        if count >= REJECTIONS_THAT_END:
            self.end(ending)
        else:
            number = self.get("order_number") or ""
            self.say(why, **{"order_number": number, **details})

    def end(self, why: str, **details: Any) -> None:
        """Say the text `why` (nothing can be done), and leave the form."""
        self.say(why, **details)
        self.updates[REQUESTED] = None
        self.is_over = True

    def events(self) -> list[EventType]:
        """Every slot that Rasa filled from the message gets the value that it is to have."""
        candidates = self.tracker.slots_to_validate()
        kept = {name: self.get(name) for name in candidates if name != REQUESTED}
        return [SlotSet(name, value) for name, value in {**kept, **self.updates}.items()]
