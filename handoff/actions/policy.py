"""The escalation policy in force for a model: the designers' file and the intents' labels."""

from __future__ import annotations

from handoff.actions.context import Context
from handoff.domain.escalation import Policy
from handoff.learning import dataset
from handoff.storage import learning

_policies: dict[str, Policy] = {}


async def policy_of(context: Context, model_id: str) -> Policy:
    """Kept by model: which intents there are, and so their labels, changes with the model only."""
    if model_id not in _policies:
        async with context.store.read() as session:
            learned = await learning.learned_intents(session)
        labels = dataset.base_labels() | {intent.name: intent.label for intent in learned}
        _policies[model_id] = dataset.base_policy(labels)
    return _policies[model_id]
