"""Strangers of the same domain: BANKING77 with 27 of its intents never taught (Zhang et al. 2022).

The rows come from the official files, and only the list of intents from the published split, which
labels about 7 % of its rows wrongly. Nothing of the 27 intents is seen before the score.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np

from benchmarks.detector import metrics, shipped
from benchmarks.detector.cache import Say
from benchmarks.detector.metrics import Flags, Floats
from benchmarks.detector.peers import neighbours, plain, rasa_fallback
from benchmarks.detector.questions import OUT_OF_SCOPE, Questions, banking77, near_domain_intents
from benchmarks.detector.rows import Row

EPOCHS = 20
"""Of the Rasa peer, as on the whole of BANKING77."""

MEASURES = {"auroc": metrics.auroc, "fpr95": metrics.fpr95}


def fast(data: Path, say: Say) -> list[Row]:
    return _rows("fast", data, say)


def tuned(data: Path, say: Say) -> list[Row]:
    return _rows("tuned", data, say)


def drawn(data: Path) -> tuple[Questions, Questions]:
    """Training rows of the other intents; all test rows, those of the 27 as out of scope."""
    never_taught = near_domain_intents(data)
    train, test = banking77(data, "train"), banking77(data, "test")
    taught = [row for row in zip(train.texts, train.intents, strict=True)
              if row[1] not in never_taught]  # fmt: skip
    texts, intents = zip(*taught, strict=True)
    asked = (OUT_OF_SCOPE if intent in never_taught else intent for intent in test.intents)
    return Questions(texts, intents), Questions(test.texts, tuple(asked))


def _rows(pipeline: str, data: Path, say: Say) -> list[Row]:
    train, asked = drawn(data)
    ours = shipped.score(train, asked, pipeline, say).predictions
    doubts = peers(train, asked, say)
    return [
        Row(
            f"banking77.near_domain.{name}.{pipeline}",
            measure(ours.is_oos, ours.unknown),
            {peer: measure(is_oos(asked), doubt) for peer, doubt in doubts.items()},
        )
        for name, measure in MEASURES.items()
    ]


def is_oos(asked: Questions) -> Flags:
    return np.asarray(np.array(asked.intents) == OUT_OF_SCOPE)


def peers(train: Questions, asked: Questions, say: Say) -> dict[str, Floats]:
    """Each peer's doubt about every row asked.

    FallbackClassifier's is one minus the highest confidence: what it compares with its threshold.
    """
    diet = rasa_fallback.ask("banking77-near-domain", train, asked, EPOCHS, say)
    return {
        "rasa_fallback": 1 - diet.first,
        "minilm_lr": 1 - plain.ask(train, asked, say).first,
        "minilm_entropy_knn": neighbours.doubt(train, asked, say),
    }
