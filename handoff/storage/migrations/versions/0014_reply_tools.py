"""Canned replies, and suggestions from past answers with what agents did with them."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from handoff.storage.tables import UtcDateTime

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column(
        "candidates",
        sa.Column("taught", sa.Boolean(), nullable=False, server_default=sa.text("false")),
    )
    op.create_table(
        "canned_replies",
        sa.Column("id", sa.String(36), primary_key=True),
        sa.Column("owner_id", sa.String(36), nullable=False),
        sa.Column("shortcut", sa.String(40), nullable=False),
        sa.Column("texts", sa.JSON(), nullable=False),
        sa.Column("by_id", sa.String(36), nullable=False),
        sa.Column("at", UtcDateTime(), nullable=False),
    )
    op.create_index(
        "uq_canned_replies_owner_id_shortcut",
        "canned_replies",
        ["owner_id", "shortcut"],
        unique=True,
    )
    op.create_table(
        "answer_vectors",
        sa.Column("candidate_id", sa.String(36), sa.ForeignKey("candidates.id"), primary_key=True),
        sa.Column("encoder", sa.String(64), primary_key=True),
        sa.Column("language", sa.String(20)),
        sa.Column("vector", sa.LargeBinary(), nullable=False),
    )
    op.create_table(
        "suggestions",
        sa.Column("id", sa.String(36), primary_key=True),
        sa.Column(
            "conversation_id", sa.String(36), sa.ForeignKey("conversations.id"), nullable=False
        ),
        sa.Column("question_seq", sa.Integer(), nullable=False),
        sa.Column("candidate_id", sa.String(36), sa.ForeignKey("candidates.id"), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("encoder", sa.String(64), nullable=False),
        sa.Column("similarity", sa.Double(), nullable=False),
        sa.Column("agent_id", sa.String(36), nullable=False),
        sa.Column("at", UtcDateTime(), nullable=False),
        sa.Column("label", sa.String(20)),
    )
    op.create_index("ix_suggestions_conversation_id", "suggestions", ["conversation_id"])
    op.create_index("ix_suggestions_at", "suggestions", ["at"])


def downgrade() -> None:
    for table in ("suggestions", "answer_vectors", "canned_replies"):
        op.drop_table(table)
    op.drop_column("candidates", "taught")
