"""The customer's latest message as the forms read it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from rasa_sdk import Tracker

from bot.channel import replies
from bot.channel.replies import Reply


@dataclass(frozen=True)
class Named:
    """`text[start:end]` names `value`."""

    entity: str
    value: str
    start: int
    end: int


@dataclass(frozen=True)
class Said:
    """`reply`: its text, taken apart. `named`: what the bot found in it, in order. `about`: the
    slot that it names without a value. `asked`: the intent of a question beside what it says."""

    reply: Reply
    named: tuple[Named, ...]
    about: str | None
    asked: str | None

    @property
    def text(self) -> str:
        return self.reply.text

    def values(self, entity: str) -> list[str]:
        """Each once, without those that are named only to be ruled out."""
        all_of_them = [one for one in self.named if one.entity == entity]
        out = replies.excluded(self.text)
        meant = [one for one in all_of_them if not _within(one, out)]
        if not meant and len(all_of_them) > 1:  # "not 20432 20433"
            meant = all_of_them[1:]
        return list(dict.fromkeys(one.value for one in meant))

    def rules_out_only(self, entity: str) -> bool:
        """ "It is not 20432" names one, but gives none."""
        return any(one.entity == entity for one in self.named) and not self.values(entity)

    def beside(self, *entities: str) -> str:
        """What it says in the clauses that name none of these."""
        spans = [(one.start, one.end) for one in self.named if one.entity in entities]
        return self.reply.said if not spans else replies.without_clauses(self.text, spans)


def said(tracker: Tracker) -> Said:
    message = tracker.latest_message
    metadata = message.get("metadata") or {}
    named = (_named(one) for one in message.get("entities", []))
    return Said(
        reply=replies.read(str(message.get("text") or "")),
        named=tuple(sorted(filter(None, named), key=lambda one: one.start)),
        about=metadata.get("about"),
        asked=_sure_intent(metadata.get("asked")),
    )


def before(tracker: Tracker, slot: str) -> Any:
    """The slot's value when the latest message came; Rasa has filled it from that message since."""
    value, current = None, None
    for event in tracker.events:
        if event["event"] == "user":
            value = current
        elif event["event"] == "slot" and event["name"] == slot:
            current = event["value"]
        elif event["event"] in ("reset_slots", "restart"):
            current = None
    return value


SURE = 0.8
"""A question beside a value gets no calibrated judgement, so the bare probability must be high."""


def _sure_intent(intent: dict[str, Any] | None) -> str | None:
    return str(intent["name"]) if intent and intent["confidence"] >= SURE else None


def _named(entity: dict[str, Any]) -> Named | None:
    if "start" not in entity:
        return None
    return Named(entity["entity"], str(entity["value"]), entity["start"], entity["end"])


def _within(one: Named, spans: list[replies.Span]) -> bool:
    return any(start <= one.start and one.end <= end for start, end in spans)
