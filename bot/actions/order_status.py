"""Where is my order?"""

from __future__ import annotations

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType, FollowupAction, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from bot.actions.identify import ALSO_NAMED, OrderForm, identified_order, names
from bot.actions.orders import Order, open_orders
from bot.actions.wording import details, language_of, say


class ValidateOrderStatusForm(OrderForm):
    def name(self) -> str:
        return "validate_order_status_form"


class ShowOrder(Action):
    """Says where the orders stand. A form that ended without an order has already said so."""

    def name(self) -> str:
        return "action_show_order"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Any
    ) -> list[EventType]:
        order = identified_order(tracker)
        if order:
            _show(dispatcher, tracker, order)
            for number in tracker.get_slot(ALSO_NAMED) or ():
                other = open_orders().find(number, order.email)
                if other:
                    _show(dispatcher, tracker, other)
                else:
                    say(dispatcher, tracker, "no_match", order_number=number)
        return [SlotSet("rejections", None), SlotSet(ALSO_NAMED, None)]


def _show(dispatcher: CollectingDispatcher, tracker: Tracker, order: Order) -> None:
    say(dispatcher, tracker, f"order_{order.status}", **details(order, language_of(tracker)))


class TakeDetails(Action):
    """Bare details outside a form: an order number is looked up, anything else gets a question."""

    def name(self) -> str:
        return "action_take_details"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Any
    ) -> list[EventType]:
        if names(tracker, "order_number") and not tracker.active_loop.get("name"):
            return [FollowupAction("order_status_form")]
        say(dispatcher, tracker, "inform")
        return []
