"""Send an order to another address, as long as it has not left the warehouse."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from bot.actions.confirming import CONFIRMED, SHOWN, settled
from bot.actions.fence import FenceUnreachable, Stale, message_key, pass_fence
from bot.actions.identify import OrderForm, Updates, identified_order, names
from bot.actions.orders import Order, open_orders
from bot.actions.wording import details, say
from common.visible import visible

OWN_SLOTS = ("new_address", CONFIRMED, SHOWN, "rejections")
SHORTEST_ADDRESS = 12
LONGEST_ADDRESS = 300


class ValidateAddressForm(OrderForm):
    def name(self) -> str:
        return "validate_address_form"

    def on_order(self, order: Order, dispatcher: CollectingDispatcher, tracker: Tracker) -> Updates:
        if order.is_dispatched():
            return self.end(dispatcher, refusal(order), **details(order))
        return {}

    def validate_new_address(
        self, value: Any, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Any
    ) -> Updates:
        address = ", ".join(part for line in str(value).splitlines() if (part := line.strip(" ,")))
        if looks_like_an_address(address):
            return {"new_address": address[:LONGEST_ADDRESS], "rejections": 0}
        if names(tracker, "order_number") or names(tracker, "email"):
            return {"new_address": None}  # a correction, not an address
        return self.reject(dispatcher, tracker, "bad_address", ["new_address"])


class ChangeAddress(Action):
    """Changes the address if the customer confirmed it; clears the form's slots either way."""

    def name(self) -> str:
        return "action_change_address"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Any
    ) -> list[EventType]:
        answer = settled(tracker, domain, "address_form")
        if answer:
            try:
                await pass_fence(tracker)
            except Stale:
                pass
            except FenceUnreachable:
                say(dispatcher, "try_again_later")
            else:
                _change(dispatcher, tracker)
        elif tracker.get_slot(CONFIRMED) is not None:
            say(dispatcher, "not_confirmed" if answer is None else "address_not_changed")
        return [SlotSet(slot, None) for slot in OWN_SLOTS]


def _change(dispatcher: CollectingDispatcher, tracker: Tracker) -> None:
    """The shop has the last word: the parcel may have left since the form began."""
    order, address = identified_order(tracker), tracker.get_slot("new_address")
    if order is None:
        say(dispatcher, "cannot_match")
    elif open_orders().change_address(order, address, message_key(tracker)):
        say(dispatcher, "address_changed", order_number=order.number, address=address)
    else:
        say(dispatcher, refusal(order), **details(order))


def refusal(order: Order) -> str:
    """Name of the text that says why this order's address cannot be changed."""
    return "address_too_late" if order.tracking else "address_closed"


def looks_like_an_address(text: str) -> bool:
    """Long enough, with digits and letters; invisible characters do not count."""
    text = visible(text)
    has_both = any(char.isdigit() for char in text) and any(char.isalpha() for char in text)
    return has_both and len(text) >= SHORTEST_ADDRESS and "@" not in text
