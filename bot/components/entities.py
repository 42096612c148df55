"""Rasa entity extractor: plain patterns, and the lookup tables of the training data."""

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

from bot.components.carried import runtime_in
from bot.components.patterns import Listed, find_all
from common.assistant import Found

FILE = "listed.json"
OLD_FILE, OLD_ENTITY = "products.json", "product"
"""In models from before several lookup tables could be learnt."""


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=True)
class PatternExtractor(GraphComponent, EntityExtractorMixin):
    """The assistant's identifiers, e-mail addresses, dates and listed names, each normalised."""

    def __init__(
        self,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        listed: dict[str, dict[str, str]] | None = None,
    ) -> None:
        self._config = config
        self._identifiers = runtime_in(config).identifiers
        self._model_storage = model_storage
        self._resource = resource
        self._listed = [Listed(*each) for each in (listed or {}).items()]

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
        return cls(config, model_storage, resource)

    def train(self, training_data: TrainingData) -> Resource:
        """Learn the lookup tables; nothing else here depends on training data."""
        listed = listed_names(training_data) if self._config.get("tables", True) else {}
        self._listed = [Listed(*each) for each in listed.items()]
        with self._model_storage.write_to(self._resource) as folder:
            names = json.dumps(listed, ensure_ascii=False, indent=1, sort_keys=True)
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
            file = folder / FILE
            of_before = not file.exists()  # one table, without the name of its entity
            content = (folder / OLD_FILE if of_before else file).read_text(encoding="utf-8")
        read = json.loads(content)
        listed = {OLD_ENTITY: read} if of_before else read
        return cls(config, model_storage, resource, listed)

    def process(self, messages: list[Message]) -> list[Message]:
        for message in messages:
            found = find_all(message.get(TEXT) or "", self._identifiers, self._listed)
            message.set(ENTITIES, [_as_entity(one) for one in found], add_to_output=True)
        return messages

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Training rows keep their own annotations; nothing is added to them."""
        return training_data


def listed_names(training_data: TrainingData) -> dict[str, dict[str, str]]:
    """Entity -> its names in lower case -> proper names, from lookup tables and synonyms."""
    listed: dict[str, dict[str, str]] = {}
    for table in training_data.lookup_tables:
        if isinstance(table["elements"], list):
            names = listed.setdefault(table["name"], {})
            names.update({name.lower(): name.lower() for name in table["elements"]})
    synonyms = training_data.entity_synonyms
    for names in listed.values():
        names.update({said.lower(): meant for said, meant in synonyms.items() if meant in names})
    return listed


def _as_entity(found: Found) -> dict[str, Any]:
    return {
        "entity": found.entity,
        "start": found.start,
        "end": found.end,
        "value": found.value,
        "extractor": PatternExtractor.__name__,
    }
