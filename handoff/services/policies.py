"""The escalation policy in force for a model: the designers' file and the intents' labels."""

from __future__ import annotations

import asyncio

from handoff.config import Settings
from handoff.domain.escalation import Policy
from handoff.learning import policy
from handoff.learning.catalog import assistant_in
from handoff.services.container import Services
from handoff.storage import learning
from handoff.storage.engine import Store


async def policy_of(services: Services, model_id: str) -> Policy:
    """Kept by model: which intents there are, and so their labels, changes with the model only."""
    if model_id not in services.policies:
        services.policies[model_id] = await policy_now(services.settings, services.store)
    return services.policies[model_id]


async def policy_now(settings: Settings, store: Store) -> Policy:
    """The designers' file as it is now, with the labels of all intents, shipped and taught.

    Raises:
        Invalid: the assistant's folder is wrong.
    """
    assistant = await asyncio.to_thread(assistant_in, settings.assistant)
    async with store.read() as session:
        learned = await learning.learned_intents(session)
    return policy.policy_of(assistant, {intent.name: intent.label for intent in learned})
