"""Rasa response selector: which of an intent's answers a message asks for.

Rasa's own trains a network for minutes. This one is a logistic regression per retrieval intent on
what the classifier sees, in a second or two, and its output has the same form: the property
`response_selector`, without the answers' texts, which Rasa's action takes from the domain.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import INTENT, INTENT_RESPONSE_KEY, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.components.carried import masker_in
from bot.components.classifier import sentence_vectors
from bot.components.featurizer import SentenceFeaturizer
from bot.components.logistic import features
from bot.components.selection import Selector, load, prediction, save

PROPERTY = "response_selector"

BEFORE = "before"
"""In a message's metadata: the intent of the one before. How near the message is to its examples is
told with its choice."""


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class SentenceSelector(GraphComponent):
    """For every retrieval intent, since it is decided later which intent is meant.

    Examples of such an intent that name no answer teach the classifier alone.
    """

    def __init__(
        self,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        selectors: Mapping[str, Selector] | None = None,
    ) -> None:
        self._model_storage = model_storage
        self._resource = resource
        self._mask = masker_in(config)
        self._selectors = dict(selectors or {})

    @classmethod
    def required_components(cls) -> list[type]:
        return [SentenceFeaturizer]

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        return {}

    @classmethod
    def validate_config(cls, config: dict[str, Any]) -> None:
        """Nothing to check: training writes it."""

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> SentenceSelector:
        return cls(config, model_storage, resource)

    def train(self, training_data: TrainingData) -> Resource:
        rows: dict[str, list[Message]] = {}
        for row in training_data.intent_examples:
            if row.get(TEXT) and row.get(INTENT_RESPONSE_KEY):
                rows.setdefault(row.get(INTENT), []).append(row)
        self._selectors = {intent: self._fitted(rows[intent]) for intent in sorted(rows)}
        with self._model_storage.write_to(self._resource) as folder:
            save(self._selectors, folder)
        return self._resource

    def _fitted(self, rows: list[Message]) -> Selector:
        texts = [self._mask(row.get(TEXT)) for row in rows]
        return Selector.fit(
            texts, sentence_vectors(rows), [row.get(INTENT_RESPONSE_KEY) for row in rows]
        )

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> SentenceSelector:
        with model_storage.read_from(resource) as folder:
            return cls(config, model_storage, resource, load(folder))

    def process(self, messages: list[Message]) -> list[Message]:
        for message in messages:
            if message.get(TEXT) and self._selectors:
                seen = features([self._mask(message.get(TEXT))], sentence_vectors([message]))
                chosen = {
                    intent: prediction(selector, selector.probabilities(seen)[0])
                    for intent, selector in self._selectors.items()
                }
                before = (message.get("metadata") or {}).get(BEFORE)
                if before in chosen:
                    vector = sentence_vectors([message])[0]
                    chosen[before]["near"] = self._selectors[before].near(vector)
                whole = {"all_retrieval_intents": sorted(self._selectors), **chosen}
                message.set(PROPERTY, whole, add_to_output=True)
        return messages

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """No later component learns from chosen answers."""
        return training_data
