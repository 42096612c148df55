"""The column `card` becomes `overview`, like what it holds."""

from __future__ import annotations

from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.alter_column("conversations", "card", new_column_name="overview")


def downgrade() -> None:
    op.alter_column("conversations", "overview", new_column_name="card")
