"""The plots beside the table, drawn from the same raw predictions."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from benchmarks.common.results import RESULTS
from benchmarks.detector import banking, clinc, metrics, shipped
from benchmarks.detector.cache import Say
from benchmarks.detector.drawing import LOOKS, Axes, figure, finish
from benchmarks.detector.metrics import Flags, Floats, Ints
from benchmarks.detector.peers import plain, rasa_fallback
from benchmarks.detector.questions import OUT_OF_SCOPE, MissingData, Questions, banking77, clinc150

PIPELINES = ("tuned", "fast")

FEWEST_IN_A_BIN = 10
"""The accuracy of fewer rows says nothing; they still count towards the calibration error."""


@dataclass(frozen=True, slots=True)
class Curve:
    """One system on the test set: `name` is one of LOOKS."""

    name: str
    right: Flags
    confidence: Floats
    points: tuple[tuple[float, float], ...] = ()
    """Percentages answered and wrong at thresholds fixed beforehand."""


def make(data: Path, say: Say, folder: Path = RESULTS) -> None:
    """Draw what can be drawn; plots without data are left as they are, and reported."""
    for draw in (of_banking, of_clinc):
        try:
            draw(data, say, folder)
        except MissingData as missing:
            say(f"plots: skipped, {missing}")


def of_banking(data: Path, say: Say, folder: Path) -> None:
    curves = list(_banking_curves(data, say))
    _save(folder, "risk-coverage", lambda axes: risk_coverage(axes, curves))
    _save(folder, "reliability", lambda axes: reliability(axes, curves))
    train, test = banking77(data, "train"), banking77(data, "test")
    sizes = {
        each: scored.predictions.set_size
        for each in PIPELINES
        if (scored := _shipped(train, test, each, say)) is not None
        and scored.predictions.set_size is not None
    }
    if sizes:
        _save(folder, "set-sizes", lambda axes: set_sizes(axes, sizes))


def _banking_curves(data: Path, say: Say) -> Iterator[Curve]:
    train, test = banking77(data, "train"), banking77(data, "test")
    for pipeline in PIPELINES:
        scored = _shipped(train, test, pipeline, say)
        if scored is not None:
            said, told = scored.predictions, scored.report
            point = (100 * told["answered"], 100 * told["wrong_among_answered"])
            yield Curve(pipeline, said.top_correct, said.confidence, (point,))
    diet = rasa_fallback.ask("banking77", train, test, banking.EPOCHS, say)
    plainly = plain.ask(train, test, say)
    points = banking.at_fixed_thresholds(diet, plainly, test)
    for name, peer in (("minilm_lr", plainly), ("rasa_default", diet)):
        mine = tuple(point for fixed, point in points.items() if _is_of(fixed, name))
        yield Curve(name, peer.right(test), peer.first, mine)


def _is_of(fixed: str, peer: str) -> bool:
    """Whether a fixed threshold belongs to this peer, as Rasa's fallback does to its pipeline."""
    return fixed.split("_")[0] == peer.split("_")[0]


def of_clinc(data: Path, say: Say, folder: Path) -> None:
    splits = clinc150(data)
    asked = clinc.scoring(splits)
    everything = clinc.choosing(splits) + asked
    is_oos = np.array(asked.intents) == OUT_OF_SCOPE
    curves = {}
    for pipeline in PIPELINES:
        scored = _shipped(splits["train"], everything, pipeline, say)
        if scored is not None:
            unknown = scored.predictions.unknown[-len(asked) :]
            curves[pipeline] = metrics.roc(is_oos, unknown)
    plainly = plain.ask(splits["train"], asked, say)
    curves["minilm_lr"] = metrics.roc(is_oos, 1 - plainly.first)
    _save(folder, "out-of-scope", lambda axes: out_of_scope(axes, curves))


def _shipped(train: Questions, test: Questions, pipeline: str, say: Say) -> shipped.Scored | None:
    """None, and reported, if the command failed: the peers are drawn all the same."""
    try:
        return shipped.score(train, test, pipeline, say)
    except shipped.EvaluationFailed as failed:
        say(f"plots: without {pipeline}, {failed}")
        return None


def risk_coverage(axes: Axes, curves: list[Curve]) -> None:
    for curve in curves:
        look = LOOKS[curve.name]
        answered, wrong = metrics.risk_coverage(curve.right, curve.confidence)
        readable = answered >= 0.05  # the first few rows jump between 0 and all wrong
        axes.plot(100 * answered[readable], 100 * wrong[readable], **look.line)
        for point in curve.points:
            axes.plot(*point, **look.mark)
    axes.axhline(100 * banking.RISK, color="black", linestyle=":", linewidth=1)
    axes.set(xlim=(0, 100), ylim=(0, 12), xlabel="answered, %", ylabel="wrong among answered, %")


def reliability(axes: Axes, curves: list[Curve]) -> None:
    axes.plot([0, 1], [0, 1], color="black", linestyle=":", linewidth=1)
    for curve in curves:
        look = LOOKS[curve.name]
        means, accuracies, shares = metrics.reliability(curve.right, curve.confidence)
        shown = shares * len(curve.right) >= FEWEST_IN_A_BIN
        error = metrics.calibration_error(curve.right, curve.confidence)
        axes.plot(
            means[shown],
            accuracies[shown],
            **look.line | {"marker": look.marker, "label": f"{look.label}, ECE {error:.3f}"},
        )
    axes.set(xlim=(0, 1), ylim=(0, 1), xlabel="probability given", ylabel="accuracy")


def out_of_scope(axes: Axes, curves: dict[str, tuple[Floats, Floats]]) -> None:
    """Shows the part that matters: few in-scope questions turned away."""
    for name, (turned_away, caught) in curves.items():
        axes.plot(100 * turned_away, 100 * caught, **LOOKS[name].line)
    axes.axvline(100 * (1 - metrics.KEPT_IN_SCOPE), color="black", linestyle=":", linewidth=1)
    axes.set(
        xlim=(0, 30),
        ylim=(40, 100),
        xlabel="in-scope turned away, %",
        ylabel="out-of-scope caught, %",
    )


def set_sizes(axes: Axes, sizes: Mapping[str, Ints], most: int = 10) -> None:
    """Sizes of `most` or more share the last bar."""
    places, width = np.arange(most + 1), 0.8 / len(sizes)
    for number, (name, each) in enumerate(sizes.items()):
        shares = 100 * np.bincount(np.minimum(each, most), minlength=most + 1) / len(each)
        look = LOOKS[name]
        left = places + (number - (len(sizes) - 1) / 2) * width
        axes.bar(left, shares, width, color=look.colour, hatch=look.hatch, label=look.label)
    axes.set(xlabel="intents in the set", ylabel="questions, %")
    axes.set_xticks(places, [*(str(place) for place in places[:-1]), f"{most}+"])


def _save(folder: Path, name: str, draw: Callable[[Axes], None]) -> None:
    drawn, axes = figure()
    draw(axes)
    finish(drawn, axes, folder / f"detector-{name}.svg")
