"""Proposed examples, written in the same transaction as what gave rise to them."""

from __future__ import annotations

from handoff.domain.events import AnyEvent
from handoff.learning.candidates import Proposal, from_did_not_help, from_reply
from handoff.services.changing import Change
from handoff.services.container import Services, new_id
from handoff.storage import conversations, learning


async def propose_reply(
    services: Services, change: Change, reply_seq: int, agent_id: str, agent_name: str
) -> None:
    """The agent's reply `reply_seq` and the question it answers, when there is one."""
    _store(services, change, from_reply(await _log(change), reply_seq), agent_id, agent_name)


async def propose_unhelpful(services: Services, change: Change, about_seq: int) -> None:
    """The question whose answer `about_seq` did not help."""
    _store(services, change, from_did_not_help(await _log(change), about_seq), None, None)


async def _log(change: Change) -> list[tuple[int, AnyEvent]]:
    await change.session.flush()
    log = await conversations.entries(change.session, change.thread.id)
    return [(entry.seq, entry.event) for entry in log]


def _store(
    services: Services,
    change: Change,
    proposal: Proposal | None,
    agent_id: str | None,
    agent_name: str | None,
) -> None:
    if proposal is None:
        return
    learning.add_candidate(
        change.session,
        learning.Candidate(
            id=new_id(),
            source=proposal.source,
            conversation_id=change.thread.id,
            question_seq=proposal.question_seq,
            reply_seq=proposal.reply_seq,
            question=proposal.question,
            reply=proposal.reply,
            judgement=proposal.judgement,
            agent_id=agent_id,
            agent_name=agent_name,
            created_at=change.now,
        ),
    )
