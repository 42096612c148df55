"""CLINC150: answering what is in scope and turning away what is not, at one threshold.

Only `train` is trained on; `val` and `oos_val` choose the threshold; `test` and `oos_test` are read
once, to score.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np

from benchmarks.detector import metrics, shipped
from benchmarks.detector.bars import BARS
from benchmarks.detector.cache import Say
from benchmarks.detector.metrics import Flags, Floats, InAndOut
from benchmarks.detector.peers import plain
from benchmarks.detector.questions import Questions, clinc150
from benchmarks.detector.rows import Row

IN_SCOPE_BAR = BARS["clinc150.in_scope.tuned"].bar or 0.0
RECALL_BAR = BARS["clinc150.oos_recall.tuned"].bar or 0.0


def fast(data: Path, say: Say) -> list[Row]:
    return _at_one_threshold("fast", _asked(data, say, "fast"))


def tuned(data: Path, say: Say) -> list[Row]:
    asked = _asked(data, say, "tuned")
    return _at_one_threshold("tuned", asked) + _ranking(asked)


@dataclass(frozen=True, slots=True)
class Asked:
    """The product's predictions for the choosing and the scoring rows, and a peer's for the
    latter: whether it was right, and the probability it gave."""

    chosen: shipped.Predictions
    scored: shipped.Predictions
    peer_right: Flags
    peer_confidence: Floats


def _asked(data: Path, say: Say, pipeline: str) -> Asked:
    splits = clinc150(data)
    for_choice, for_score = choosing(splits), scoring(splits)
    said = shipped.score(splits["train"], for_choice + for_score, pipeline, say).predictions
    plainly = plain.ask(splits["train"], for_score, say)
    border = len(for_choice)
    return Asked(
        said.rows(slice(0, border)),
        said.rows(slice(border, None)),
        plainly.right(for_score),
        plainly.first,
    )


def choosing(splits: dict[str, Questions]) -> Questions:
    return splits["val"] + splits["oos_val"]


def scoring(splits: dict[str, Questions]) -> Questions:
    return splits["test"] + splits["oos_test"]


def _at_one_threshold(pipeline: str, asked: Asked) -> list[Row]:
    ours = at_chosen_threshold(asked.chosen, asked.scored)
    taken = asked.peer_confidence >= plain.THRESHOLD
    peer = metrics.in_and_out(asked.peer_right, taken, asked.scored.is_oos)
    name = f"minilm_lr_{plain.THRESHOLD}"
    return [
        Row(f"clinc150.in_scope.{pipeline}", ours.in_scope, {name: peer.in_scope}),
        Row(f"clinc150.oos_recall.{pipeline}", ours.oos_recall, {name: peer.oos_recall}),
    ]


def _ranking(asked: Asked) -> list[Row]:
    """The peer's doubt is one minus its highest probability."""
    ours, doubt = asked.scored, 1 - asked.peer_confidence
    measures = {"auroc": metrics.auroc, "fpr95": metrics.fpr95}
    return [
        Row(
            f"clinc150.{name}",
            measure(ours.is_oos, ours.unknown),
            {"minilm_lr": measure(ours.is_oos, doubt)},
        )
        for name, measure in measures.items()
    ]


def at_chosen_threshold(chosen: shipped.Predictions, scored: shipped.Predictions) -> InAndOut:
    """How `scored` does at the threshold that `chosen` gives."""
    threshold = choose(chosen.top_correct, chosen.unknown, chosen.is_oos)
    return metrics.in_and_out(scored.top_correct, scored.unknown <= threshold, scored.is_oos)


def choose(right: Flags, unknown: Floats, is_oos: Flags) -> float:
    """The threshold on `unknown` at which both bars are most likely to hold on new rows.

    Each figure's distance to its bar is counted in standard errors on the validation rows, and the
    smaller of the two is made as large as possible.
    """
    kept, strange = unknown[~is_oos][right[~is_oos]], unknown[is_oos]
    thresholds = np.unique(unknown)
    in_scope = np.searchsorted(np.sort(kept), thresholds, side="right") / (~is_oos).sum()
    recall = 1 - np.searchsorted(np.sort(strange), thresholds, side="right") / is_oos.sum()
    margins = np.minimum(
        (in_scope - IN_SCOPE_BAR / 100) / _standard_error(IN_SCOPE_BAR, (~is_oos).sum()),
        (recall - RECALL_BAR / 100) / _standard_error(RECALL_BAR, is_oos.sum()),
    )
    return float(thresholds[int(margins.argmax())])


def _standard_error(percent: float, rows: int) -> float:
    """Of a share at the bar."""
    share = percent / 100
    return float(np.sqrt(share * (1 - share) / rows))
