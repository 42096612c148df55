"""Canned replies and suggestions, for whoever replies to customers."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter

from handoff.domain.permissions import Action
from handoff.edge.dependencies import ServicesDep, may
from handoff.features.replies import canned, suggesting
from handoff.features.replies.schemas import (
    CannedReplies,
    CannedReply,
    Suggestion,
    Suggestions,
    WriteReply,
)
from handoff.storage import replies
from handoff.storage.agents import Agent
from handoff.wire_types import Id

router = APIRouter(prefix="/api", tags=["replies"])

Replier = Annotated[Agent, may(Action.REPLY)]


@router.get("/replies")
async def listed(agent: Replier, services: ServicesDep) -> CannedReplies:
    assistant = await services.training.workshop.catalog.assistant()
    usable = await canned.usable(services.worker.store, agent)
    return CannedReplies(items=[_reply(one) for one in usable], languages=list(assistant.languages))


@router.post("/replies")
async def make(body: WriteReply, agent: Replier, services: ServicesDep) -> CannedReply:
    """Everybody's may be written by designers and admins alone."""
    made = await canned.write(services.worker, agent, body.shortcut, body.shared, body.texts)
    return _reply(made)


@router.put("/replies/{reply_id}")
async def change(
    reply_id: Id, body: WriteReply, agent: Replier, services: ServicesDep
) -> CannedReply:
    changed = await canned.write(
        services.worker, agent, body.shortcut, body.shared, body.texts, reply_id
    )
    return _reply(changed)


@router.delete("/replies/{reply_id}", status_code=204)
async def remove(reply_id: Id, agent: Replier, services: ServicesDep) -> None:
    await canned.remove(services.worker, agent, reply_id)


@router.post("/conversations/{conversation_id}/suggestions")
async def suggest(conversation_id: Id, agent: Replier, services: ServicesDep) -> Suggestions:
    """For the question that waits for the caller; what is shown is remembered until the reply."""
    question, items = await suggesting.suggest(services.turn_taking, conversation_id, agent)
    return Suggestions(
        question_seq=question.seq if question else None,
        items=[Suggestion(id=one.id, text=one.text, similarity=one.similarity) for one in items],
    )


def _reply(of: replies.CannedReply) -> CannedReply:
    return CannedReply(
        id=of.id,
        shortcut=of.shortcut,
        shared=of.owner_id == replies.SHARED,
        texts=of.texts,
    )
