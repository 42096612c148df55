"""Take up a form that the customer left a moment ago."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType, FollowupAction
from rasa_sdk.executor import CollectingDispatcher

from bot.actions.left_form import left_form
from bot.actions.wording import say


class Resume(Action):
    """Begins the form again that was left last; order number and e-mail address are still known."""

    def name(self) -> str:
        return "action_resume"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Any
    ) -> list[EventType]:
        if tracker.active_loop.get("name"):
            return []  # the form asks again by itself
        form = left_form(tracker.events)
        if form is None:
            say(dispatcher, tracker, "nothing_to_resume")
            return []
        return [FollowupAction(form)]
