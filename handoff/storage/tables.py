"""The tables. Rows stay inside `storage/`; times are UTC."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any, ClassVar

from sqlalchemy import (
    JSON,
    DateTime,
    ForeignKey,
    Index,
    MetaData,
    String,
    Text,
    TypeDecorator,
    text,
)
from sqlalchemy.engine import Dialect
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

NAMING = {
    "ix": "ix_%(column_0_label)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}


class UtcDateTime(TypeDecorator[datetime]):
    """An aware datetime in UTC; SQLite keeps no time zone, so it is put back on reading."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a time without a time zone cannot be stored; pass UTC")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        return value.replace(tzinfo=UTC) if value is not None and value.tzinfo is None else value


class Base(DeclarativeBase):
    metadata = MetaData(naming_convention=NAMING)
    type_annotation_map: ClassVar = {datetime: UtcDateTime, dict[str, Any]: JSON, list[Any]: JSON}


_UNJUDGED = text("asked_seq > judged_seq")
UNFOUND = text("seq > found_seq")
_SNOOZED = text("status = 'snoozed'")
MILESTONES = "kind IN ('escalated', 'handed_back', 'rated', 'reopened', 'resolved')"
"""Events that reports look at. They are few: nobody who writes waits for the index."""
OF_THE_TEAM = text("kind IN ('escalated', 'agent_said', 'resolved')")
"""What begins or ends a wait for the team."""


class CustomerRow(Base):
    """One person, as far as we know; one who was merged into another has no conversations left."""

    __tablename__ = "customers"

    id: Mapped[str] = mapped_column(String(36), primary_key=True)
    user_id: Mapped[str | None] = mapped_column(String(200), unique=True)
    """What the website calls the user, verified; None: anonymous."""
    name: Mapped[str | None] = mapped_column(String(200))
    email: Mapped[str | None] = mapped_column(String(320))
    attributes: Mapped[dict[str, Any]]
    language: Mapped[str | None] = mapped_column(String(35))
    time_zone: Mapped[str | None] = mapped_column(String(64))
    created_at: Mapped[datetime]
    updated_at: Mapped[datetime]


class CustomerMergeRow(Base):
    """An anonymous customer turned out to be a known one; written once, never changed."""

    __tablename__ = "customer_merges"

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    from_id: Mapped[str] = mapped_column(ForeignKey("customers.id"), index=True)
    into_id: Mapped[str] = mapped_column(ForeignKey("customers.id"), index=True)
    at: Mapped[datetime]
    conversations: Mapped[list[Any]]
    """Ids of those that moved."""
    facts: Mapped[dict[str, Any]]
    """What was known about both before: `from`, `into`."""


class ConversationRow(Base):
    """State and overview are derived from `events`: `domain.thread.rebuild` makes the same ones."""

    __tablename__ = "conversations"

    id: Mapped[str] = mapped_column(String(36), primary_key=True)
    # Never null, but SQLite can add a column with a reference only as nullable.
    customer_id: Mapped[str] = mapped_column(ForeignKey("customers.id"), index=True, nullable=True)
    customer_name: Mapped[str | None] = mapped_column(String(200))
    customer_email: Mapped[str | None] = mapped_column(String(320))
    """Name and address, copied from the customer's row for lists."""
    locale: Mapped[str] = mapped_column(String(20))
    created_at: Mapped[datetime] = mapped_column(index=True)
    updated_at: Mapped[datetime] = mapped_column(index=True)

    seq: Mapped[int] = mapped_column(default=0)
    customer_seq: Mapped[int] = mapped_column(default=0)
    told_seq: Mapped[int] = mapped_column(default=0)
    """The newest event that the bot's tracker knows (from its own turns or from being told)."""

    status: Mapped[str] = mapped_column(String(20), index=True)
    epoch: Mapped[int] = mapped_column(default=0)
    owner_id: Mapped[str | None] = mapped_column(String(36), index=True)
    owner_name: Mapped[str | None] = mapped_column(String(200))
    overview: Mapped[dict[str, Any]]
    judged_seq: Mapped[int] = mapped_column(default=0)
    asked_seq: Mapped[int] = mapped_column(default=0)
    snoozed_until: Mapped[datetime | None]
    turn_by: Mapped[str | None] = mapped_column(String(36))
    """The worker that has the bot deal with what is open here, as long as it is alive."""
    found_seq: Mapped[int] = mapped_column(default=0, server_default="0")
    """The newest event that search knows."""

    __table_args__ = (
        Index(
            "ix_conversations_unjudged", "id", sqlite_where=_UNJUDGED, postgresql_where=_UNJUDGED
        ),
        Index("ix_conversations_unfound", "id", sqlite_where=UNFOUND, postgresql_where=UNFOUND),
        Index(
            "ix_conversations_snoozed_until",
            "snoozed_until",
            sqlite_where=_SNOOZED,
            postgresql_where=_SNOOZED,
        ),
    )


