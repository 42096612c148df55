"""What a peer said about every test row, kept with the results so that it need not run again."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from benchmarks.common.results import RESULTS
from benchmarks.detector.questions import Questions

AMBIGUOUS = 0.1
"""FallbackClassifier's default: with the two best closer than this, it turns the row away."""

KEPT = RESULTS / "peers"


@dataclass(frozen=True, slots=True)
class Guesses:
    """For each row the best intent, and the confidences of the best and the second best."""

    top: NDArray[np.str_]
    first: NDArray[np.float64]
    second: NDArray[np.float64]

    @classmethod
    def of(cls, said: dict[str, Any]) -> Guesses:
        arrays = (np.asarray(said[name]) for name in ("top", "first", "second"))
        return cls(*arrays)

    def right(self, asked: Questions) -> NDArray[np.bool_]:
        return np.asarray(self.top == np.array(asked.intents))

    def not_fallback(self, threshold: float) -> NDArray[np.bool_]:
        """What Rasa's FallbackClassifier lets through at this threshold."""
        clear = self.first - self.second >= AMBIGUOUS
        return np.asarray((self.first >= threshold) & clear)


@dataclass(frozen=True, slots=True)
class Run:
    """What produced a peer's guesses; kept ones serve only exactly the same run."""

    peer: str
    options: dict[str, Any]
    train: Questions
    asked: Questions

    def to_json(self) -> dict[str, Any]:
        return {
            "peer": self.peer,
            "options": self.options,
            "train": self.train.digest,
            "asked": self.asked.digest,
        }


def kept(name: str, run: Run) -> Guesses | None:
    """The guesses in results/peers/NAME.json; None if they are from another run or missing."""
    try:
        found = json.loads((KEPT / f"{name}.json").read_text())
    except FileNotFoundError:
        return None
    return Guesses.of(found) if found["run"] == run.to_json() else None


def keep(name: str, run: Run, versions: dict[str, str], said: dict[str, Any]) -> Guesses:
    KEPT.mkdir(parents=True, exist_ok=True)
    body = {"run": run.to_json(), "versions": versions, **said}
    (KEPT / f"{name}.json").write_text(json.dumps(body, indent=None, separators=(",", ":")) + "\n")
    return Guesses.of(said)


def forget(folder: Path = KEPT) -> None:
    for file in folder.glob("*.json"):
        file.unlink()
