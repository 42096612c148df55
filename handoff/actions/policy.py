"""The escalation policy in force for a model: the designers' file and the intents' labels."""

from __future__ import annotations

from handoff.actions.context import Context
from handoff.config import ROOT
from handoff.domain.escalation import Policy
from handoff.learning.policy import read_policy
from handoff.learning.shipped import shipped
from handoff.storage import learning
from handoff.storage.engine import Store


async def policy_of(context: Context, model_id: str) -> Policy:
    """Kept by model: which intents there are, and so their labels, changes with the model only."""
    if model_id not in context.policies:
        context.policies[model_id] = await policy_now(context.store)
    return context.policies[model_id]


async def policy_now(store: Store) -> Policy:
    """The designers' file as it is now, with the labels of all intents, shipped and taught.

    Raises:
        Invalid: the file is missing or wrong.
    """
    async with store.read() as session:
        learned = await learning.learned_intents(session)
    labels = {intent.name: intent.label for intent in shipped(ROOT).intents}
    labels |= {intent.name: intent.label for intent in learned}
    return read_policy(ROOT, labels)
