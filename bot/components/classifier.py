"""Rasa intent classifier: logistic regression, with the full ranking."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.classifiers.classifier import IntentClassifier
from rasa.shared.nlu.constants import INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.components.carried import masker_in, teaches_an_intent
from bot.components.featurizer import ORIGIN, SentenceFeaturizer
from bot.components.logistic import LogisticModel

FILE = "classifier.npz"
RANKING = "intent_ranking"


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class SentenceClassifier(IntentClassifier, GraphComponent):
    """Ranks every intent, best first; intents with equal probability are in order of name."""

    def __init__(
        self,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
    ) -> None:
        self._config = config
        self._model_storage = model_storage
        self._resource = resource
        self._mask = masker_in(config)
        self._model: LogisticModel | None = None

    @classmethod
    def required_components(cls) -> list[type]:
        return [SentenceFeaturizer]

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        return {}

    @classmethod
    def validate_config(cls, config: dict[str, Any]) -> None:
        """Nothing to check: training writes it; the numbers are in `logistic.py`, for folds too."""

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> SentenceClassifier:
        return cls(config, model_storage, resource)

    def train(self, training_data: TrainingData) -> Resource:
        examples = filter(teaches_an_intent, training_data.intent_examples)
        rows = [row for row in examples if row.get(TEXT)]
        labels = [row.get(INTENT) for row in rows]
        self._model = LogisticModel.fit(self._texts(rows), sentence_vectors(rows), labels)
        with self._model_storage.write_to(self._resource) as folder:
            self._save(folder)
        return self._resource

    def _save(self, folder: Path) -> None:
        assert self._model is not None
        self._model.save(folder / FILE)

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> SentenceClassifier:
        component = cls(config, model_storage, resource)
        with model_storage.read_from(resource) as folder:
            component._restore(folder)
        return component

    def _restore(self, folder: Path) -> None:
        self._model = LogisticModel.load(folder / FILE)

    def process(self, messages: list[Message]) -> list[Message]:
        """Set the best intent and the ranking of all; a message without text gets no intent."""
        for message in messages:
            if message.get(TEXT) and self._model:
                ranking = self._ranking(message)
                message.set("intent", ranking[0], add_to_output=True)
                message.set(RANKING, ranking, add_to_output=True)
        return messages

    def _ranking(self, message: Message) -> list[dict[str, Any]]:
        assert self._model is not None
        probabilities = self._probabilities(message)
        best_first = np.argsort(-probabilities, kind="stable")
        return [
            {"name": self._model.classes[index], "confidence": float(probabilities[index])}
            for index in best_first
        ]

    def _probabilities(self, message: Message) -> np.ndarray:
        """[k], in the order of the model's classes."""
        assert self._model is not None
        texts, vectors = self._texts([message]), sentence_vectors([message])
        shares: np.ndarray = self._model.probabilities(texts, vectors)[0]
        return shares

    def _texts(self, messages: list[Message]) -> list[str]:
        return [self._mask(message.get(TEXT)) for message in messages]

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """No later component learns from predicted intents."""
        return training_data


def sentence_vectors(messages: list[Message]) -> np.ndarray:
    """Sentence vectors [n, d] that our featurizer attached; a project may keep others for its
    entities."""
    rows = [message.get_dense_features(TEXT, [ORIGIN])[1].features[0] for message in messages]
    return np.stack(rows)
