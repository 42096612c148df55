"""Send something back."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from bot.actions.fence import FenceUnreachable, Stale, message_key, pass_fence
from bot.actions.identify import OrderForm, Updates, identified_order, names
from bot.actions.orders import ALL_ITEMS, Order, open_orders
from bot.actions.wording import details, item_list, say

OWN_SLOTS = ("return_item", "return_reason", "confirmed", "rejections")

_ALL = re.compile(r"\b(?:all|everything|both|whole|complete|entire)\b", re.IGNORECASE)


class ValidateReturnForm(OrderForm):
    """An item must be in the order, the order delivered at most 30 days ago."""

    def name(self) -> str:
        return "validate_return_form"

    def on_order(self, order: Order, dispatcher: CollectingDispatcher, tracker: Tracker) -> Updates:
        if order.delivered_on is None:
            return self.end(dispatcher, "not_delivered_yet", order_number=order.number)
        if not order.may_be_returned(date.today()):
            return self.end(dispatcher, "return_too_late", **details(order))
        named = tracker.get_slot("return_item")
        item = item_named(order, named) if named else None
        if item is None and len(order.items) == 1:
            item = order.items[0].name
        return self._returnable(order, item, dispatcher)

    def validate_return_item(
        self, value: Any, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Any
    ) -> Updates:
        order = identified_order(tracker)
        if order is None:  # named before the order is known; `on_order` looks for it there
            return {"return_item": value if names(tracker, "product") else None}
        item = item_named(order, str(value)) or item_named(
            order, str(tracker.latest_message.get("text", ""))
        )
        if item is None:
            if names(tracker, "order_number") or names(tracker, "email"):
                return {"return_item": None}
            return self.reject(
                dispatcher, tracker, "no_such_item", ["return_item"], items=item_list(order)
            )
        return {"rejections": 0, **self._returnable(order, item, dispatcher)}

    def validate_return_reason(
        self, value: Any, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Any
    ) -> Updates:
        reason = " ".join(str(value).split())
        if not any(char.isalpha() for char in reason):
            return self.reject(dispatcher, tracker, "bad_reason", ["return_reason"])
        if names(tracker, "order_number") or names(tracker, "email"):
            return {"return_reason": None}  # a correction, not a reason
        return {"return_reason": reason[:200], "rejections": 0}

    def validate_confirmed(
        self, value: Any, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Any
    ) -> Updates:
        return {"confirmed": value, "rejections": 0}

    def _returnable(
        self, order: Order, item: str | None, dispatcher: CollectingDispatcher
    ) -> Updates:
        existing = open_orders().return_of(order.number, item) if item else None
        if existing:
            return self.end(dispatcher, "return_exists", return_number=existing)
        return {"return_item": item}


class CreateReturn(Action):
    """Creates the return when it was confirmed; forgets the form's slots in any case."""

    def name(self) -> str:
        return "action_create_return"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Any
    ) -> list[EventType]:
        order, confirmed = identified_order(tracker), tracker.get_slot("confirmed")
        if order and confirmed:
            try:
                await pass_fence(tracker)
            except Stale:
                return []
            except FenceUnreachable:
                say(dispatcher, "try_again_later")
            else:
                say(dispatcher, "return_created", return_number=_create(order, tracker))
        elif confirmed is False:
            say(dispatcher, "return_not_created")
        return [SlotSet(slot, None) for slot in OWN_SLOTS]


def _create(order: Order, tracker: Tracker) -> str:
    return open_orders().create_return(
        order,
        tracker.get_slot("return_item"),
        tracker.get_slot("return_reason"),
        message_key(tracker),
    )


def item_named(order: Order, said: str) -> str | None:
    """The item of the order that the words name: the one that shares most words with them."""
    if _ALL.search(said):
        return ALL_ITEMS if len(order.items) > 1 else order.items[0].name
    words = _stems(said)
    score, best = max((len(words & _stems(item.name)), item.name) for item in order.items)
    return best if score else None


def _stems(text: str) -> set[str]:
    """Lower-case words without a plural's s."""
    return {word.rstrip("s") for word in re.findall(r"\w+", text.lower()) if len(word) > 2}
