"""Past answers with the vectors of their questions, and what became of those shown to agents."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Select, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from handoff.domain.suggesting import Label, LabelKind
from handoff.storage.reply_tables import AnswerVectorRow, SuggestionRow
from handoff.storage.tables import CandidateRow, LearnedIntentRow, VerdictRow
from handoff.storage.upsert import upsert

MOST_LABELS = 500
"""The newest; what agents thought long ago was about other answers."""


@dataclass(frozen=True, slots=True)
class Unread:
    """A past answer whose question has no vector of this encoder yet."""

    candidate_id: str
    question: str
    language: str | None


@dataclass(frozen=True, slots=True)
class Pool:
    """Past answers: row `i` of `vectors` belongs to `ids[i]` and `texts[i]`."""

    ids: tuple[str, ...]
    texts: tuple[str, ...]
    vectors: NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Suggestion:
    """`label`: what the agent did with it; None: has not replied yet."""

    id: str
    conversation_id: str
    question_seq: int
    candidate_id: str
    text: str
    encoder: str
    similarity: float
    agent_id: str
    at: datetime
    label: str | None = None


_OFFERED = (
    CandidateRow.source == "reply",
    or_(VerdictRow.approved.is_(None), VerdictRow.approved),
)
"""Agents' answers that no designer has rejected."""


async def unread(session: AsyncSession, encoder: str, most: int, among: int) -> list[Unread]:
    """The newest first; `among`: only so many of the newest are looked at."""
    newest = (
        select(CandidateRow.id)
        .outerjoin(VerdictRow, VerdictRow.candidate_id == CandidateRow.id)
        .where(CandidateRow.question != "", *_OFFERED)
        .order_by(CandidateRow.created_at.desc())
        .limit(among)
        .subquery()
    )
    done = (AnswerVectorRow.candidate_id == CandidateRow.id) & (AnswerVectorRow.encoder == encoder)
    query = (
        select(CandidateRow.id, CandidateRow.question, CandidateRow.judgement)
        .join(newest, newest.c.id == CandidateRow.id)
        .outerjoin(AnswerVectorRow, done)
        .where(AnswerVectorRow.candidate_id.is_(None))
        .order_by(CandidateRow.created_at.desc())
        .limit(most)
    )
    return [
        Unread(id, question, (judgement or {}).get("language"))
        for id, question, judgement in await session.execute(query)
    ]


async def keep_vectors(
    session: AsyncSession, encoder: str, read: Iterable[tuple[Unread, NDArray[np.float32]]]
) -> None:
    for one, vector in read:
        key = {"candidate_id": one.candidate_id, "encoder": encoder}
        values = {"language": one.language, "vector": vector.astype("<f4").tobytes()}
        await upsert(session, AnswerVectorRow, key, values)


async def pool(
    session: AsyncSession, encoder: str, language: str | None, but: str, most: int
) -> Pool:
    """The newest answers in this language, or in one that was not told, from other conversations
    than `but`. Where a designer has made an intent of the question, its answer stands for it."""
    rows = (await session.execute(_in_pool(encoder, language, but, most))).all()
    vectors = [np.frombuffer(row.vector, dtype="<f4") for row in rows]
    return Pool(
        ids=tuple(row.id for row in rows),
        texts=tuple(row.answer or row.reply for row in rows),
        vectors=np.stack(vectors) if vectors else np.zeros((0, 0), np.float32),
    )


def _in_pool(
    encoder: str, language: str | None, but: str, most: int
) -> Select[str, str, bytes, str]:
    query = (
        select(CandidateRow.id, CandidateRow.reply, AnswerVectorRow.vector, LearnedIntentRow.answer)
        .join(AnswerVectorRow, AnswerVectorRow.candidate_id == CandidateRow.id)
        .outerjoin(VerdictRow, VerdictRow.candidate_id == CandidateRow.id)
        .outerjoin(LearnedIntentRow, LearnedIntentRow.name == VerdictRow.intent)
        .where(AnswerVectorRow.encoder == encoder, CandidateRow.conversation_id != but, *_OFFERED)
        .order_by(CandidateRow.created_at.desc())
        .limit(most)
    )
    if language is None:
        return query
    spoken = AnswerVectorRow.language
    return query.where(or_(spoken == language, spoken.is_(None)))


async def shown(
    session: AsyncSession, conversation_id: str, question_seq: int, agent_id: str
) -> list[Suggestion]:
    """What this agent was shown for this question and has not replied to, the best first."""
    query = (
        select(SuggestionRow)
        .where(
            SuggestionRow.conversation_id == conversation_id,
            SuggestionRow.question_seq == question_seq,
            SuggestionRow.agent_id == agent_id,
            SuggestionRow.label.is_(None),
        )
        .order_by(SuggestionRow.similarity.desc())
    )
    return [_suggestion(row) for row in await session.scalars(query)]


async def unlabelled(
    session: AsyncSession, conversation_id: str, agent_id: str
) -> list[Suggestion]:
    """All that this agent was shown in this conversation and has not replied to."""
    query = select(SuggestionRow).where(
        SuggestionRow.conversation_id == conversation_id,
        SuggestionRow.agent_id == agent_id,
        SuggestionRow.label.is_(None),
    )
    return [_suggestion(row) for row in await session.scalars(query)]


def add(session: AsyncSession, suggestion: Suggestion) -> None:
    session.add(SuggestionRow(**_values(suggestion)))


async def label(session: AsyncSession, id: str, kind: LabelKind) -> None:
    await session.execute(
        update(SuggestionRow).where(SuggestionRow.id == id).values(label=kind.value)
    )


async def labels(session: AsyncSession, encoder: str) -> list[Label]:
    """What says something about how alike two questions must be, the newest first."""
    used = (LabelKind.ACCEPTED.value, LabelKind.EDITED.value)
    query = (
        select(SuggestionRow.similarity, SuggestionRow.label)
        .where(
            SuggestionRow.encoder == encoder,
            SuggestionRow.label.in_((*used, LabelKind.IGNORED.value)),
        )
        .order_by(SuggestionRow.at.desc())
        .limit(MOST_LABELS)
    )
    return [Label(similarity, kind in used) for similarity, kind in await session.execute(query)]


def _values(suggestion: Suggestion) -> dict[str, object]:
    return {name: getattr(suggestion, name) for name in Suggestion.__dataclass_fields__}


def _suggestion(row: SuggestionRow) -> Suggestion:
    return Suggestion(**{name: getattr(row, name) for name in Suggestion.__dataclass_fields__})
