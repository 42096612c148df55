"""Reports find conversations and a few kinds of events by their time."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

_MILESTONES = sa.text("kind IN ('escalated', 'handed_back', 'rated', 'reopened', 'resolved')")


def upgrade() -> None:
    op.create_index("ix_conversations_created_at", "conversations", ["created_at"])
    op.create_index(
        "ix_events_milestones",
        "events",
        ["at"],
        sqlite_where=_MILESTONES,
        postgresql_where=_MILESTONES,
    )


def downgrade() -> None:
    op.drop_index("ix_events_milestones", "events")
    op.drop_index("ix_conversations_created_at", "conversations")
