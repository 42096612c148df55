"""Custom actions of the demo shop; rasa-sdk finds every Action in these modules."""

from __future__ import annotations

from pathlib import Path


def prepare(demo_data: Path | None) -> None:
    """Fill an empty database with the demo orders; called before the first request."""
    from bot.actions.orders import open_orders

    if demo_data:
        open_orders().seed_if_empty(demo_data)
