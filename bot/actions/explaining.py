"""Explain what a form asks for, and show the other ways to someone who cannot tell it."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from bot.actions.leaving import left
from bot.actions.said import said
from bot.actions.wording import say

EXPLAINED = ("order_number", "email", "return_item", "return_reason", "new_address", "confirmed")
HELPLESS_TURNS_THAT_END = 2


class ExplainDetails(Action):
    """For the slot that the message is about. Who cannot tell it, twice, is shown to a person."""

    def name(self) -> str:
        return "action_explain_details"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Any
    ) -> list[EventType]:
        message = said(tracker)
        slot = message.about or tracker.get_slot("requested_slot") or "order_number"
        asks, in_form = bool(message.reply.asked), bool(tracker.active_loop.get("name"))
        helpless = (tracker.get_slot("rejections") or 0) + (0 if asks or not in_form else 1)
        if not asks and helpless >= HELPLESS_TURNS_THAT_END:
            say(dispatcher, tracker, "cannot_match")
            return [*left(), SlotSet("rejections", None)]
        say(dispatcher, tracker, f"explain_{slot if slot in EXPLAINED else 'order_number'}")
        return [SlotSet("rejections", helpless)] if in_form and not asks else []
