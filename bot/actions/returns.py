"""Send something back."""

from __future__ import annotations

from datetime import date
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from bot.actions import items
from bot.actions.confirming import CONFIRMED, SHOWN, settled
from bot.actions.fence import FenceUnreachable, Stale, message_key, pass_fence
from bot.actions.form_filling import Filling
from bot.actions.identify import ALSO_NAMED, OrderForm, identified_order
from bot.actions.orders import ALL_ITEMS, Order, open_orders
from bot.actions.reasons import corrected_reason, reason_given, reason_told
from bot.actions.wording import details, item_list, language_of, listed, offer_next, say
from bot.channel import replies

ITEM, REASON = "return_item", "return_reason"
OWN_SLOTS = (ITEM, REASON, CONFIRMED, SHOWN, ALSO_NAMED, "rejections")


class ValidateReturnForm(OrderForm):
    """The items must be in the order, and the order delivered at most 30 days ago."""

    def name(self) -> str:
        return "validate_return_form"

    def on_order(self, order: Order, filling: Filling) -> None:
        why_not = refusal(order)
        if why_not:
            filling.end(why_not, **details(order, filling.language))
            return
        named = ", ".join(filling.said.values("product")) or filling.get(ITEM)
        chosen = items.chosen_before(order, str(named)) if named else []
        if not chosen and filling.requested not in (REASON, CONFIRMED):
            chosen = items.meant(order, filling.said)
        if not chosen and not named and len(order.items) == 1:
            chosen = [order.items[0].name]
        _take(filling, order, chosen)

    def fill_own(self, filling: Filling) -> None:
        order = filling.order
        if order is None:
            products = filling.said.values("product")
            if products and filling.requested not in (REASON, CONFIRMED):
                filling.set(**{ITEM: ", ".join(products)})
        elif filling.requested is not None:
            _fill_item(filling, order)
        if not filling.is_over:
            _fill_reason(filling)


def _fill_item(filling: Filling, order: Order) -> None:
    said, chosen = filling.said, items.meant(order, filling.said)
    if said.about == ITEM:
        filling.set(**{ITEM: None, CONFIRMED: None})
    elif chosen and (filling.requested == ITEM or _corrects_item(filling, order, chosen)):
        _take(filling, order, chosen)
    elif filling.requested == ITEM:
        _refuse_item(filling, order)
    elif not chosen and _names_only_a_product(filling):
        filling.refuse("no_such_item", CONFIRMED, items=item_list(order, filling.language))


def _corrects_item(filling: Filling, order: Order, chosen: list[str]) -> bool:
    """ "The kettle's lid is loose" is a reason, "no, the kettle" is none."""
    said = filling.said
    if items.joined(order, chosen) == filling.get(ITEM):
        return False
    if filling.requested != REASON or items.ruled_out(order, said):
        return filling.requested in (REASON, CONFIRMED)
    nothing_else = replies.is_only(said.text, [], [*chosen, *said.values("product")])
    return nothing_else or replies.takes_back(said.text)


def _names_only_a_product(filling: Filling) -> bool:
    """One that the order does not have, where something else was asked for."""
    said = filling.said
    products = [(one.start, one.end) for one in said.named if one.entity == "product"]
    return bool(products) and replies.is_only(said.text, products, [])


def _refuse_item(filling: Filling, order: Order) -> None:
    said = filling.said
    likely = items.likely(order, said.text)
    if len(likely) > 1 and not items.ruled_out(order, said):
        filling.refuse("which_item", ITEM, items=listed(likely, filling.language, "or"))
    elif said.reply.said and not filling.has_changed("order_number", "email"):
        filling.refuse("no_such_item", ITEM, items=item_list(order, filling.language))


def _fill_reason(filling: Filling) -> None:
    said = filling.said
    if said.about == REASON:
        filling.set(**{REASON: None, CONFIRMED: None})
    elif filling.requested == REASON:
        _take_reason(filling)
    elif filling.requested == CONFIRMED and not filling.has_changed(ITEM):
        reason = corrected_reason(said, filling.get(REASON), filling.tracker)
        if reason:
            filling.accept(**{REASON: reason})
    elif not filling.get(REASON) and filling.requested != CONFIRMED:
        reason = reason_told(said, "return_form", filling.language)
        if reason:
            filling.set(**{REASON: reason})


def _take_reason(filling: Filling) -> None:
    said, something_else = filling.said, bool(filling.updates)
    corrects = something_else and replies.corrects(said.text)
    if not said.reply.said or corrects or filling.has_changed(ITEM):
        return
    reason = reason_given(said)
    if reason:
        filling.accept(**{REASON: reason})
    elif not something_else:
        filling.refuse("bad_reason", REASON)


def _take(filling: Filling, order: Order, chosen: list[str]) -> None:
    """These items, without those for which there is a return already."""
    orders, value = open_orders(), items.joined(order, chosen)
    returned = {name: orders.return_of(order.number, name) for name in items.apart(value) if name}
    existing = {name: number for name, number in returned.items() if number}
    left = [name for name in chosen if name not in existing and ALL_ITEMS not in existing]
    if existing and not left:
        _end_with_returns(filling, sorted(set(existing.values())))
        return
    for name, number in existing.items():
        filling.say("return_exists_for", item=name, return_number=number)
    filling.accept(**{ITEM: items.joined(order, left) if left else None})


def _end_with_returns(filling: Filling, numbers: list[str]) -> None:
    said = listed(numbers, filling.language)
    filling.end("return_exists", return_number=said, count=len(numbers))


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
                say(dispatcher, tracker, "try_again_later")
            else:
                _create(dispatcher, tracker)
        elif tracker.get_slot(CONFIRMED) is not None:
            say(dispatcher, tracker, "not_confirmed" if answer is None else "return_not_created")
        offer_next(dispatcher, tracker, tracker.get_slot(ALSO_NAMED), "next_return")
        return [SlotSet(slot, None) for slot in OWN_SLOTS]


def _create(dispatcher: CollectingDispatcher, tracker: Tracker) -> None:
    """The shop has the last word: another message may have changed the order or item since."""
    order, chosen = identified_order(tracker), items.apart(str(tracker.get_slot(ITEM)))
    if order is None:
        say(dispatcher, tracker, "cannot_match")
    elif why_not := refusal(order, *chosen):
        say(dispatcher, tracker, why_not, **details(order, language_of(tracker)))
    else:
        reason, key = tracker.get_slot(REASON), message_key(tracker)
        numbers = open_orders().create_returns(order, chosen, reason, key)
        said = listed(numbers, language_of(tracker))
        say(dispatcher, tracker, "return_created", return_number=said, count=len(numbers))


def refusal(order: Order, *chosen: str) -> str | None:
    """Name of the text that says why the order, or one of these items, cannot be sent back."""
    if order.delivered_on is None:
        return "not_delivered_yet"
    if not order.may_be_returned(date.today()):
        return "return_too_late"
    known = {ALL_ITEMS, *(one.name for one in order.items)}
    return None if known.issuperset(chosen) else "no_such_item"
