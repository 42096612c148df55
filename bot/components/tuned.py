"""Rasa intent classifier of the tuned pipeline: the fast classifier pooled with a tuned encoder."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message

from bot.components.classifier import SentenceClassifier
from bot.components.pool import Pool
from bot.components.tuned_model import TunedModel, copy_tuned, load_tuned

POOL = "pool.json"


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class TunedClassifier(SentenceClassifier):
    """Ranks as its base class does. `tuned` in its configuration is the folder that `tune.py`
    wrote, with the pool's exponents added; training copies its files into the archive."""

    _tuned: TunedModel
    _pool: Pool

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        return {"tuned": None}

    def _save(self, folder: Path) -> None:
        super()._save(folder)
        source = Path(self._config["tuned"])
        copy_tuned(source, folder)
        Pool.load(source / POOL).save(folder / POOL)

    def _restore(self, folder: Path) -> None:
        super()._restore(folder)
        assert self._model is not None
        self._tuned, self._pool = load_tuned(folder), Pool.load(folder / POOL)
        if self._tuned.classes != self._model.classes:
            raise ValueError("the tuned encoder and the fast classifier know different intents")

    def _probabilities(self, message: Message) -> np.ndarray:
        tuned = self._tuned.log_probabilities(self._mask.as_read(message.get(TEXT)))
        fast = super()._probabilities(message)
        shares: np.ndarray = self._pool.probabilities(fast[None], tuned[None])[0]
        return shares
