"""Bodies of the health check."""

from __future__ import annotations

from typing import Literal

from handoff.edge.schemas import Body


class Health(Body):
    status: Literal["ok", "degraded"]
    bot: str | None
    """The live model's id; None: the bot does not answer."""
    database: Literal["ok"]
    unreadable_mails: int
    """That came in during the last seven days and wait in the mailbox, flagged, for a person."""