class EventRow(Base):
    __tablename__ = "events"

    conversation_id: Mapped[str] = mapped_column(ForeignKey("conversations.id"), primary_key=True)
    seq: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    kind: Mapped[str] = mapped_column(String(30))
    at: Mapped[datetime]
    epoch: Mapped[int]
    """The conversation's epoch after this event."""
    customer_prev: Mapped[int]
    """The last event before this one that the customer may see."""
    client_id: Mapped[str | None] = mapped_column(String(36))
    data: Mapped[str] = mapped_column(Text)

    __table_args__ = (
        Index("uq_events_conversation_id_client_id", "conversation_id", "client_id", unique=True),
        Index(
            "ix_events_milestones",
            "at",
            sqlite_where=text(MILESTONES),
            postgresql_where=text(MILESTONES),
        ),
        Index(
            "ix_events_of_the_team",
            "at",
            "conversation_id",
            sqlite_where=OF_THE_TEAM,
            postgresql_where=OF_THE_TEAM,
        ),
    )


class SearchRow(Base):
    """What can be found, in folded words: one row per message, and one (`seq` 0) for what is known
    of the customer. A database's own index of `words` is made by migration 0007."""

    __tablename__ = "search_documents"

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    conversation_id: Mapped[str] = mapped_column(ForeignKey("conversations.id"))
    seq: Mapped[int]
    source: Mapped[str] = mapped_column(String(20))
    at: Mapped[datetime]
    words: Mapped[str] = mapped_column(Text)

    __table_args__ = (
        Index("uq_search_documents_conversation_id_seq", "conversation_id", "seq", unique=True),
    )


class VisitorRow(Base):
    """Whom a widget token belongs to; only the token's hash is kept."""

    __tablename__ = "visitors"

    token_hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    customer_id: Mapped[str] = mapped_column(ForeignKey("customers.id"), index=True, nullable=True)
    conversation_id: Mapped[str] = mapped_column(ForeignKey("conversations.id"), index=True)
    expires_at: Mapped[datetime]


class AgentRow(Base):
    __tablename__ = "agents"

    id: Mapped[str] = mapped_column(String(36), primary_key=True)
    username: Mapped[str] = mapped_column(String(100), unique=True)
    name: Mapped[str] = mapped_column(String(200))
    password_hash: Mapped[str] = mapped_column(String(200))
    role: Mapped[str] = mapped_column(String(20))
    presence: Mapped[str] = mapped_column(String(20), default="offline")
    active_at: Mapped[datetime | None]
    """Last time the agent did something (typed, replied, claimed)."""
    capacity: Mapped[int | None]
    """Most conversations at once; None: as many as the rules say for everybody."""
    languages: Mapped[list[Any]] = mapped_column(server_default="[]", default=list)
    """Those that the agent speaks; empty: any."""


class TeamRow(Base):
    """`languages`, `intents`: what goes to the team by itself."""

    __tablename__ = "teams"

    id: Mapped[str] = mapped_column(String(36), primary_key=True)
    name: Mapped[str] = mapped_column(String(100), unique=True)
    languages: Mapped[list[Any]]
    intents: Mapped[list[Any]]


class TeamMemberRow(Base):
    __tablename__ = "team_members"

    team_id: Mapped[str] = mapped_column(ForeignKey("teams.id"), primary_key=True)
    agent_id: Mapped[str] = mapped_column(ForeignKey("agents.id"), primary_key=True, index=True)


class AssignmentRulesRow(Base):
    """How conversations are assigned: one row, or none while nobody has changed anything."""

    __tablename__ = "assignment_rules"

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    mode: Mapped[str] = mapped_column(String(20))
    capacity: Mapped[int]


class AttendanceRow(Base):
    """An agent has sockets open at a worker; `seen_at`: their last sign of life."""

    __tablename__ = "attendances"

    agent_id: Mapped[str] = mapped_column(ForeignKey("agents.id"), primary_key=True)
    worker: Mapped[str] = mapped_column(String(36), primary_key=True)
    seen_at: Mapped[datetime]


