"""How a detector does on labelled messages, in numbers: pure functions of what it made of them.

Error rates are for messages that the bot was taught to answer. What is out of scope is recognised
by `unknown` alone, and reported separately.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from common.arrays import Floats, Ints
from handoff.domain.signals import Thresholds

OUT_OF_SCOPE = "(out of scope)"
"""Stands for out of scope among the intents where classes are counted against one another."""

KEPT = 0.95
"""Share of the messages in scope to accept when false acceptances are counted."""


@dataclass(frozen=True, slots=True)
class Judged:
    """What a detector made of messages [m].

    `first`: the most likely class, an index into `classes`. `confidence`: that it is right.
    `unknown`: 0 (like the known examples) to 1. `sets` [m, k]: the conformal sets, not cut to any
    size.
    """

    classes: tuple[str, ...]
    first: Ints
    confidence: Floats
    unknown: Floats
    sets: NDArray[np.bool_]


def score(
    judged: Judged, truth: Sequence[str | None], limits: Thresholds, max_options: int
) -> dict[str, Any]:
    """All figures by name, from the right intents [m] (None: out of scope).

    `accuracy`: share of the messages in scope whose first intent is right; `in_scope_accuracy`:
    and that are not taken for out of scope. `mcc` counts out of scope as one more class. `answered`
    and `wrong_among_answered` are about messages in scope, `answered_oos` about the others. None: a
    figure that these messages cannot give.
    """
    names = np.array([OUT_OF_SCOPE if name is None else name for name in truth])
    strange = names == OUT_OF_SCOPE
    guess = np.array(judged.classes)[judged.first]
    right = guess == names
    rejected = judged.unknown > limits.unknown
    answers = (judged.confidence >= limits.answer) & ~rejected
    return {
        "accuracy": share(right[~strange]),
        "in_scope_accuracy": share((right & ~rejected)[~strange]),
        "oos_recall": share(rejected[strange]),
        "mcc": mcc(names, np.where(rejected, OUT_OF_SCOPE, guess)),
        "auroc_oos": auroc(judged.unknown, strange),
        "aupr_oos": aupr(judged.unknown, strange),
        "fpr95_oos": share(judged.unknown[strange] <= _kept(judged.unknown[~strange])),
        "answered": share(answers[~strange]),
        "wrong_among_answered": share(~right[answers & ~strange]),
        "answered_oos": share(answers[strange]),
        "clarify": clarify(judged.sets[~strange], _labels(judged, names[~strange]), max_options),
    }


def clarify(sets: NDArray[np.bool_], labels: Ints, max_options: int) -> dict[str, float | None]:
    """From conformal sets [m, k] and the right classes [m] (-1: none of them).

    `coverage`: share of the sets that hold the right class, whatever their size; `single`: share
    with at most one class; `size`: mean size of those with 2 to `max_options`, which are asked as a
    question; `rejected`: share with more. The terms are those of den Hengst et al. 2024 (CICC).
    """
    sizes = sets.sum(axis=1)
    holds = (labels >= 0) & sets[np.arange(len(sets)), labels]
    asked = sizes[(sizes >= 2) & (sizes <= max_options)]
    return {
        "coverage": share(holds),
        "single": share(sizes <= 1),
        "size": float(asked.mean()) if len(asked) else None,
        "rejected": share(sizes > max_options),
    }


def share(holds: NDArray[np.bool_]) -> float | None:
    """None if there are none."""
    return float(holds.mean()) if len(holds) else None


def mcc(truth: NDArray[Any], guess: NDArray[Any]) -> float | None:
    """Matthews' correlation coefficient over all classes (Gorodkin 2004)."""
    from sklearn.metrics import matthews_corrcoef

    return float(matthews_corrcoef(truth, guess)) if len(truth) else None


def auroc(unknown: Floats, strange: NDArray[np.bool_]) -> float | None:
    """Out of scope is positive; None if only one of the two kinds occurs."""
    from sklearn.metrics import roc_auc_score

    return float(roc_auc_score(strange, unknown)) if _both(strange) else None


def aupr(unknown: Floats, strange: NDArray[np.bool_]) -> float | None:
    """Average precision, out of scope positive; None if only one of the two kinds occurs."""
    from sklearn.metrics import average_precision_score

    return float(average_precision_score(strange, unknown)) if _both(strange) else None


def _both(strange: NDArray[np.bool_]) -> bool:
    return bool(strange.any() and not strange.all())


def _kept(unknown: Floats) -> float:
    return float(np.quantile(unknown, KEPT, method="inverted_cdf")) if len(unknown) else np.inf


def _labels(judged: Judged, names: NDArray[Any]) -> Ints:
    index = {name: number for number, name in enumerate(judged.classes)}
    return np.array([index.get(str(name), -1) for name in names], dtype=np.int64)
