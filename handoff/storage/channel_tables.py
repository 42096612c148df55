"""The tables of what goes out and comes in besides the chat: deliveries, files, mails; see
`tables.py`.
"""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, Index, String, Text, text
from sqlalchemy.orm import Mapped, mapped_column

from handoff.storage.tables import Base

_UNSENT = text("seq IS NULL")
_DUE = text("state IN ('pending', 'failed')")


class DeliveryRow(Base):
    """What an agent said, on its way to a customer who may have left: one per message."""

    __tablename__ = "deliveries"

    conversation_id: Mapped[str] = mapped_column(ForeignKey("conversations.id"), primary_key=True)
    seq: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    """Of the agent's message."""
    channel: Mapped[str] = mapped_column(String(20))
    address: Mapped[str] = mapped_column(String(320))
    message_id: Mapped[str] = mapped_column(String(320))
    state: Mapped[str] = mapped_column(String(20))
    attempts: Mapped[int] = mapped_column(default=0)
    next_try_at: Mapped[datetime]
    claimed_by: Mapped[str | None] = mapped_column(String(36))
    """The worker that is sending it, while that worker is alive."""
    last_error: Mapped[str] = mapped_column(Text, default="")
    created_at: Mapped[datetime]
    updated_at: Mapped[datetime]

    __table_args__ = (
        Index("ix_deliveries_due", "next_try_at", sqlite_where=_DUE, postgresql_where=_DUE),
        Index("ix_deliveries_state_updated_at", "state", "updated_at"),
    )


class AttachmentRow(Base):
    """A file that was uploaded; what is in it is in `storage/files.py`."""

    __tablename__ = "attachments"

    id: Mapped[str] = mapped_column(String(36), primary_key=True)
    conversation_id: Mapped[str] = mapped_column(ForeignKey("conversations.id"), index=True)
    by_agent_id: Mapped[str | None] = mapped_column(String(36))
    """None: the customer's."""
    name: Mapped[str] = mapped_column(String(120))
    type: Mapped[str] = mapped_column(String(40))
    size: Mapped[int]
    width: Mapped[int | None]
    height: Mapped[int | None]
    created_at: Mapped[datetime]
    seq: Mapped[int | None]
    """Of the message that it came with; None: it was not sent yet."""

    __table_args__ = (
        Index(
            "ix_attachments_unsent", "created_at", sqlite_where=_UNSENT, postgresql_where=_UNSENT
        ),
    )


class ReceivedMailRow(Base):
    """A mail that came in, and what became of it; written once, with the message if it is one."""

    __tablename__ = "received_mails"

    id: Mapped[str] = mapped_column(String(64), primary_key=True)
    """Made from the Message-ID."""
    message_id: Mapped[str] = mapped_column(Text)
    outcome: Mapped[str] = mapped_column(String(20))
    sender: Mapped[str] = mapped_column(String(320))
    subject: Mapped[str] = mapped_column(String(200))
    at: Mapped[datetime]
    conversation_id: Mapped[str | None] = mapped_column(ForeignKey("conversations.id"))
    seq: Mapped[int | None]

    __table_args__ = (
        Index("ix_received_mails_sender_at", "sender", "at"),
        Index("ix_received_mails_outcome_at", "outcome", "at"),
        Index("ix_received_mails_conversation_id_seq", "conversation_id", "seq"),
    )
