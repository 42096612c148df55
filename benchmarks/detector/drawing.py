"""How plots look: colours that colour-blind readers can tell apart, and line styles as well."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import matplotlib

matplotlib.use("Agg")

from matplotlib.axes import Axes
from matplotlib.backends.backend_svg import FigureCanvasSVG
from matplotlib.figure import Figure

__all__ = ["LOOKS", "Axes", "Figure", "figure", "finish"]

SETTINGS: Any = {
    "svg.fonttype": "none",  # text stays text: it can be searched and read aloud
    "svg.hashsalt": "baton",  # the same figures give the same file
    "font.size": 11,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.grid": True,
    "grid.alpha": 0.3,
}


@dataclass(frozen=True, slots=True)
class Look:
    label: str
    colour: str
    dash: str | tuple[float, tuple[float, ...]]
    marker: str
    hatch: str = ""

    @property
    def line(self) -> dict[str, Any]:
        return {"color": self.colour, "linestyle": self.dash, "linewidth": 2, "label": self.label}

    @property
    def mark(self) -> dict[str, Any]:
        return {
            "color": self.colour,
            "marker": self.marker,
            "markersize": 9,
            "markeredgecolor": "white",
            "linestyle": "none",
        }


LOOKS = {
    "tuned": Look("Baton, tuned", "#0072B2", "-", "o"),
    "fast": Look("Baton, fast", "#009E73", "--", "s", "//"),
    "minilm_lr": Look("MiniLM + logistic regression", "#E69F00", "-.", "^"),
    "rasa_default": Look("Rasa's default (DIET)", "#D55E00", (0, (1, 1)), "D"),
}
"""Okabe and Ito's colours."""


def figure() -> tuple[Figure, Axes]:
    with matplotlib.rc_context(SETTINGS):
        drawn = Figure(figsize=(7, 4.5), layout="constrained")
        FigureCanvasSVG(drawn)
        axes: Axes = drawn.subplots()
        return drawn, axes


def finish(drawn: Figure, axes: Axes, file: Path) -> None:
    """Add the legend and write the file, byte for byte the same if nothing has changed."""
    file.parent.mkdir(parents=True, exist_ok=True)
    with matplotlib.rc_context(SETTINGS):
        axes.legend(frameon=False)
        drawn.savefig(file, metadata={"Date": None, "Creator": None})
    text = file.read_text(encoding="utf-8")
    lines = [line.rstrip() for line in text.splitlines()]
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
