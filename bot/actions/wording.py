"""Orders in words."""

from __future__ import annotations

from datetime import date

from bot.actions.orders import Order

SOON = "the next few days"


def day(when: date | None) -> str:
    """Such as `Monday, 3 June`."""
    return f"{when:%A}, {when.day} {when:%B}" if when else SOON


def item_list(order: Order) -> str:
    return ", ".join(item.name for item in order.items)


def details(order: Order) -> dict[str, str]:
    """What the responses about an order may use."""
    return {
        "order_number": order.number,
        "items": item_list(order),
        "due": day(order.due_on),
        "delivered": day(order.delivered_on),
        "carrier": order.carrier or "the carrier",
        "tracking": order.tracking or "in the dispatch e-mail",
        "store": order.store or "",
    }
