"""How sure the bot can be of its reading of a message, and how strange the message is."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from handoff.detector.calibration.calibration import Calibration
from handoff.detector.statistics.probabilities import cooled, mass_before
from handoff.domain.events import Guess


class Uncertainty:
    def __init__(self, calibration: Calibration) -> None:
        self._calibration = calibration
        self._label = {name: label for label, name in enumerate(calibration.classes)}

    def measure(
        self, ranking: tuple[Guess, ...], vector: NDArray[np.float32]
    ) -> tuple[tuple[Guess, ...], float, float]:
        """The ranking with calibrated probabilities, in the same order, `unknown`, and the
        confidence that the first intent is right, both in 0..1.

        A bot that ranks nothing knows nothing: then `unknown` is 1 and the confidence 0.
        """
        if not ranking:
            return (), 1.0, 0.0
        raw = np.array([[guess.confidence for guess in ranking]])
        calm = cooled(raw, self._calibration.temperature)
        first = np.array([self._label.get(ranking[0].intent, -1)])
        unknown, confidence = self._calibration.measure(vector[None], calm, first)
        calibrated = tuple(
            Guess(intent=guess.intent, confidence=share)
            for guess, share in zip(ranking, calm[0].tolist(), strict=True)
        )
        return calibrated, float(unknown[0]), float(confidence[0])


def conformal_set(
    ranking: tuple[Guess, ...], confidence: float, threshold: float, at_least: int = 1
) -> tuple[str, ...]:
    """Intents, best first, with at most `threshold` in front of them (`mass_before`), but at least
    `at_least` intents. The first one's probability is the `confidence` in it."""
    shares = np.array([[guess.confidence for guess in ranking]]).reshape(1, -1)
    before = mass_before(shares, np.array([confidence]))[0] if ranking else ()
    return tuple(
        guess.intent
        for place, (guess, mass) in enumerate(zip(ranking, before, strict=True))
        if place < at_least or mass <= threshold
    )
