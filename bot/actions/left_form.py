"""Which form a customer left last. Pure rules on a tracker's events."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

LEAVING = ("action_leave_form", "action_take_as_solved")


def left_form(events: Iterable[Mapping[str, Any]]) -> str | None:
    """The form that was active when the customer last left one; None if they left none, or ended
    another one since."""
    left = active = None
    for event in events:
        if event["event"] == "active_loop":
            active = event["name"]
            left = None if active else left
        elif event["event"] == "action" and event.get("name") in LEAVING:
            left = active
    return left
