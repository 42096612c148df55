"""A conversation's overview keeps the name of the agent who spoke last."""

from __future__ import annotations

import json

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

BATCH = 200

_CONVERSATIONS = sa.table("conversations", sa.column("id"), sa.column("overview", sa.JSON()))
_EVENTS = sa.table(
    "events", *(sa.column(name) for name in ("conversation_id", "seq", "kind", "data"))
)


def upgrade() -> None:
    connection, last = op.get_bind(), ""
    query = sa.select(_CONVERSATIONS).order_by(_CONVERSATIONS.c.id).limit(BATCH)
    while rows := connection.execute(query.where(_CONVERSATIONS.c.id > last)).all():
        last = rows[-1].id
        for row in rows:
            if row.overview.get("last_from") == "agent":
                overview = row.overview | {"last_said_by": _who_spoke_last(row.id)}
                one = _CONVERSATIONS.c.id == row.id
                connection.execute(sa.update(_CONVERSATIONS).where(one).values(overview=overview))


def downgrade() -> None:
    """What is in the overview is ignored by the version before: it reads what it knows."""


def _who_spoke_last(conversation_id: str) -> str | None:
    said = (_EVENTS.c.conversation_id == conversation_id, _EVENTS.c.kind == "agent_said")
    newest = sa.select(_EVENTS.c.data).where(*said).order_by(_EVENTS.c.seq.desc()).limit(1)
    data = op.get_bind().scalar(newest)
    if data is None:
        return None
    name: str = (json.loads(data) if isinstance(data, str) else data)["agent_name"]
    return name
