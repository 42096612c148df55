"""How sure the bot may be of its reading of one message, and how strange the message is."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from handoff.detector.calibration import Calibration
from handoff.detector.probabilities import cooled
from handoff.domain.facts import Guess


class Uncertainty:
    def __init__(self, calibration: Calibration) -> None:
        self._calibration = calibration
        self._label = {name: label for label, name in enumerate(calibration.classes)}

    def measure(
        self, ranking: tuple[Guess, ...], vector: NDArray[np.float32]
    ) -> tuple[tuple[Guess, ...], float]:
        """The ranking with calibrated probabilities, in the same order, and `unknown` in 0..1.

        A bot that ranks nothing knows nothing: then `unknown` is 1. So it is when the first intent
        was taught with a few sentences only and the message is not near enough to them.
        """
        if not ranking:
            return (), 1.0
        raw = np.array([[guess.confidence for guess in ranking]])
        calm = cooled(raw, self._calibration.temperature)
        first = self._label.get(ranking[0].intent)
        if first is not None and self._calibration.newcomers.is_too_far(vector, first):
            unknown = 1.0
        else:
            unknown = float(self._calibration.unknown(vector[None], calm)[0])
        calibrated = tuple(
            Guess(intent=guess.intent, confidence=share)
            for guess, share in zip(ranking, calm[0].tolist(), strict=True)
        )
        return calibrated, unknown


def conformal_set(ranking: tuple[Guess, ...], threshold: float) -> tuple[str, ...]:
    """Intents, best first, until their probabilities sum to more than `threshold`."""
    chosen: list[str] = []
    before = 0.0
    for guess in ranking:
        if before > threshold:
            break
        chosen.append(guess.intent)
        before += guess.confidence
    return tuple(chosen)
