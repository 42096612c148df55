"""Candidates, verdicts, examples, datasets, models and training runs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from pydantic import TypeAdapter
from sqlalchemy import delete, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from handoff.domain.events import Judged
from handoff.domain.learning import Example, LearnedIntent
from handoff.domain.training_run import TrainingRun
from handoff.storage.tables import (
    ActivationRow,
    CandidateRow,
    DatasetRow,
    ExampleRow,
    LearnedIntentRow,
    ModelRow,
    TrainingRunRow,
    VerdictRow,
)

_RUN = TypeAdapter(TrainingRun)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A proposed example; `judgement`: the machine's, None where there was none."""

    id: str
    source: str
    conversation_id: str
    question_seq: int
    reply_seq: int | None
    question: str
    reply: str
    judgement: Judged | None
    agent_id: str | None
    agent_name: str | None
    created_at: datetime
    taught: bool = False
    """The agent asked for it to be learnt."""


@dataclass(frozen=True, slots=True)
class Verdict:
    candidate_id: str
    approved: bool
    intent: str | None
    by_id: str
    by_name: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Model:
    id: str
    dataset: str
    created_at: datetime
    metrics: dict[str, float]


def _values(row: Any, cls: type[Any]) -> dict[str, Any]:
    return {name: getattr(row, name) for name in cls.__dataclass_fields__}


def add_candidate(session: AsyncSession, candidate: Candidate) -> None:
    values = _values(candidate, Candidate)
    if candidate.judgement is not None:
        values["judgement"] = candidate.judgement.model_dump(mode="json")
    session.add(CandidateRow(**values))


def add_verdict(session: AsyncSession, verdict: Verdict) -> None:
    session.add(VerdictRow(**_values(verdict, Verdict)))


async def remove_verdict(session: AsyncSession, candidate_id: str) -> None:
    await session.execute(delete(VerdictRow).where(VerdictRow.candidate_id == candidate_id))


def add_example(session: AsyncSession, example: Example) -> None:
    session.add(ExampleRow(**_values(example, Example)))


def add_learned_intent(session: AsyncSession, intent: LearnedIntent) -> None:
    session.add(LearnedIntentRow(**_values(intent, LearnedIntent)))


async def candidate(
    session: AsyncSession, candidate_id: str, *, lock: bool = False
) -> tuple[Candidate, Verdict | None] | None:
    """The candidate and its verdict; `lock`: nobody else gives one until the transaction ends."""
    row = await session.get(CandidateRow, candidate_id, with_for_update=lock)
    if row is None:
        return None
    verdict = await session.get(VerdictRow, candidate_id)
    return (
        _candidate(row),
        Verdict(**_values(verdict, Verdict)) if verdict else None,
    )


async def candidates(
    session: AsyncSession, limit: int = 500
) -> list[tuple[Candidate, Verdict | None]]:
    """First what agents ask to be learnt and nobody has decided, then the newest."""
    asked_for = CandidateRow.taught & VerdictRow.candidate_id.is_(None)
    query = (
        select(CandidateRow, VerdictRow)
        .outerjoin(VerdictRow, VerdictRow.candidate_id == CandidateRow.id)
        .order_by(asked_for.desc(), CandidateRow.created_at.desc())
        .limit(limit)
    )
    return [
        (
            _candidate(row),
            Verdict(**_values(verdict, Verdict)) if verdict else None,
        )
        for row, verdict in await session.execute(query)
    ]


def _candidate(row: CandidateRow) -> Candidate:
    values = _values(row, Candidate)
    if row.judgement is not None:
        values["judgement"] = Judged.model_validate(row.judgement)
    return Candidate(**values)


async def examples(session: AsyncSession) -> list[Example]:
    """All reviewed examples, oldest first. Those of one moment go by their text: ids are random,
    and the order of the rows decides which fold each falls into."""
    rows = await session.scalars(select(ExampleRow))
    found = (Example(**_values(row, Example)) for row in rows)
    return sorted(found, key=lambda one: (one.at, one.text, one.intent, one.id))


async def learned_intents(session: AsyncSession) -> list[LearnedIntent]:
    rows = await session.scalars(select(LearnedIntentRow).order_by(LearnedIntentRow.name))
    return [LearnedIntent(**_values(row, LearnedIntent)) for row in rows]


async def note_dataset(
    session: AsyncSession, hash: str, at: datetime, examples: int, intents: int
) -> None:
    """Record a dataset version; the same content is the same version."""
    if await session.get(DatasetRow, hash) is None:
        session.add(
            DatasetRow(hash=hash, created_at=at, learned_examples=examples, learned_intents=intents)
        )


async def dataset_sizes(session: AsyncSession, hash: str) -> int:
    """How many reviewed examples a dataset version holds; 0 when it is unknown."""
    row = await session.get(DatasetRow, hash)
    return row.learned_examples if row else 0


async def count_examples(session: AsyncSession) -> int:
    return await session.scalar(select(func.count()).select_from(ExampleRow)) or 0


async def save_model(session: AsyncSession, model: Model) -> None:
    await session.merge(ModelRow(**_values(model, Model)))


async def models(session: AsyncSession) -> list[Model]:
    rows = await session.scalars(select(ModelRow).order_by(ModelRow.created_at.desc()))
    return [Model(**_values(row, Model)) for row in rows]


def activate(
    session: AsyncSession, model_id: str, at: datetime, by_id: str | None, why: str
) -> None:
    session.add(ActivationRow(model_id=model_id, at=at, by_id=by_id, why=why))


async def activations(session: AsyncSession, limit: int = 50) -> list[str]:
    """Model ids in the order in which they went live, the newest first; the first is live."""
    query = select(ActivationRow.model_id).order_by(ActivationRow.id.desc()).limit(limit)
    return list(await session.scalars(query))


async def save_run(session: AsyncSession, run: TrainingRun) -> None:
    body = _RUN.dump_python(run, mode="json")
    await session.merge(
        TrainingRunRow(id=run.id, started_at=run.started_at, state=run.state, body=body)
    )


async def last_run(session: AsyncSession) -> TrainingRun | None:
    query = select(TrainingRunRow.body).order_by(TrainingRunRow.started_at.desc()).limit(1)
    body = await session.scalar(query)
    return None if body is None else _RUN.validate_python(body)
