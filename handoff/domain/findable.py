"""What search finds: which words of an event or a customer, and what one must be allowed for it."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from handoff.domain.audiences import Audience
from handoff.domain.customers import Customer
from handoff.domain.permissions import Action, allowed


class Source(StrEnum):
    """Whose words they are."""

    CUSTOMER = "customer"
    BOT = "bot"
    AGENT = "agent"
    NOTE = "note"
    FACTS = "facts"
    """What is known of the customer."""


NEEDS: Mapping[Source, Action] = dict.fromkeys(Source, Action.READ)
"""What one must be allowed to do to find it: the same as to see it."""

_SOURCES: Mapping[str, tuple[Source, str]] = {
    "customer_said": (Source.CUSTOMER, "text"),
    "chosen": (Source.CUSTOMER, "label"),
    "contact_left": (Source.CUSTOMER, "email"),
    "rated": (Source.CUSTOMER, "comment"),
    "bot_said": (Source.BOT, "messages"),
    "agent_said": (Source.AGENT, "text"),
    "note_added": (Source.NOTE, "text"),
}
"""Kinds of events in which somebody says something, and the field with what they say."""

KINDS = frozenset(_SOURCES)


def may_find(role: str) -> frozenset[Source]:
    """What somebody with this role finds; nothing for an unknown role, and so for customers."""
    may = allowed(role)
    return frozenset(source for source, action in NEEDS.items() if action in may)


def said(event: Any) -> tuple[Source, str] | None:
    """What an event says, as agents see it; None: nothing to be found. `event`: or whatever has its
    fields, as in an old database."""
    found = _SOURCES.get(event.kind)
    if found is None or Audience.AGENT not in getattr(event, "seen_by", {Audience.AGENT}):
        return None
    source, field = found
    value = getattr(event, field, None) or ""
    text = value if isinstance(value, str) else "\n".join(message.text for message in value)
    text = "\n".join(filter(None, (text, *_names_of_files(event))))
    return (source, text) if text.strip() else None


def _names_of_files(event: Any) -> list[str]:
    mailed = getattr(getattr(event, "mail", None), "attachments", ())
    return [*(one.name for one in getattr(event, "attachments", None) or ()), *mailed]


def known(customer: Customer) -> str:
    """What is known of a customer, as one line; empty if that is nothing."""
    facts = customer.facts
    values = (facts.name, facts.email, customer.user_id, *facts.attributes.values())
    return " · ".join(str(value) for value in values if value not in (None, ""))