class CustomerAttendanceRow(Base):
    """A customer has this conversation open at a worker: true while that worker is alive."""

    __tablename__ = "customer_attendances"

    conversation_id: Mapped[str] = mapped_column(String(36), primary_key=True)
    worker: Mapped[str] = mapped_column(String(36), primary_key=True)


class WorkerRow(Base):
    """A process of the service; it counts as dead if it has not renewed `alive_until` in time."""

    __tablename__ = "workers"

    id: Mapped[str] = mapped_column(String(36), primary_key=True)
    alive_until: Mapped[datetime]


class LeaseRow(Base):
    """Something that only one worker does at a time, and which one, while that is alive."""

    __tablename__ = "leases"

    name: Mapped[str] = mapped_column(String(100), primary_key=True)
    holder: Mapped[str | None] = mapped_column(String(36))


class LoginRow(Base):
    __tablename__ = "logins"

    token_hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    agent_id: Mapped[str] = mapped_column(ForeignKey("agents.id"), index=True)
    expires_at: Mapped[datetime]


class CandidateRow(Base):
    """The machine's side of a proposed example; once written, it never changes."""

    __tablename__ = "candidates"

    id: Mapped[str] = mapped_column(String(36), primary_key=True)
    source: Mapped[str] = mapped_column(String(20))
    conversation_id: Mapped[str] = mapped_column(ForeignKey("conversations.id"), index=True)
    question_seq: Mapped[int]
    reply_seq: Mapped[int | None]
    question: Mapped[str] = mapped_column(Text)
    reply: Mapped[str] = mapped_column(Text)
    judgement: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    agent_id: Mapped[str | None] = mapped_column(String(36))
    agent_name: Mapped[str | None] = mapped_column(String(200))
    created_at: Mapped[datetime] = mapped_column(index=True)
    taught: Mapped[bool] = mapped_column(default=False, server_default=text("false"))
    """The agent asked for it to be learnt."""


class VerdictRow(Base):
    """The human's side: one verdict a candidate."""

    __tablename__ = "verdicts"

    candidate_id: Mapped[str] = mapped_column(ForeignKey("candidates.id"), primary_key=True)
    approved: Mapped[bool]
    intent: Mapped[str | None] = mapped_column(String(60))
    by_id: Mapped[str] = mapped_column(String(36))
    by_name: Mapped[str] = mapped_column(String(200))
    at: Mapped[datetime]


class LearnedIntentRow(Base):
    __tablename__ = "learned_intents"

    name: Mapped[str] = mapped_column(String(60), primary_key=True)
    label: Mapped[str] = mapped_column(String(100))
    answer: Mapped[str] = mapped_column(Text)
    by_id: Mapped[str] = mapped_column(String(36))
    at: Mapped[datetime]


class ExampleRow(Base):
    """A training example that came through review, with where it came from."""

    __tablename__ = "examples"

    id: Mapped[str] = mapped_column(String(36), primary_key=True)
    text: Mapped[str] = mapped_column(Text)
    intent: Mapped[str] = mapped_column(String(60), index=True)
    candidate_id: Mapped[str] = mapped_column(ForeignKey("candidates.id"), index=True)
    conversation_id: Mapped[str] = mapped_column(ForeignKey("conversations.id"), index=True)
    origin: Mapped[str] = mapped_column(String(20))
    """`customer` (their words) or `designer` (a phrasing added in review)."""
    by_id: Mapped[str] = mapped_column(String(36))
    at: Mapped[datetime]


class DatasetRow(Base):
    __tablename__ = "datasets"

    hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    created_at: Mapped[datetime]
    learned_examples: Mapped[int]
    learned_intents: Mapped[int]


class ModelRow(Base):
    __tablename__ = "models"

    id: Mapped[str] = mapped_column(String(100), primary_key=True)
    dataset: Mapped[str] = mapped_column(String(64))
    created_at: Mapped[datetime]
    metrics: Mapped[dict[str, Any]]


class ActivationRow(Base):
    """Which model went live when; the newest row names the live one."""

    __tablename__ = "activations"

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    model_id: Mapped[str] = mapped_column(ForeignKey("models.id"))
    at: Mapped[datetime]
    by_id: Mapped[str | None] = mapped_column(String(36))
    why: Mapped[str] = mapped_column(String(20))
    """`first`, `gate` or `rollback`."""


class TrainingRunRow(Base):
    __tablename__ = "training_runs"

    id: Mapped[str] = mapped_column(String(36), primary_key=True)
    started_at: Mapped[datetime] = mapped_column(index=True)
    state: Mapped[str] = mapped_column(String(20))
    body: Mapped[dict[str, Any]]
