"""Mails that came in, and what became of each."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "received_mails",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("message_id", sa.Text(), nullable=False),
        sa.Column("outcome", sa.String(length=20), nullable=False),
        sa.Column("sender", sa.String(length=320), nullable=False),
        sa.Column("subject", sa.String(length=200), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("conversation_id", sa.String(length=36), nullable=True),
        sa.Column("seq", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["conversation_id"],
            ["conversations.id"],
            name=op.f("fk_received_mails_conversation_id_conversations"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_received_mails")),
    )
    op.create_index("ix_received_mails_sender_at", "received_mails", ["sender", "at"])
    op.create_index("ix_received_mails_outcome_at", "received_mails", ["outcome", "at"])
    op.create_index(
        "ix_received_mails_conversation_id_seq", "received_mails", ["conversation_id", "seq"]
    )


def downgrade() -> None:
    op.drop_table("received_mails")
