"""The detectors in use, one per model: a message is judged by the detector of the model that
understood it, even while the live model changes.
"""

from __future__ import annotations

from collections import OrderedDict
from pathlib import Path

from handoff.detector.detector import Detector
from handoff.domain.errors import Unavailable

KEPT = 4
"""Detectors kept in memory: the live one, the one before it, a challenger, a spare."""


class Detectors:
    """Loads from `models`/ID on first use and keeps the most recently used."""

    def __init__(self, models: Path) -> None:
        self._models = models
        self._loaded: OrderedDict[str, Detector] = OrderedDict()

    def get(self, model_id: str) -> Detector:
        """The detector of this model.

        Raises:
            Unavailable: its files are missing or cannot be read.
        """
        if model_id not in self._loaded:
            self._loaded[model_id] = self._load(model_id)
            while len(self._loaded) > KEPT:
                self._loaded.popitem(last=False)
        self._loaded.move_to_end(model_id)
        return self._loaded[model_id]

    def _load(self, model_id: str) -> Detector:
        folder = self._models / model_id
        try:
            return Detector.load(folder)
        except (OSError, KeyError, ValueError) as error:
            raise Unavailable(
                f"the detector of model '{model_id}' cannot be read ({error}); "
                "train again with 'baton train'"
            ) from error
