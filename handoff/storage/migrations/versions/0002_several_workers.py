"""Several workers on one database: who is alive, who does what, which agent is where."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

_UNJUDGED = sa.text("asked_seq > judged_seq")


def upgrade() -> None:
    op.create_table(
        "workers",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("alive_until", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_workers")),
    )
    op.create_table(
        "leases",
        sa.Column("name", sa.String(length=100), nullable=False),
        sa.Column("holder", sa.String(length=36), nullable=True),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_leases")),
    )
    op.create_table(
        "attendances",
        sa.Column("agent_id", sa.String(length=36), nullable=False),
        sa.Column("worker", sa.String(length=36), nullable=False),
        sa.Column("seen_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["agent_id"], ["agents.id"], name=op.f("fk_attendances_agent_id_agents")
        ),
        sa.PrimaryKeyConstraint("agent_id", "worker", name=op.f("pk_attendances")),
    )
    op.drop_column("agents", "seen_at")
    op.add_column("conversations", sa.Column("turn_by", sa.String(length=36), nullable=True))
    op.create_index(op.f("ix_conversations_updated_at"), "conversations", ["updated_at"])
    op.create_index(
        "ix_conversations_unjudged",
        "conversations",
        ["id"],
        sqlite_where=_UNJUDGED,
        postgresql_where=_UNJUDGED,
    )
    if op.get_bind().dialect.name == "postgresql":
        # Rasa's tracker store has a table `events`, too.
        op.execute("CREATE SCHEMA IF NOT EXISTS rasa")


def downgrade() -> None:
    """The schema `rasa` stays: what it holds is the bot's."""
    op.drop_index("ix_conversations_unjudged", "conversations")
    op.drop_index(op.f("ix_conversations_updated_at"), "conversations")
    op.drop_column("conversations", "turn_by")
    op.add_column("agents", sa.Column("seen_at", sa.DateTime(timezone=True), nullable=True))
    op.drop_table("attendances")
    op.drop_table("leases")
    op.drop_table("workers")
