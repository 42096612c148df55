"""Conversations that the team has or had get their clocks, and the latest of them are found without
reading the whole log."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from pydantic import TypeAdapter

from handoff.domain.events import EVENT
from handoff.domain.overview import Overview, fold
from handoff.domain.service_level import DECISIVE, Clocks
from handoff.storage.tables import UtcDateTime

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None

_OF_THE_TEAM = sa.text("kind IN ('escalated', 'agent_said', 'resolved')")

_CONVERSATIONS = sa.table(
    "conversations",
    *(sa.column(name) for name in ("id", "status")),
    sa.column("overview", sa.JSON()),
)
_EVENTS = sa.table(
    "events",
    *(sa.column(name) for name in ("conversation_id", "seq", "kind", "data")),
    sa.column("at", UtcDateTime()),
)
_CLOCKS: TypeAdapter[Clocks | None] = TypeAdapter(Clocks | None)


def upgrade() -> None:
    op.create_index(
        "ix_events_of_the_team",
        "events",
        ["at", "conversation_id"],
        sqlite_where=_OF_THE_TEAM,
        postgresql_where=_OF_THE_TEAM,
    )
    connection, team = op.get_bind(), ("waiting", "human", "snoozed", "resolved")
    for row in connection.execute(
        sa.select(_CONVERSATIONS).where(_CONVERSATIONS.c.status.in_(team))
    ).all():
        overview = row.overview | {"clocks": _CLOCKS.dump_python(_clocks(row.id), mode="json")}
        one = _CONVERSATIONS.c.id == row.id
        connection.execute(sa.update(_CONVERSATIONS).where(one).values(overview=overview))


def downgrade() -> None:
    """What is in the overview is ignored by the version before: it reads what it knows."""
    op.drop_index("ix_events_of_the_team", "events")


def _clocks(conversation_id: str) -> Clocks | None:
    overview = Overview()
    log = (
        sa.select(_EVENTS)
        .where(_EVENTS.c.conversation_id == conversation_id, _EVENTS.c.kind.in_(DECISIVE))
        .order_by(_EVENTS.c.seq)
    )
    for row in op.get_bind().execute(log).all():
        overview = fold(overview, EVENT.validate_json(row.data), row.seq, row.at)
    return overview.clocks
