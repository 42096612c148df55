"""Who may log in to the demo. Each installation has its own password (`BATON_DEMO_PASSWORD`)."""

from __future__ import annotations

from typing import NamedTuple


class DemoUser(NamedTuple):
    username: str
    name: str
    role: str


DEMO_USERS = (
    DemoUser("ada", "Ada", "agent"),
    DemoUser("ben", "Ben", "agent"),
    DemoUser("dana", "Dana", "designer"),
    DemoUser("robin", "Robin", "admin"),
)
