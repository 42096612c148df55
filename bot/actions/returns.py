"""Send something back."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from bot.actions.confirming import CONFIRMED, SHOWN, settled
from bot.actions.fence import FenceUnreachable, Stale, message_key, pass_fence
from bot.actions.identify import OrderForm, Updates, identified_order, names
from bot.actions.orders import ALL_ITEMS, Order, open_orders
from bot.actions.wording import details, item_list, say
from common.visible import visible

OWN_SLOTS = ("return_item", "return_reason", CONFIRMED, SHOWN, "rejections")

_ALL = re.compile(r"\b(?:all|everything|both|whole|complete|entire)\b", re.IGNORECASE)


class ValidateReturnForm(OrderForm):
    """The item must be in the order, and the order delivered at most 30 days ago."""

    def name(self) -> str:
        return "validate_return_form"

    def on_order(self, order: Order, dispatcher: CollectingDispatcher, tracker: Tracker) -> Updates:
        why_not = refusal(order)
        if why_not:
            return self.end(dispatcher, why_not, **details(order))
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
        if not any(char.isalpha() for char in visible(reason)):
            return self.reject(dispatcher, tracker, "bad_reason", ["return_reason"])
        if names(tracker, "order_number") or names(tracker, "email"):
            return {"return_reason": None}  # a correction, not a reason
        return {"return_reason": reason[:200], "rejections": 0}

    def _returnable(
        self, order: Order, item: str | None, dispatcher: CollectingDispatcher
    ) -> Updates:
        existing = open_orders().return_of(order.number, item) if item else None
        if existing:
            return self.end(dispatcher, "return_exists", return_number=existing)
        return {"return_item": item}


class CreateReturn(Action):
    """Creates the return if the customer confirmed it; clears the form's slots either way."""

    def name(self) -> str:
        return "action_create_return"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Any
    ) -> list[EventType]:
        answer = settled(tracker, domain, "return_form")
        if answer:
            try:
                await pass_fence(tracker)
            except Stale:
                pass
            except FenceUnreachable:
                say(dispatcher, "try_again_later")
            else:
                _create(dispatcher, tracker)
        elif tracker.get_slot(CONFIRMED) is not None:
            say(dispatcher, "not_confirmed" if answer is None else "return_not_created")
        return [SlotSet(slot, None) for slot in OWN_SLOTS]


def _create(dispatcher: CollectingDispatcher, tracker: Tracker) -> None:
    """The shop has the last word: another message may have changed the order or item since."""
    order, item = identified_order(tracker), tracker.get_slot("return_item")
    if order is None:
        say(dispatcher, "cannot_match")
    elif why_not := refusal(order, item):
        say(dispatcher, why_not, **details(order))
    else:
        reason, key = tracker.get_slot("return_reason"), message_key(tracker)
        number = open_orders().create_return(order, item, reason, key)
        say(dispatcher, "return_created", return_number=number)


def refusal(order: Order, item: str | None = None) -> str | None:
    """Name of the text that says why the order, or this item of it, cannot be sent back."""
    if order.delivered_on is None:
        return "not_delivered_yet"
    if not order.may_be_returned(date.today()):
        return "return_too_late"
    known = {ALL_ITEMS, *(one.name for one in order.items)}
    return None if item is None or item in known else "no_such_item"


def item_named(order: Order, said: str) -> str | None:
    """The item of the order that shares most words with what was said; "all" names them all."""
    if _ALL.search(said):
        return ALL_ITEMS if len(order.items) > 1 else order.items[0].name
    words = _stems(said)
    score, best = max((len(words & _stems(item.name)), item.name) for item in order.items)
    return best if score else None


def _stems(text: str) -> set[str]:
    """Lower-case words without a plural's s."""
    return {word.rstrip("s") for word in re.findall(r"\w+", text.lower()) if len(word) > 2}
