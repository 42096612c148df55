"""Send an order to another address, as long as it has not left the warehouse."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from bot.actions.fence import FenceUnreachable, Stale, message_key, pass_fence
from bot.actions.identify import OrderForm, Updates, identified_order, names
from bot.actions.orders import Order, open_orders
from bot.actions.wording import details, say

OWN_SLOTS = ("new_address", "confirmed", "rejections")
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

    def validate_confirmed(
        self, value: Any, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Any
    ) -> Updates:
        return {"confirmed": value, "rejections": 0}


class ChangeAddress(Action):
    """Changes the address when it was confirmed; forgets the form's slots in any case."""

    def name(self) -> str:
        return "action_change_address"

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
                _change(order, dispatcher, tracker)
        elif confirmed is False:
            say(dispatcher, "address_not_changed")
        return [SlotSet(slot, None) for slot in OWN_SLOTS]


def _change(order: Order, dispatcher: CollectingDispatcher, tracker: Tracker) -> None:
    """The shop has the last word: the parcel may have left since the form began."""
    address = tracker.get_slot("new_address")
    if open_orders().change_address(order, address, message_key(tracker)):
        say(dispatcher, "address_changed", order_number=order.number, address=address)
    else:
        say(dispatcher, refusal(order), **details(order))


def refusal(order: Order) -> str:
    """Name of the text that tells why this order's address cannot be changed."""
    return "address_too_late" if order.tracking else "address_closed"


def looks_like_an_address(text: str) -> bool:
    """Long enough, with a number and with letters."""
    has_both = any(char.isdigit() for char in text) and any(char.isalpha() for char in text)
    return has_both and len(text) >= SHORTEST_ADDRESS and "@" not in text
