"""The escalation policy in force for a model: the designers' file and the intents' labels."""

from __future__ import annotations

from dataclasses import dataclass, field

from handoff.domain.signals import Policy
from handoff.learning.catalog import Catalog
from handoff.learning.policy import policy_of
from handoff.storage import learning
from handoff.storage.engine import Store


@dataclass(frozen=True, slots=True)
class Policies:
    """Cached by model: the intents, and so their labels, change only with the model."""

    store: Store
    catalog: Catalog
    known: dict[str, Policy] = field(default_factory=dict)

    async def of(self, model_id: str) -> Policy:
        """The model's policy.

        Raises:
            Invalid: the assistant's folder is wrong.
        """
        if model_id not in self.known:
            self.known[model_id] = await policy_now(self.store, self.catalog)
        return self.known[model_id]


async def policy_now(store: Store, catalog: Catalog) -> Policy:
    """The designers' file as it is now, with the labels of all intents, shipped and taught.

    Raises:
        Invalid: the assistant's folder is wrong.
    """
    assistant = await catalog.assistant()
    async with store.read() as session:
        learned = await learning.learned_intents(session)
    return policy_of(assistant, {intent.name: intent.label for intent in learned})
