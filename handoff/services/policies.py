"""The escalation policy in force for a model: the designers' file and the intents' labels."""

from __future__ import annotations

from dataclasses import dataclass, field

from handoff.config import ROOT
from handoff.domain.escalation import Policy
from handoff.learning.catalog import shipped
from handoff.learning.policy import read_policy
from handoff.storage import learning
from handoff.storage.engine import Store


@dataclass(frozen=True, slots=True)
class Policies:
    """Kept by model: which intents there are, and so their labels, changes with the model only."""

    store: Store
    known: dict[str, Policy] = field(default_factory=dict)

    async def of(self, model_id: str) -> Policy:
        """The model's.

        Raises:
            Invalid: the designers' file is missing or wrong.
        """
        if model_id not in self.known:
            self.known[model_id] = await policy_now(self.store)
        return self.known[model_id]


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
