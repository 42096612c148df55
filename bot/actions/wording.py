"""What the custom actions say, and how they put an order into words."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml
from rasa_sdk.executor import CollectingDispatcher

from bot.actions.orders import Order

TEXTS = Path(__file__).with_name("texts.yml")
SOON = "the next few days"


def say(
    dispatcher: CollectingDispatcher, name: str, buttons: Sequence[str] = (), **details: Any
) -> None:
    """Say this text, `{…}` filled in from `details`, with the given buttons or else its own."""
    entry = _texts()[name]
    titles = buttons or entry.get("buttons", ())
    dispatcher.utter_message(
        text=entry["text"].format(**details),
        buttons=[{"title": title, "payload": title} for title in titles],
    )


def offer_next(dispatcher: CollectingDispatcher, others: Sequence[str] | None, name: str) -> None:
    """After one order, say the text `name` for each of the others that were named with it; its
    buttons begin with the next one."""
    for number in (others or ())[:1]:
        titles = [title.format(next=number) for title in _texts()[name]["buttons"]]
        say(dispatcher, name, titles, next=number)


@lru_cache(maxsize=1)
def _texts() -> dict[str, dict[str, Any]]:
    texts: dict[str, dict[str, Any]] = yaml.safe_load(TEXTS.read_text(encoding="utf-8"))
    return texts


def day(when: date | None) -> str:
    """Such as `Monday, 3 June`."""
    return f"{when:%A}, {when.day} {when:%B}" if when else SOON


def item_list(order: Order) -> str:
    return ", ".join(item.name for item in order.items)


def details(order: Order) -> dict[str, str]:
    """What the texts about an order may use."""
    return {
        "order_number": order.number,
        "items": item_list(order),
        "due": day(order.due_on),
        "delivered": day(order.delivered_on),
        "carrier": order.carrier or "the carrier",
        "tracking": order.tracking or "in the dispatch e-mail",
        "store": order.store or "",
    }
