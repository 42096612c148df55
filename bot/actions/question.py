"""A question as the answers about stores, countries and products read it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from bot.channel.following import CARRIED

GENERAL = "general"


@dataclass(frozen=True)
class Question:
    """`aspect`: which of the intent's answers was chosen, such as `how_long`. `towns`, `countries`
    and `products`: those named, each once, in lower case."""

    intent: str
    aspect: str
    text: str
    towns: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    products: tuple[str, ...] = ()


def aspect_in(message: dict[str, Any], intent: str) -> str:
    """The answer that the response selector chose for this intent; the general one without it."""
    chosen = (message.get("response_selector") or {}).get(intent) or {}
    key = str((chosen.get("response") or {}).get("intent_response_key") or "")
    return key.partition("/")[2] or GENERAL


def carried_in(message: dict[str, Any], entity: str) -> tuple[str, ...]:
    """What an earlier message named and this one is about, each once."""
    found = (one for one in message.get("entities") or [] if one["entity"] == entity)
    return tuple(dict.fromkeys(str(one["value"]) for one in found if one.get(CARRIED)))
