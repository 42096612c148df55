"""What was said becomes findable some moments after it was stored."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

_UNFOUND = sa.text("seq > found_seq")


def upgrade() -> None:
    op.add_column(
        "conversations",
        sa.Column("found_seq", sa.Integer(), nullable=False, server_default="0"),
    )
    op.execute("UPDATE conversations SET found_seq = seq")  # 0007 has dealt with all of it
    op.create_index(
        "ix_conversations_unfound",
        "conversations",
        ["id"],
        sqlite_where=_UNFOUND,
        postgresql_where=_UNFOUND,
    )


def downgrade() -> None:
    op.drop_index("ix_conversations_unfound", "conversations")
    op.drop_column("conversations", "found_seq")
