"""What a pressed button means. Clients send its title; its payload may say more.

Rasa's payloads are texts to be read instead of the title, or `/intent{"slot": "value"}`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

INTENT_MARK = "/"


def pressed(offered: Iterable[Mapping[str, Any]], text: str) -> str | None:
    """The payload of the offered button that `text` is the title of; None where it says the same,
    or where there is no such button."""
    for button in offered:
        if button.get("title") == text.strip():
            payload = str(button.get("payload") or "").strip()
            return payload if payload not in ("", text.strip()) else None
    return None


def names_an_intent(payload: str | None) -> bool:
    return payload is not None and payload.startswith(INTENT_MARK)


def as_read(text: str, payload: str | None) -> str:
    """What Rasa is to read: a payload that is words, else what the customer saw."""
    return text if payload is None or names_an_intent(payload) else payload
