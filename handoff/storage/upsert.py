"""Insert or update in one statement: no two callers can both find that there is no row yet."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncSession

from handoff.storage.tables import Base


async def upsert(
    session: AsyncSession,
    table: type[Base],
    key: Mapping[str, Any],
    values: Mapping[str, Any],
    first: Mapping[str, Any] | None = None,
) -> None:
    """Give the row with this `key` these `values`; without values it is only made.

    `first`: further values for a row that is made now.
    """
    on_postgres = session.get_bind().dialect.name == "postgresql"
    made = {**key, **values, **(first or {})}
    insert: Any = (postgresql if on_postgres else sqlite).insert(table).values(**made)
    if values:
        insert = insert.on_conflict_do_update(index_elements=list(key), set_=dict(values))
    else:
        insert = insert.on_conflict_do_nothing(index_elements=list(key))
    await session.execute(insert)
