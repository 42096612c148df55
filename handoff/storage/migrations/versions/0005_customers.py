"""A customer is more than one conversation; what agents say is delivered by mail, too."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

_DUE = sa.text("state IN ('pending', 'failed')")


def upgrade() -> None:
    _make_customers()
    _one_customer_for_each_conversation()
    _make_deliveries()


def _make_customers() -> None:
    op.create_table(
        "customers",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("user_id", sa.String(length=200), nullable=True),
        sa.Column("name", sa.String(length=200), nullable=True),
        sa.Column("email", sa.String(length=320), nullable=True),
        sa.Column("attributes", sa.JSON(), nullable=False),
        sa.Column("language", sa.String(length=35), nullable=True),
        sa.Column("time_zone", sa.String(length=64), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_customers")),
        sa.UniqueConstraint("user_id", name=op.f("uq_customers_user_id")),
    )
    op.create_table(
        "customer_merges",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("from_id", sa.String(length=36), nullable=False),
        sa.Column("into_id", sa.String(length=36), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("conversations", sa.JSON(), nullable=False),
        sa.Column("facts", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(
            ["from_id"], ["customers.id"], name=op.f("fk_customer_merges_from_id_customers")
        ),
        sa.ForeignKeyConstraint(
            ["into_id"], ["customers.id"], name=op.f("fk_customer_merges_into_id_customers")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_customer_merges")),
    )
    for column in ("from_id", "into_id"):
        op.create_index(op.f(f"ix_customer_merges_{column}"), "customer_merges", [column])
    for table in ("conversations", "visitors"):
        reference = sa.ForeignKey("customers.id", name=op.f(f"fk_{table}_customer_id_customers"))
        whose = sa.Column("customer_id", sa.String(length=36), reference, nullable=True)
        op.add_column(table, whose, inline_references=True)
        op.create_index(op.f(f"ix_{table}_customer_id"), table, ["customer_id"])
    op.add_column("conversations", sa.Column("customer_name", sa.String(200), nullable=True))
    op.add_column("conversations", sa.Column("customer_email", sa.String(320), nullable=True))


def _one_customer_for_each_conversation() -> None:
    """Each with the conversation's id, and the address that was left in it."""
    email = {
        "sqlite": "json_extract(overview, '$.contact_email')",
        "postgresql": "overview ->> 'contact_email'",
    }[op.get_bind().dialect.name]
    op.execute(
        "INSERT INTO customers (id, email, attributes, language, created_at, updated_at)"
        f" SELECT id, {email}, '{{}}', locale, created_at, updated_at FROM conversations"
    )
    op.execute(f"UPDATE conversations SET customer_id = id, customer_email = {email}")
    op.execute("UPDATE visitors SET customer_id = conversation_id")


def _make_deliveries() -> None:
    op.create_table(
        "customer_attendances",
        sa.Column("conversation_id", sa.String(length=36), nullable=False),
        sa.Column("worker", sa.String(length=36), nullable=False),
        sa.PrimaryKeyConstraint("conversation_id", "worker", name=op.f("pk_customer_attendances")),
    )
    op.create_table(
        "deliveries",
        sa.Column("conversation_id", sa.String(length=36), nullable=False),
        sa.Column("seq", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("channel", sa.String(length=20), nullable=False),
        sa.Column("address", sa.String(length=320), nullable=False),
        sa.Column("message_id", sa.String(length=320), nullable=False),
        sa.Column("state", sa.String(length=20), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("next_try_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("claimed_by", sa.String(length=36), nullable=True),
        sa.Column("last_error", sa.Text(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["conversation_id"],
            ["conversations.id"],
            name=op.f("fk_deliveries_conversation_id_conversations"),
        ),
        sa.PrimaryKeyConstraint("conversation_id", "seq", name=op.f("pk_deliveries")),
    )
    op.create_index(
        "ix_deliveries_due",
        "deliveries",
        ["next_try_at"],
        sqlite_where=_DUE,
        postgresql_where=_DUE,
    )
    op.create_index("ix_deliveries_state_updated_at", "deliveries", ["state", "updated_at"])


def downgrade() -> None:
    op.drop_table("deliveries")
    op.drop_table("customer_attendances")
    op.drop_column("conversations", "customer_email")
    op.drop_column("conversations", "customer_name")
    for table in ("conversations", "visitors"):
        op.drop_index(op.f(f"ix_{table}_customer_id"), table)
        op.drop_column(table, "customer_id")
    op.drop_table("customer_merges")
    op.drop_table("customers")
