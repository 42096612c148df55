"""Proposed examples, written in the same transaction as what prompted them."""

from __future__ import annotations

from collections.abc import Callable

from handoff.learning.candidates import (
    Entry,
    Proposal,
    from_did_not_help,
    from_reply,
    without_names,
)
from handoff.services.changing import Change
from handoff.services.relay import Relay
from handoff.storage import learning
from handoff.wire import Teach

LOOKS_BACK = 200
"""How many entries of the log to search for the question: a long log is not read whole."""


async def propose_reply(
    relay: Relay,
    change: Change,
    reply_seq: int,
    agent_id: str,
    agent_name: str,
    teach: Teach | None = None,
) -> None:
    """Propose the agent's reply `reply_seq` and the question it answers, if there is one.
    `teach`: the agent asks for it to be learnt, and may say which message it answers."""
    chosen = teach.question_seq if teach else None
    mask = without_names(relay.mask, change.thread.customer_name, agent_name)
    proposal = from_reply(await _log(change, reply_seq), reply_seq, mask, chosen)
    _store(change, relay.worker.new_id, proposal, agent_id, agent_name, teach is not None)


async def propose_unhelpful(relay: Relay, change: Change, about_seq: int) -> None:
    """Propose the question whose answer `about_seq` did not help."""
    mask = without_names(relay.mask, change.thread.customer_name)
    proposal = from_did_not_help(await _log(change, about_seq), about_seq, mask)
    _store(change, relay.worker.new_id, proposal, None, None)


async def _log(change: Change, about_seq: int) -> list[Entry]:
    log = await change.log(since=max(0, about_seq - LOOKS_BACK))
    return [(entry.seq, entry.event) for entry in log]


def _store(
    change: Change,
    new_id: Callable[[], str],
    proposal: Proposal | None,
    agent_id: str | None,
    agent_name: str | None,
    taught: bool = False,
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
            taught=taught,
        ),
    )
