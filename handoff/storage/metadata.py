"""All tables, wherever they are declared, as migrations see them."""

from __future__ import annotations

from handoff.storage import channel_tables, reply_tables
from handoff.storage.tables import Base

DECLARED = (channel_tables, reply_tables)
"""Importing them has put their tables beside those of `tables.py`."""

METADATA = Base.metadata
