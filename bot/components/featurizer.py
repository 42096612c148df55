"""Rasa featurizer: the encoder's sentence vector as the only dense feature of a message."""

from __future__ import annotations

import base64
from typing import Any

import numpy as np
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.featurizers.dense_featurizer.dense_featurizer import DenseFeaturizer
from rasa.shared.nlu.constants import FEATURE_TYPE_SENTENCE, TEXT
from rasa.shared.nlu.training_data.features import Features
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.components.carried import encoders_in, masker_in
from bot.components.encoder import load_encoder, vector_cache

ORIGIN = "baton.sentence"
"""Tells these features apart from those of other featurizers."""

VECTOR = "vector"
"""Key of the vector in the message, as `as_base64` writes it.

It is not an output property: only a caller that asks for all properties sees it, so Rasa does not
store it with every utterance.
"""


def as_base64(vector: np.ndarray) -> str:
    """As little-endian float32."""
    return base64.b64encode(vector.astype("<f4").tobytes()).decode()


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER, is_trainable=False)
class SentenceFeaturizer(DenseFeaturizer, GraphComponent):
    """Frozen, so there is nothing to train and nothing to persist with a model."""

    def __init__(self, name: str, config: dict[str, Any]) -> None:
        super().__init__(name, config)
        self._mask = masker_in(config)
        self._names = encoders_in(config)
        # Now, and not with the first customer's message.
        self._encoder = load_encoder(self._mask, self._names)

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> SentenceFeaturizer:
        return cls(execution_context.node_name, config)

    @classmethod
    def validate_config(cls, config: dict[str, Any]) -> None:
        """Nothing to check: training writes it; see `carried.py`."""

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Vectors of all rows, from the cache where it has them."""
        rows = [row for row in training_data.training_examples if row.get(TEXT)]
        vectors = vector_cache(self._mask, self._names).vectors([row.get(TEXT) for row in rows])
        for row, vector in zip(rows, vectors, strict=True):
            self._attach(row, vector)
        return training_data

    def process(self, messages: list[Message]) -> list[Message]:
        """Vectors of messages to be answered; nothing is written to disk."""
        for message in messages:
            if message.get(TEXT):
                vector = self._encoder.vector(message.get(TEXT))
                self._attach(message, vector)
                message.set(VECTOR, as_base64(vector))
        return messages

    def _attach(self, message: Message, vector: np.ndarray) -> None:
        message.add_features(Features(vector.reshape(1, -1), FEATURE_TYPE_SENTENCE, TEXT, ORIGIN))
