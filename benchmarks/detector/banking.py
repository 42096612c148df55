"""BANKING77: accuracy, what is answered at a promised risk, clarifying questions, ten-shot."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from benchmarks.detector import metrics, shipped
from benchmarks.detector.cache import Say
from benchmarks.detector.peers import plain, rasa_fallback, setfit_fewshot
from benchmarks.detector.peers.guesses import Guesses
from benchmarks.detector.questions import Questions, banking77
from benchmarks.detector.rows import Row

RISK = 0.02
EPOCHS = 20
"""Of the Rasa peer."""


def fast(data: Path, say: Say) -> list[Row]:
    return _rows("fast", _scored("fast", data, say), data, say)


def tuned(data: Path, say: Say) -> list[Row]:
    scored = _scored("tuned", data, say)
    return _rows("tuned", scored, data, say) + _clarifying(scored.report["clarify"])


def few_shot(data: Path, say: Say) -> list[Row]:
    """The fixed split with ten rows per intent."""
    train, test = banking77(data, "train_10shot"), banking77(data, "test")
    peers = {
        "setfit": metrics.percent(
            setfit_fewshot.ask("banking77-10shot", train, test, say).right(test)
        ),
        "minilm_lr": metrics.percent(plain.ask(train, test, say).right(test)),
    }
    return [
        Row(
            f"banking77.10shot.{pipeline}",
            metrics.percent(shipped.score(train, test, pipeline, say).predictions.top_correct),
            peers,
        )
        for pipeline in ("fast", "tuned")
    ]


def at_fixed_thresholds(
    diet: Guesses, plainly: Guesses, test: Questions
) -> dict[str, tuple[float, float]]:
    """By peer, the percentage answered and the percentage wrong among those."""
    found = {
        f"rasa_fallback_{threshold}": metrics.answered_and_error(
            diet.right(test), diet.not_fallback(threshold)
        )
        for threshold in rasa_fallback.THRESHOLDS
    }
    taken = plainly.first >= plain.THRESHOLD
    found[f"minilm_lr_{plain.THRESHOLD}"] = metrics.answered_and_error(plainly.right(test), taken)
    return found


def _scored(pipeline: str, data: Path, say: Say) -> shipped.Scored:
    return shipped.score(banking77(data, "train"), banking77(data, "test"), pipeline, say, RISK)


def _rows(pipeline: str, scored: shipped.Scored, data: Path, say: Say) -> list[Row]:
    train, test = banking77(data, "train"), banking77(data, "test")
    diet = rasa_fallback.ask("banking77", train, test, EPOCHS, say)
    plainly = plain.ask(train, test, say)
    accuracy = {"rasa_default": diet, "minilm_lr": plainly}
    fixed = at_fixed_thresholds(diet, plainly, test)
    answered = f"banking77.answered_at_2.{pipeline}"
    return [
        Row(
            f"banking77.accuracy.{pipeline}",
            metrics.percent(scored.predictions.top_correct),
            {peer: metrics.percent(said.right(test)) for peer, said in accuracy.items()},
        ),
        Row(
            answered,
            100 * scored.report["answered"],
            {peer: each for peer, (each, _) in fixed.items()},
        ),
        Row(
            f"{answered}.error",
            100 * scored.report["wrong_among_answered"],
            {peer: each for peer, (_, each) in fixed.items()},
        ),
    ]


def _clarifying(told: dict[str, Any]) -> list[Row]:
    """For the pipeline with the better probabilities; a size of 0 means nothing was asked."""
    return [
        Row(f"banking77.clarify.{name}", told[name] or 0.0)
        for name in ("single", "coverage", "size", "rejected")
    ]
