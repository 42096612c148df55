"""The tables of canned replies and of suggestions; see `tables.py`."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, LargeBinary, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from handoff.storage.tables import Base


class CannedReplyRow(Base):
    """A text that agents send often, by a shortcut; in one or more languages."""

    __tablename__ = "canned_replies"

    id: Mapped[str] = mapped_column(String(36), primary_key=True)
    owner_id: Mapped[str] = mapped_column(String(36), default="")
    """Whose own it is; empty: everybody's."""
    shortcut: Mapped[str] = mapped_column(String(40))
    texts: Mapped[dict[str, Any]]
    """By language."""
    by_id: Mapped[str] = mapped_column(String(36))
    at: Mapped[datetime]

    __table_args__ = (
        Index("uq_canned_replies_owner_id_shortcut", "owner_id", "shortcut", unique=True),
    )


class AnswerVectorRow(Base):
    """The sentence vector of a candidate's question, as one encoder makes it."""

    __tablename__ = "answer_vectors"

    candidate_id: Mapped[str] = mapped_column(ForeignKey("candidates.id"), primary_key=True)
    encoder: Mapped[str] = mapped_column(String(64), primary_key=True)
    """The hash of its weights."""
    language: Mapped[str | None] = mapped_column(String(20))
    vector: Mapped[bytes] = mapped_column(LargeBinary)
    """Little-endian float32."""


class SuggestionRow(Base):
    """A past answer as it was shown to an agent, and what the agent did with it."""

    __tablename__ = "suggestions"

    id: Mapped[str] = mapped_column(String(36), primary_key=True)
    conversation_id: Mapped[str] = mapped_column(ForeignKey("conversations.id"), index=True)
    question_seq: Mapped[int]
    candidate_id: Mapped[str] = mapped_column(ForeignKey("candidates.id"))
    text: Mapped[str] = mapped_column(Text)
    encoder: Mapped[str] = mapped_column(String(64))
    similarity: Mapped[float]
    agent_id: Mapped[str] = mapped_column(String(36))
    at: Mapped[datetime] = mapped_column(index=True)
    label: Mapped[str | None] = mapped_column(String(20))
    """`accepted`, `edited`, `ignored`, or `beside` one that was used; None: not replied yet."""
