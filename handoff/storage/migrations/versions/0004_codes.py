"""The log holds codes and parameters instead of English sentences; a snooze has its end.

Reasons and summaries in events, in conversations' overviews, in candidates' judgements and in
training runs are rewritten, a few hundred rows at a time. All of it is one transaction: if it is
cut off in the middle, nothing has happened, and it begins again at the next start.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator, Sequence
from typing import Any

import sqlalchemy as sa
from alembic import op

from handoff.storage.migrations import from_english

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

log = logging.getLogger("handoff.storage.migrations")

BATCH = 200
"""Conversations, or rows of another table, that are rewritten at once."""

_SNOOZED = sa.text("status = 'snoozed'")

_CONVERSATIONS = sa.table("conversations", sa.column("id"), sa.column("overview", sa.JSON()))
_EVENTS = sa.table(
    "events", *(sa.column(name) for name in ("conversation_id", "seq", "kind", "data"))
)
_CANDIDATES = sa.table("candidates", sa.column("id"), sa.column("judgement", sa.JSON()))
_RUNS = sa.table("training_runs", sa.column("id"), sa.column("body", sa.JSON()))


def upgrade() -> None:
    op.add_column(
        "conversations", sa.Column("snoozed_until", sa.DateTime(timezone=True), nullable=True)
    )
    op.create_index(
        "ix_conversations_snoozed_until",
        "conversations",
        ["snoozed_until"],
        sqlite_where=_SNOOZED,
        postgresql_where=_SNOOZED,
    )
    for conversations in _batches(_CONVERSATIONS, "conversations"):
        _rewrite_conversations(conversations)
    for candidates in _batches(_CANDIDATES, "candidates"):
        _update(
            _CANDIDATES,
            "judgement",
            [_candidate(row.id, row.judgement) for row in candidates if row.judgement],
        )
    for runs in _batches(_RUNS, "training runs"):
        _update(_RUNS, "body", [_run(row.id, row.body) for row in runs])


def downgrade() -> None:
    raise NotImplementedError("codes cannot become sentences again; restore a copy from before")


def _batches(table: sa.TableClause, what: str) -> Iterator[Sequence[sa.Row[Any]]]:
    """All rows by their id; if there are many, the progress is logged."""
    connection, done, last = op.get_bind(), 0, ""
    total = connection.scalar(sa.select(sa.func.count()).select_from(table)) or 0
    query = sa.select(table).order_by(table.c.id).limit(BATCH)
    while rows := connection.execute(query.where(table.c.id > last)).all():
        yield rows
        done, last = done + len(rows), rows[-1].id
        if total > BATCH:
            log.info("rewriting %s for codes: %d of %d", what, done, total)


def _update(table: sa.TableClause, column: str, rows: list[dict[str, Any]]) -> None:
    if rows:
        statement = sa.update(table).where(table.c.id == sa.bindparam("key"))
        values = {column: sa.bindparam("new", type_=sa.JSON())}
        op.get_bind().execute(statement.values(values), rows)


# ── conversations ────────────────────────────────────────────────────────────────────────────


class _Thread:
    """What is known about one conversation while its events are read in order."""

    def __init__(self) -> None:
        self.first: tuple[int, str] | None = None
        self.last: tuple[int, str] | None = None
        self.answers = 0
        self.ranking: list[Any] = []
        """Of the newest judgement."""
        self.summary: tuple[str, dict[str, Any] | None] = ("", None)
        """Of the newest escalation: as it was, and as it is now."""

    def rewritten(self, seq: int, kind: str, data: dict[str, Any]) -> dict[str, Any] | None:
        """The event with codes; None: it had no words of ours."""
        if kind == "customer_said":
            self.first = self.first or (seq, data["text"])
            self.last = (seq, data["text"])
        elif kind == "bot_said":
            self.answers += 1
        elif kind == "judged":
            self.ranking = data["ranking"]
            return data | self._reasons(data)
        elif kind == "escalated":
            new = from_english.summary(data["summary"], self._said(), self.answers)
            self.summary = (data["summary"], new)
            return data | self._reasons(data) | {"summary": new}
        return None

    def overview(self, old: dict[str, Any]) -> dict[str, Any]:
        before, new = self.summary
        if old["summary"] != before:
            new = from_english.summary(old["summary"], (), 0)
        return old | self._reasons(old) | {"summary": new, "snoozed_until": None}

    def _reasons(self, data: dict[str, Any]) -> dict[str, Any]:
        return {"reasons": [from_english.reason(one, self.ranking) for one in data["reasons"]]}

    def _said(self) -> list[tuple[int, str]]:
        both = [self.first, self.last] if self.last != self.first else [self.first]
        return [one for one in both if one is not None]


_SPEAKING = ("customer_said", "bot_said", "judged", "escalated")


def _rewrite_conversations(rows: Sequence[sa.Row[Any]]) -> None:
    connection = op.get_bind()
    threads = {row.id: _Thread() for row in rows}
    query = (
        sa.select(_EVENTS)
        .where(_EVENTS.c.conversation_id.in_(threads), _EVENTS.c.kind.in_(_SPEAKING))
        .order_by(_EVENTS.c.conversation_id, _EVENTS.c.seq)
    )
    changed = []
    for id, seq, kind, data in connection.execute(query):
        new = threads[id].rewritten(seq, kind, json.loads(data))
        if new is not None:
            text = json.dumps(new, ensure_ascii=False, separators=(",", ":"))
            changed.append({"of": id, "at": seq, "new": text})
    if changed:
        here = (
            _EVENTS.c.conversation_id == sa.bindparam("of"),
            _EVENTS.c.seq == sa.bindparam("at"),
        )
        statement = sa.update(_EVENTS).where(*here).values(data=sa.bindparam("new"))
        connection.execute(statement, changed)
    overviews = [{"key": row.id, "new": threads[row.id].overview(row.overview)} for row in rows]
    _update(_CONVERSATIONS, "overview", overviews)


# ── learning ─────────────────────────────────────────────────────────────────────────────────


def _candidate(id: str, judgement: dict[str, Any]) -> dict[str, Any]:
    ranking = judgement.get("ranking", ())
    reasons = [from_english.reason(one, ranking) for one in judgement.get("reasons", ())]
    return {"key": id, "new": judgement | {"reasons": reasons}}


def _run(id: str, body: dict[str, Any]) -> dict[str, Any]:
    reasons = [from_english.run_reason(one) for one in body["reasons"]]
    return {"key": id, "new": body | {"step": from_english.step(body["step"]), "reasons": reasons}}
