"""Leave the active form."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import ActiveLoop, EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from bot.actions import address, returns
from bot.actions.wording import say


class LeaveForm(Action):
    """Ends the active form, if any, and keeps the details that identify the order."""

    text = "stop"

    def name(self) -> str:
        return "action_leave_form"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Any
    ) -> list[EventType]:
        say(dispatcher, tracker, self.text)
        return left()


class TakeAsSolved(LeaveForm):
    """The matter has settled itself: the parcel came, the e-mail was found."""

    text = "solved"

    def name(self) -> str:
        return "action_take_as_solved"


def left() -> list[EventType]:
    forgotten = dict.fromkeys((*returns.OWN_SLOTS, *address.OWN_SLOTS, "requested_slot"))
    return [ActiveLoop(None), *(SlotSet(slot, None) for slot in forgotten)]
