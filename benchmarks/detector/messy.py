"""A small and messy training set, such as support teams have: few rows, very uneven intents.

Drawn from CLINC150 with a fixed seed: 50 of its intents with 2 to 30 rows each; two thirds of the
questions asked are out of scope.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np

from benchmarks.detector import metrics, shipped
from benchmarks.detector.cache import Say
from benchmarks.detector.peers import plain, rasa_fallback
from benchmarks.detector.peers.guesses import Guesses
from benchmarks.detector.questions import OUT_OF_SCOPE, Questions, clinc150
from benchmarks.detector.rows import Row

SEED = 7
INTENTS = 50
FEWEST, MOST = 2, 30
ASKED_EACH = 10
EPOCHS = 100
"""For the Rasa peer: its pipeline's default, since so few rows make few steps per epoch."""


def drawn(data: Path) -> tuple[Questions, Questions]:
    """Training and test rows; sizes fall geometrically from MOST to FEWEST."""
    splits, random = clinc150(data), np.random.default_rng(SEED)
    chosen = random.permutation(sorted(set(splits["train"].intents)))[:INTENTS]
    sizes = np.geomspace(MOST, FEWEST, INTENTS).round().astype(int)
    train, asked = Questions((), ()), Questions((), ())
    for intent, size in zip(chosen, sizes, strict=True):
        train += _of(splits["train"], str(intent), int(size))
        asked += _of(splits["test"], str(intent), ASKED_EACH)
    return train, asked + splits["oos_test"]


def _of(split: Questions, intent: str, size: int) -> Questions:
    """The first `size` rows of an intent."""
    texts = [
        text for text, label in zip(split.texts, split.intents, strict=True) if label == intent
    ]
    return Questions(tuple(texts[:size]), (intent,) * len(texts[:size]))


def rows(data: Path, say: Say) -> list[Row]:
    train, asked = drawn(data)
    report = shipped.score(train, asked, "fast", say).report
    ours = {
        "in_scope": 100 * report["in_scope_accuracy"],
        "oos_recall": 100 * report["oos_recall"],
        "mcc": report["mcc"],
    }
    of_peers = peers(data, say)
    return [
        Row(f"messy.{name}.fast", value, {peer: each[name] for peer, each in of_peers.items()})
        for name, value in ours.items()
    ]


def peers(data: Path, say: Say) -> dict[str, dict[str, float]]:
    """By peer, the same figures at its fixed threshold."""
    train, asked = drawn(data)
    diet = rasa_fallback.ask("messy", train, asked, EPOCHS, say)
    plainly = plain.ask(train, asked, say)
    accepted = {
        f"rasa_fallback_{threshold}": (diet, diet.not_fallback(threshold))
        for threshold in rasa_fallback.THRESHOLDS
    } | {f"minilm_lr_{plain.THRESHOLD}": (plainly, plainly.first >= plain.THRESHOLD)}
    return {name: _figures(asked, said, taken) for name, (said, taken) in accepted.items()}


def _figures(asked: Questions, said: Guesses, taken: metrics.Flags) -> dict[str, float]:
    is_oos = np.array(asked.intents) == OUT_OF_SCOPE
    both = metrics.in_and_out(said.right(asked), taken, is_oos)
    correlation = metrics.mcc(asked.intents, said.top, taken, OUT_OF_SCOPE)
    return {"in_scope": both.in_scope, "oos_recall": both.oos_recall, "mcc": correlation}
