"""Review of proposed examples: what a designer approves becomes part of the next dataset version.

The machine's proposal and the designer's verdict are separate rows; neither changes the other.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Container
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from common.assistant import Assistant
from handoff.domain.errors import Conflict, Invalid, NotFound
from handoff.domain.learning import Example, LearnedIntent, Origin
from handoff.features.review.schemas import KnownIntent, NewIntent
from handoff.features.training import datasets
from handoff.learning.candidates import Mask
from handoff.learning.rasa_yaml import one_line
from handoff.services.container import Training
from handoff.services.relay import Relay
from handoff.services.worker import Worker
from handoff.storage import learning
from handoff.storage.agents import Agent
from handoff.storage.engine import Store
from handoff.storage.learning import Candidate, Verdict

PHRASINGS = 3
"""Fewest different phrasings for a new intent."""

Reviewed = tuple[Candidate, Verdict | None]


async def candidates(store: Store) -> list[Reviewed]:
    """All proposals, each with its verdict if there is one: first what agents ask to be learnt."""
    async with store.read() as session:
        return await learning.candidates(session)


async def intents(training: Training) -> list[KnownIntent]:
    """Every intent, shipped or taught, with its current number of examples."""
    ships = await training.workshop.catalog.assistant()
    async with training.worker.store.read() as session:
        taught = await learning.learned_intents(session)
        added = Counter(example.intent for example in await learning.examples(session))
    known = [
        KnownIntent(
            name=one.name,
            label=one.label,
            answer=one.answer,
            examples=one.examples + added[one.name],
            learned=False,
        )
        for one in ships.intents
    ]
    names = {one.name for one in known}
    return known + [
        KnownIntent(
            name=one.name,
            label=one.label,
            answer=one.answer,
            examples=added[one.name],
            learned=True,
        )
        for one in taught
        if one.name not in names
    ]


async def topics(training: Training) -> list[KnownIntent]:
    """What a conversation can be about: no small talk, no yes and no, no wish for a person."""
    policy = (await training.workshop.catalog.assistant()).policy
    none = policy.small_talk | policy.never_offered | policy.asks_for_a_person
    return [one for one in await intents(training) if one.name not in none]


async def reject(worker: Worker, candidate_id: str, by: Agent) -> Reviewed:
    """Keep the candidate from being learnt.

    Raises:
        NotFound: there is no such candidate.
        Conflict: somebody has given a verdict already.
    """
    async with worker.store.begin() as session:
        candidate = await _undecided(session, candidate_id)
        verdict = _verdict(candidate, by, worker.now(), intent=None)
        learning.add_verdict(session, verdict)
    return candidate, verdict


async def take_back_rejection(worker: Worker, candidate_id: str, by: Agent) -> Reviewed:
    """Have the candidate decided again: for whoever rejected it by mistake.

    Raises:
        NotFound: there is no such candidate.
        Conflict: it is not rejected, or somebody else did that.
    """
    async with worker.store.begin() as session:
        found = await learning.candidate(session, candidate_id, lock=True)
        if found is None:
            raise NotFound(f"there is no candidate '{candidate_id}'", id=candidate_id)
        candidate, verdict = found
        if verdict is None or verdict.approved or verdict.by_id != by.id:
            raise Conflict("only one's own rejection can be taken back; fetch the list again")
        await learning.remove_verdict(session, candidate_id)
    return candidate, None


async def approve(training: Training, candidate_id: str, by: Agent, intent: str) -> Reviewed:
    """Make the candidate's question an example of an existing intent.

    Raises:
        NotFound: there is no such candidate.
        Conflict: somebody has given a verdict already.
        Invalid: there is no such intent, or its words are an example of another one.
    """
    worker, catalog = training.worker, training.workshop.catalog
    ships = await catalog.assistant()
    base = await datasets.read_base(catalog)
    async with worker.store.begin() as session:
        candidate = await _undecided(session, candidate_id)
        taught = await learning.learned_intents(session)
        if intent not in {one.name for one in ships.intents} | {one.name for one in taught}:
            raise Invalid(f"there is no intent '{intent}'; choose another one or teach it")
        now = worker.now()
        verdict = _verdict(candidate, by, now, intent)
        learning.add_verdict(session, verdict)
        await _add_examples(training.relay, session, verdict, candidate, ())
        version = await datasets.note_version(session, base, now)
    await datasets.write(training.workshop.datasets, version)
    return candidate, verdict


async def teach(training: Training, candidate_id: str, by: Agent, new: NewIntent) -> Reviewed:
    """Make the candidate's question and the designer's phrasings a new intent.

    Raises:
        NotFound: there is no such candidate.
        Conflict: somebody has given a verdict already, or the intent's name or label is taken.
        Invalid: too few different phrasings, an empty text, or words that are an example of
            another intent.
    """
    worker, catalog = training.worker, training.workshop.catalog
    ships = await catalog.assistant()
    base = await datasets.read_base(catalog)
    async with worker.store.begin() as session:
        candidate = await _undecided(session, candidate_id)
        now = worker.now()
        phrasings = _phrasings(new, training.relay.mask)
        taught = _taught(new, by, now, training.relay.mask)
        _check_not_taken(taught, ships, await learning.learned_intents(session))
        learning.add_learned_intent(session, taught)
        verdict = _verdict(candidate, by, now, taught.name)
        learning.add_verdict(session, verdict)
        await _add_examples(training.relay, session, verdict, candidate, phrasings)
        version = await datasets.note_version(session, base, now)
    await datasets.write(training.workshop.datasets, version)
    return candidate, verdict


async def _undecided(session: AsyncSession, candidate_id: str) -> Candidate:
    found = await learning.candidate(session, candidate_id, lock=True)
    if found is None:
        raise NotFound(f"there is no candidate '{candidate_id}'", id=candidate_id)
    candidate, verdict = found
    if verdict is not None:
        did = f"approved it as '{verdict.intent}'" if verdict.approved else "rejected it"
        raise Conflict(f"{verdict.by_name} {did} already; fetch the list again", by=verdict.by_name)
    return candidate


def _verdict(candidate: Candidate, by: Agent, at: datetime, intent: str | None) -> Verdict:
    return Verdict(candidate.id, intent is not None, intent, by.id, by.name, at)


def _clean(text: str, mask: Mask) -> str:
    """One line without personal data. Masked again after joining: a line break can hide some."""
    return mask(one_line(mask(text)))


def _phrasings(new: NewIntent, mask: Mask) -> tuple[str, ...]:
    """Without personal data, and without repetitions.

    Raises:
        Invalid: too few are left.
    """
    cleaned = (_clean(text, mask) for text in new.phrasings)
    different = {text.casefold(): text for text in cleaned if text}
    if len(different) < PHRASINGS:
        raise Invalid(
            f"a new intent needs at least {PHRASINGS} different phrasings; "
            f"these are {len(different)}"
        )
    return tuple(different.values())


def _taught(new: NewIntent, by: Agent, at: datetime, mask: Mask) -> LearnedIntent:
    """The intent without personal data.

    Raises:
        Invalid: nothing is left of its label or its answer.
    """
    label, answer = _clean(new.label, mask), mask(new.answer).strip()
    if not label or not answer:
        raise Invalid("a new intent needs a label and an answer")
    return LearnedIntent(new.name, label, answer, by.id, at)


def _check_not_taken(new: LearnedIntent, ships: Assistant, taught: list[LearnedIntent]) -> None:
    if new.name in ships.taken_names or new.name in {one.name for one in taught}:
        raise Conflict(f"the name '{new.name}' is taken; choose another one", name=new.name)
    labels = {one.label.casefold(): one.name for one in ships.intents}
    labels |= {one.label.casefold(): one.name for one in taught}
    if other := labels.get(new.label.casefold()):
        raise Conflict(
            f"'{new.label}' is already the label of '{other}'; "
            "customers could not tell the two buttons apart",
            name=other,
        )


async def _add_examples(
    relay: Relay,
    session: AsyncSession,
    verdict: Verdict,
    candidate: Candidate,
    phrasings: tuple[str, ...],
) -> None:
    """Add the customer's words, and those of the designer's that differ from them."""
    assert verdict.intent is not None  # only approved candidates get here
    question = _clean(candidate.question, relay.mask)
    if not question:
        raise Invalid("the customer's question is empty; it cannot become an example")
    origins: dict[str, tuple[str, Origin]] = {question.casefold(): (question, "customer")}
    for text in phrasings:
        origins.setdefault(text.casefold(), (text, "designer"))
    await _check_not_of_another_intent(session, origins, verdict.intent)
    for text, origin in origins.values():
        learning.add_example(
            session,
            Example(
                id=relay.worker.new_id(),
                text=text,
                intent=verdict.intent,
                candidate_id=candidate.id,
                conversation_id=candidate.conversation_id,
                origin=origin,
                by_id=verdict.by_id,
                at=verdict.at,
            ),
        )


async def _check_not_of_another_intent(
    session: AsyncSession, texts: Container[str], intent: str
) -> None:
    for example in await learning.examples(session):
        if example.intent != intent and example.text.casefold() in texts:
            raise Invalid(
                f"'{example.text}' is already an example of '{example.intent}'; "
                "the same words cannot mean two things"
            )
