"""Rasa's SQL tracker store, which notices that a restart of the database has cut a connection.

Rasa itself would use the dead connection, and for that turn go on with an empty memory.
"""

from __future__ import annotations

from typing import Any

import sqlalchemy
from rasa.core.tracker_store import SQLTrackerStore, create_engine_kwargs
from sqlalchemy.orm import sessionmaker


class SharedTrackerStore(SQLTrackerStore):
    """Asks each connection for a sign of life before it is used."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.engine.dispose()
        url = self.engine.url
        self.engine = sqlalchemy.create_engine(url, pool_pre_ping=True, **create_engine_kwargs(url))
        self.sessionmaker = sessionmaker(bind=self.engine)
