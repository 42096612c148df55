"""Send an order to another address, as long as it has not left the warehouse."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from bot.actions.address_text import address_in, amended, introduced, is_whole, what_is_missing
from bot.actions.confirming import CONFIRMED, SHOWN, settled
from bot.actions.fence import FenceUnreachable, Stale, message_key, pass_fence
from bot.actions.form_filling import Filling
from bot.actions.identify import ALSO_NAMED, OrderForm, identified_order
from bot.actions.orders import Order, open_orders
from bot.actions.wording import details, language_of, offer_next, say
from bot.channel import replies

ADDRESS = "new_address"
OWN_SLOTS = (ADDRESS, CONFIRMED, SHOWN, ALSO_NAMED, "rejections")


class ValidateAddressForm(OrderForm):
    def name(self) -> str:
        return "validate_address_form"

    def on_order(self, order: Order, filling: Filling) -> None:
        if order.is_dispatched():
            filling.end(refusal(order), **details(order, filling.language))

    def fill_own(self, filling: Filling) -> None:
        if filling.requested == ADDRESS:
            _take_address(filling)
        elif filling.requested == CONFIRMED:
            _correct_address(filling)
        elif not filling.get(ADDRESS):
            _take_address_beside(filling)


def _take_address_beside(filling: Filling) -> None:
    """One that came before it was asked for, behind the other details."""
    said = filling.said
    ends = [one.end for one in said.named if one.entity in ("order_number", "email")]
    rest = said.text[max(ends, default=0) :]
    address = introduced(rest) or address_in(rest)
    if is_whole(address) and "?" not in rest:
        filling.set(**{ADDRESS: address})


def _take_address(filling: Filling) -> None:
    said, something_else = filling.said, bool(filling.updates)
    if something_else and replies.corrects(said.text):
        return
    if not said.reply.said:  # a question; "can you send it to 5 Mill Road, Bath?" holds one
        address = introduced(said.text)
        if address and not what_is_missing(address):
            filling.accept(**{ADDRESS: address})
        return
    address = address_in(said.beside("order_number", "email"))
    why_not = what_is_missing(address)
    if not why_not:
        filling.accept(**{ADDRESS: address})
    elif not (something_else and replies.says_nothing(address)):
        filling.refuse(why_not, ADDRESS, given=address)


def _correct_address(filling: Filling) -> None:
    said = filling.said
    text = said.beside("order_number", "email")
    address = amended(str(filling.get(ADDRESS) or ""), text) or introduced(text) or address_in(text)
    if is_whole(address) and address != filling.get(ADDRESS):
        filling.accept(**{ADDRESS: address})
    elif said.about == ADDRESS:
        filling.say("address_again")
        filling.set(**{ADDRESS: None, CONFIRMED: None})


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
                say(dispatcher, tracker, "try_again_later")
            else:
                _change(dispatcher, tracker)
        elif tracker.get_slot(CONFIRMED) is not None:
            say(dispatcher, tracker, "not_confirmed" if answer is None else "address_not_changed")
        offer_next(dispatcher, tracker, tracker.get_slot(ALSO_NAMED), "next_address")
        return [SlotSet(slot, None) for slot in OWN_SLOTS]


def _change(dispatcher: CollectingDispatcher, tracker: Tracker) -> None:
    """The shop has the last word: the parcel may have left since the form began."""
    order, address = identified_order(tracker), tracker.get_slot(ADDRESS)
    if order is None:
        say(dispatcher, tracker, "cannot_match")
    elif open_orders().change_address(order, address, message_key(tracker)):
        say(dispatcher, tracker, "address_changed", order_number=order.number, address=address)
    else:
        say(dispatcher, tracker, refusal(order), **details(order, language_of(tracker)))


def refusal(order: Order) -> str:
    """Name of the text that says why this order's address cannot be changed."""
    return "address_too_late" if order.tracking else "address_closed"
