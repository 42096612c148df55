"""Whatever was said, noted or is known of a customer can be found."""

from __future__ import annotations

import json
from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any

import sqlalchemy as sa
from alembic import op

from handoff.domain import findable
from handoff.domain.customers import Customer, Facts
from handoff.domain.findable import Source
from handoff.storage.search_index import document
from handoff.storage.tables import UtcDateTime

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

BATCH = 1000
"""Rows read, and written, at once."""

_DOCUMENTS = sa.table(
    "search_documents",
    *(sa.column(name) for name in ("conversation_id", "seq", "source", "words")),
    sa.column("at", UtcDateTime()),
)
_EVENTS = sa.table(
    "events",
    *(sa.column(name) for name in ("conversation_id", "seq", "kind", "data")),
    sa.column("at", UtcDateTime()),
)
_CONVERSATIONS = sa.table("conversations", sa.column("id"), sa.column("customer_id"))
_CUSTOMERS = sa.table(
    "customers",
    *(sa.column(name) for name in ("id", "user_id", "name", "email")),
    sa.column("attributes", sa.JSON()),
    sa.column("updated_at", UtcDateTime()),
)

_SQLITE = (
    "CREATE VIRTUAL TABLE search_index USING fts5("
    "words, content='search_documents', content_rowid='id', detail=none, columnsize=0)",
    "CREATE TRIGGER search_index_insert AFTER INSERT ON search_documents BEGIN"
    " INSERT INTO search_index(rowid, words) VALUES (new.id, new.words); END",
    "CREATE TRIGGER search_index_delete AFTER DELETE ON search_documents BEGIN"
    " INSERT INTO search_index(search_index, rowid, words)"
    " VALUES ('delete', old.id, old.words); END",
)
_POSTGRESQL = (
    "CREATE INDEX search_index_words ON search_documents"
    " USING gin (array_to_tsvector(string_to_array(words, ' ')))",
)


def upgrade() -> None:
    op.create_table(
        "search_documents",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("conversation_id", sa.String(length=36), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("source", sa.String(length=20), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["conversation_id"],
            ["conversations.id"],
            name=op.f("fk_search_documents_conversation_id_conversations"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_search_documents")),
    )
    op.create_index(
        "uq_search_documents_conversation_id_seq",
        "search_documents",
        ["conversation_id", "seq"],
        unique=True,
    )
    on_sqlite = op.get_bind().dialect.name == "sqlite"
    for statement in _SQLITE if on_sqlite else ():
        op.execute(statement)
    for rows in _batches(_facts()):
        op.bulk_insert(_DOCUMENTS, rows)
    for rows in _batches(_said()):
        op.bulk_insert(_DOCUMENTS, rows)
    for statement in () if on_sqlite else _POSTGRESQL:
        op.execute(statement)
    if not on_sqlite:  # while the log is being read, no later migration may change its table
        op.execute("CLOSE ALL")


def _facts() -> Iterator[dict[str, Any]]:
    query = sa.select(_CONVERSATIONS.c.id.label("conversation_id"), _CUSTOMERS).join_from(
        _CONVERSATIONS, _CUSTOMERS, _CONVERSATIONS.c.customer_id == _CUSTOMERS.c.id
    )
    for row in op.get_bind().execute(query).all():
        facts = Facts(row.name, row.email, row.attributes or {})
        known = findable.known(Customer(row.id, row.user_id, facts))
        if known:
            yield document(row.conversation_id, 0, row.updated_at, (Source.FACTS, known))


def _said() -> Iterator[dict[str, Any]]:
    """In the order in which it was said, a batch of the log at a time."""
    key = sa.tuple_(_EVENTS.c.at, _EVENTS.c.conversation_id, _EVENTS.c.seq)
    spoken = (
        sa.select(_EVENTS).where(_EVENTS.c.kind.in_(sorted(findable.KINDS))).order_by(*key.clauses)
    )
    result = op.get_bind().execute(spoken, execution_options={"yield_per": BATCH})
    for rows in result.partitions():
        for row in rows:
            event = json.loads(row.data, object_hook=lambda fields: SimpleNamespace(**fields))
            if (said := findable.said(event)) is not None:
                yield document(row.conversation_id, row.seq, row.at, said)


def _batches(rows: Iterator[dict[str, Any]]) -> Iterator[list[dict[str, Any]]]:
    batch: list[dict[str, Any]] = []
    for row in rows:
        batch.append(row)
        if len(batch) == BATCH:
            yield batch
            batch = []
    if batch:
        yield batch


def downgrade() -> None:
    if op.get_bind().dialect.name == "sqlite":
        op.execute("DROP TABLE search_index")
    op.drop_table("search_documents")
