"""Which of an intent's answers a message asks for: a logistic regression for each intent."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from bot.components.logistic import LogisticModel

GENERAL = "general"
"""Name of the answer to a question about the intent's subject as a whole."""

SURE = 0.4
"""Below this probability the general answer is given, where there is one; see decision 35."""

INVERSE_REGULARISATION = 30.0
TOLERANCE = 1e-3
"""Firmer than the classifier: with some hundred rows an intent, its values leave all probabilities
low. The smaller tolerance costs a second, and gives the same under newer releases of sklearn, which
measure it by the row."""

NEIGHBOURS = 3

FILE, EXAMPLES = "intents.json", "examples-{}.npy"


@dataclass(frozen=True)
class Selector:
    """The answers of one intent, `keys` in the form `intent/answer`; no model where there is only
    one. `examples` [n, d]: sentence vectors of what it was fitted on."""

    keys: tuple[str, ...]
    model: LogisticModel | None = None
    examples: np.ndarray | None = None

    @classmethod
    def fit(cls, texts: Sequence[str], vectors: np.ndarray, keys: Sequence[str]) -> Selector:
        """Fit on masked texts [n], their sentence vectors [n, d] and answers [n]."""
        known = tuple(sorted(set(keys)))
        if len(known) == 1:
            return cls(known)
        model = LogisticModel.fit(texts, vectors, keys, INVERSE_REGULARISATION, TOLERANCE)
        return cls(known, model, np.asarray(vectors, dtype=np.float16))

    def probabilities(self, seen: np.ndarray) -> np.ndarray:
        """[n, k] in the order of `keys`, for features [n, d]."""
        return self.model.shares(seen) if self.model else np.ones((len(seen), 1))

    def near(self, vector: np.ndarray) -> float:
        """How near a unit vector [d] is to the examples: the mean cosine of the nearest few."""
        if self.examples is None:
            return 0.0
        cosines = self.examples.astype(np.float32) @ vector
        return float(np.sort(cosines)[-NEIGHBOURS:].mean())

    def choose(self, probabilities: np.ndarray) -> int:
        """Index of the answer to give, for probabilities [k]."""
        best = int(np.argmax(probabilities))
        general = [i for i, key in enumerate(self.keys) if key.endswith(f"/{GENERAL}")]
        return general[0] if general and probabilities[best] < SURE else best


def prediction(selector: Selector, probabilities: np.ndarray) -> dict[str, Any]:
    """What Rasa's action reads, and the ranking, best first."""
    chosen = selector.choose(probabilities)
    key = selector.keys[chosen]
    return {
        "response": {
            "intent_response_key": key,
            "utter_action": f"utter_{key}",
            "confidence": float(probabilities[chosen]),
        },
        "ranking": [
            {"intent_response_key": selector.keys[i], "confidence": float(probabilities[i])}
            for i in np.argsort(-probabilities, kind="stable")
        ],
    }


def save(selectors: Mapping[str, Selector], folder: Path) -> None:
    """One file for each model; the names of intents are not trusted to be names of files."""
    keys = [[intent, *selector.keys] for intent, selector in selectors.items()]
    (folder / FILE).write_text(json.dumps(keys, ensure_ascii=False), encoding="utf-8")
    for number, selector in enumerate(selectors.values()):
        if selector.model:
            selector.model.save(folder / f"{number}.npz")
        if selector.examples is not None:
            np.save(folder / EXAMPLES.format(number), selector.examples)


def load(folder: Path) -> dict[str, Selector]:
    listed = json.loads((folder / FILE).read_text(encoding="utf-8"))
    selectors = {}
    for number, (intent, *keys) in enumerate(listed):
        file = folder / f"{number}.npz"
        model = LogisticModel.load(file) if file.exists() else None
        stored = folder / EXAMPLES.format(number)
        examples = np.load(stored, allow_pickle=False) if stored.exists() else None
        selectors[intent] = Selector(tuple(keys), model, examples)
    return selectors
