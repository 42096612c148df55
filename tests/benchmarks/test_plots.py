"""Plots: drawn from raw predictions, labelled, and the same file for the same figures."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from benchmarks.detector import metrics, plots
from benchmarks.detector.drawing import LOOKS, Axes, figure, finish

RANDOM = np.random.default_rng(3)
CONFIDENCE = RANDOM.random(500)
RIGHT = RANDOM.random(500) < CONFIDENCE
CURVES = [
    plots.Curve("tuned", RIGHT, CONFIDENCE, ((80.0, 1.9),)),
    plots.Curve("rasa_default", RIGHT, CONFIDENCE**2, ((95.0, 6.0), (70.0, 2.5))),
]
IS_OOS = RANDOM.random(500) < 0.3

DRAWN: dict[str, Callable[[Axes], None]] = {
    "risk-coverage": lambda axes: plots.risk_coverage(axes, CURVES),
    "reliability": lambda axes: plots.reliability(axes, CURVES),
    "out-of-scope": lambda axes: plots.out_of_scope(
        axes,
        {"tuned": metrics.roc(IS_OOS, CONFIDENCE), "minilm_lr": metrics.roc(IS_OOS, CONFIDENCE)},
    ),
    "set-sizes": lambda axes: plots.set_sizes(
        axes, {"tuned": RANDOM.integers(0, 4, 500), "fast": RANDOM.integers(0, 30, 500)}
    ),
}


@pytest.mark.parametrize("name", DRAWN)
def test_a_plot_names_its_systems_and_its_axes_in_text(name: str, tmp_path: Path) -> None:
    drawn, axes = figure()
    DRAWN[name](axes)
    finish(drawn, axes, tmp_path / "plot.svg")
    told = (tmp_path / "plot.svg").read_text()
    assert LOOKS["tuned"].label in told
    assert axes.get_xlabel() and axes.get_xlabel() in told
    assert axes.get_ylabel() and axes.get_ylabel() in told


def test_the_same_figures_give_the_same_file(tmp_path: Path) -> None:
    for name in ("one.svg", "two.svg"):
        drawn, axes = figure()
        plots.risk_coverage(axes, CURVES)
        finish(drawn, axes, tmp_path / name)
    assert (tmp_path / "one.svg").read_bytes() == (tmp_path / "two.svg").read_bytes()


def test_a_curve_ends_where_everything_is_answered() -> None:
    _, axes = figure()
    plots.risk_coverage(axes, CURVES[:1])
    answered, wrong = axes.lines[0].get_xydata()[-1]
    assert answered == 100.0
    assert wrong == pytest.approx(100 * np.mean(~RIGHT))


def test_large_sets_stand_together_in_the_last_bar() -> None:
    _, axes = figure()
    plots.set_sizes(axes, {"fast": np.array([1, 1, 2, 40])}, most=3)
    assert [bar.get_height() for bar in axes.patches] == [0.0, 50.0, 25.0, 25.0]


def test_no_two_systems_share_colour_or_line() -> None:
    looks = LOOKS.values()
    for mark in ("colour", "dash", "marker"):
        assert len({getattr(look, mark) for look in looks}) == len(looks)
