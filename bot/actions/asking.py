"""How the forms ask for their slots."""

from __future__ import annotations

from abc import abstractmethod
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType
from rasa_sdk.executor import CollectingDispatcher

from bot.actions.acknowledging import acknowledgement
from bot.actions.confirming import values_are_shown
from bot.actions.form_filling import was_activated
from bot.actions.identify import identified_order
from bot.actions.items import apart
from bot.actions.orders import ALL_ITEMS
from bot.actions.wording import items_in_words, language_of, say


class Ask(Action):
    """Says the text `ask_SLOT`; where the form begins, after a word about what was told."""

    slot = ""

    @abstractmethod
    def name(self) -> str: ...

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Any
    ) -> list[EventType]:
        first = acknowledgement(tracker) if was_activated(tracker) else None
        say(dispatcher, tracker, f"ask_{self.slot}", after=first, **self.details(tracker))
        return []

    def details(self, tracker: Tracker) -> dict[str, Any]:
        """What the text needs, and its buttons."""
        return {}


class AskOrderNumber(Ask):
    slot = "order_number"

    def name(self) -> str:
        return "action_ask_order_number"


class AskEmail(Ask):
    slot = "email"

    def name(self) -> str:
        return "action_ask_email"


class AskReturnItem(Ask):
    """With the order's items as buttons."""

    slot = "return_item"

    def name(self) -> str:
        return "action_ask_return_item"

    def details(self, tracker: Tracker) -> dict[str, Any]:
        order = identified_order(tracker)
        choices = [*(item.name for item in order.items), ALL_ITEMS] if order else []
        return {
            "order_number": order.number if order else tracker.get_slot("order_number"),
            "buttons": choices,
        }


class AskReturnReason(Ask):
    slot = "return_reason"

    def name(self) -> str:
        return "action_ask_return_reason"


class AskNewAddress(Ask):
    slot = "new_address"

    def name(self) -> str:
        return "action_ask_new_address"


class AskConfirmed(Ask):
    """Shows all of a form's values, and records which they were."""

    form = ""

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Any
    ) -> list[EventType]:
        await super().run(dispatcher, tracker, domain)
        return [values_are_shown(tracker, domain, self.form)]


class AskReturnConfirmed(AskConfirmed):
    slot, form = "return_confirmed", "return_form"

    def name(self) -> str:
        return "action_ask_return_form_confirmed"

    def details(self, tracker: Tracker) -> dict[str, Any]:
        return {
            "order_number": tracker.get_slot("order_number"),
            "item": items_in_words(apart(tracker.get_slot("return_item")), language_of(tracker)),
            "reason": tracker.get_slot("return_reason"),
        }


class AskAddressConfirmed(AskConfirmed):
    slot, form = "address_confirmed", "address_form"

    def name(self) -> str:
        return "action_ask_address_form_confirmed"

    def details(self, tracker: Tracker) -> dict[str, Any]:
        return {
            "order_number": tracker.get_slot("order_number"),
            "address": tracker.get_slot("new_address"),
        }
