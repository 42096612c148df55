"""The customer's answer to "Is that right?", without which nothing is done for them.

Only the text of the message counts: not a slot, not the classifier, not a button chosen to clarify
something else. It must also answer the bot's last message, and that must have asked about the
values as they still stand.
"""

from __future__ import annotations

from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.events import EventType, SlotSet

from bot.channel.consent import is_plain_no, is_plain_yes

CONFIRMED = "confirmed"
SHOWN = "shown"
"""Slot with the form and the values that the last confirmation question showed."""


def values_are_shown(tracker: Tracker, domain: Any, form: str) -> EventType:
    """The event that records what a confirmation question shows; every such question sends it."""
    return SlotSet(SHOWN, _values(tracker, domain, form))


def was_asked(tracker: Tracker, domain: Any, form: str) -> bool:
    """The form's values are those that the last confirmation question showed."""
    return bool(tracker.get_slot(SHOWN) == _values(tracker, domain, form))


def answers_last_reply(tracker: Tracker) -> bool:
    """The customer wrote this in reply to the bot's last message, not about something else."""
    metadata = tracker.latest_message.get("metadata") or {}
    return bool(metadata.get("answers_last_reply", True))


def plain_answer(tracker: Tracker) -> bool | None:
    """True for an unmistakable yes, False for an unmistakable no, None for anything else."""
    text = str(tracker.latest_message.get("text") or "")
    return True if is_plain_yes(text) else False if is_plain_no(text) else None


def settled(tracker: Tracker, domain: Any, form: str) -> bool | None:
    """The customer's answer, if the form rightly took the latest message for one."""
    if not was_asked(tracker, domain, form) or not answers_last_reply(tracker):
        return None
    answer, noted = plain_answer(tracker), tracker.get_slot(CONFIRMED)
    return answer if answer is noted else None


def _values(tracker: Tracker, domain: Any, form: str) -> list[str]:
    slots = [slot for slot in domain["forms"][form]["required_slots"] if slot != CONFIRMED]
    return [form, *(f"{slot}={tracker.get_slot(slot)}" for slot in slots)]
