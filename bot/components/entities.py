"""Rasa entity extractor on plain patterns; products come from the training data's lookup table."""

from __future__ import annotations

import json
from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.extractors.extractor import EntityExtractorMixin
from rasa.shared.nlu.constants import ENTITIES, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.components.patterns import Found, Products, find_all

FILE = "products.json"
LOOKUP = "product"


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=True)
class PatternExtractor(GraphComponent, EntityExtractorMixin):
    """Order numbers, e-mail addresses, dates and products, each normalised."""

    def __init__(
        self, model_storage: ModelStorage, resource: Resource, products: Products | None = None
    ) -> None:
        self._model_storage = model_storage
        self._resource = resource
        self._products = products or Products({})

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        return {}

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> PatternExtractor:
        return cls(model_storage, resource)

    def train(self, training_data: TrainingData) -> Resource:
        """Learn what products are called; nothing else here depends on data."""
        self._products = Products(product_names(training_data))
        with self._model_storage.write_to(self._resource) as folder:
            names = json.dumps(self._products.names, ensure_ascii=False, indent=1, sort_keys=True)
            (folder / FILE).write_text(names, encoding="utf-8")
        return self._resource

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> PatternExtractor:
        with model_storage.read_from(resource) as folder:
            names = json.loads((folder / FILE).read_text(encoding="utf-8"))
        return cls(model_storage, resource, Products(names))

    def process(self, messages: list[Message]) -> list[Message]:
        for message in messages:
            found = find_all(message.get(TEXT) or "", self._products)
            message.set(ENTITIES, [_as_entity(one) for one in found], add_to_output=True)
        return messages

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """The annotations of the training rows stand; nothing is added to them."""
        return training_data


def product_names(training_data: TrainingData) -> dict[str, str]:
    """Names in lower case -> catalogue name, from the lookup table and the synonyms."""
    listed = [
        name
        for table in training_data.lookup_tables
        if table["name"] == LOOKUP and isinstance(table["elements"], list)
        for name in table["elements"]
    ]
    names = {name.lower(): name.lower() for name in listed}
    synonyms = training_data.entity_synonyms
    names.update({said.lower(): meant for said, meant in synonyms.items() if meant in names})
    return names


def _as_entity(found: Found) -> dict[str, Any]:
    return {
        "entity": found.entity,
        "start": found.start,
        "end": found.end,
        "value": found.value,
        "extractor": PatternExtractor.__name__,
    }
