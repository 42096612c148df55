"""benchmarks/DETECTOR.md: the results file as a table, with the plots."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from benchmarks.detector.bars import BARS, Rule
from benchmarks.results_file import RESULTS
from handoff.config import ROOT

FILE = ROOT / "benchmarks" / "DETECTOR.md"

HEAD = """\
# The detector, measured

<!-- made by `make bench-detector` from results/detector.json: do not edit -->

{reached} of {judged} bars are reached. Measured on {date} at commit `{commit}` with
`{command}` on {cpu}. A test row is read once, to score; thresholds come from training and
validation rows. `../shared/benchmarks/README.md` tells of the data.

| row | measured | bar | | peers, run here on the same rows |
|---|---:|---|---|---|
"""

PLOTS = {
    "risk-coverage": (
        "Answering the surest questions first",
        "How much of BANKING77's test set is answered (across) at which share of wrong answers "
        "(up). The promise of 2 % is the dotted line; single marks are thresholds fixed "
        "beforehand.",
    ),
    "reliability": (
        "What a probability is worth",
        "Accuracy of BANKING77's test rows (up) against the probability that was given for them "
        "(across); on the diagonal a probability means what it says.",
    ),
    "out-of-scope": (
        "Telling questions that belong to no intent",
        "CLINC150: share of out-of-scope questions caught (up) against share of in-scope ones "
        "turned away with them (across).",
    ),
    "set-sizes": (
        "How many readings a question leaves open",
        "Sizes of the conformal sets on BANKING77's test set; one is an answer, few are a "
        "clarifying question, more go to a person.",
    ),
}
"""By the name of the file in results/, which is prefixed with `detector-`."""

FOOT = """
Peers: *rasa_default* is the pipeline that Rasa takes when a project names none (DIET; 20 epochs on
BANKING77, its own 100 on the small sets); *rasa_fallback_0.3* and *_0.7* the same with
FallbackClassifier at that threshold; *minilm_lr* the product's frozen encoder with a plain
logistic regression, *minilm_lr_0.7* the same answering from a probability of 0.7 on; *setfit*
SetFit from the same weights; *vader* the VADER lexicon. What the slow ones said of every test row
is kept in `results/peers/`, so that their figures can be computed again in a second.
"""


def page(results: Mapping[str, Any], plots: Path = RESULTS) -> str:
    """The whole page. Plots that are not in `plots` are left out."""
    judged = [row["ok"] for row in results["rows"] if row["ok"] is not None]
    head = HEAD.format(
        reached=sum(judged),
        judged=len(judged),
        cpu=results["versions"]["cpu"],
        **{key: results[key] for key in ("date", "commit", "command")},
    )
    table = "".join(f"{_line(row)}\n" for row in results["rows"])
    shown = (
        f"\n## {title}\n\n![{title}](results/detector-{name}.svg)\n\n{text}\n"
        for name, (title, text) in PLOTS.items()
        if (plots / f"detector-{name}.svg").exists()
    )
    return head + table + FOOT + "".join(shown)


def _line(row: Mapping[str, Any]) -> str:
    bar = BARS[row["name"]]
    mark = {True: "reached", False: "**missed**", None: ""}[row["ok"]]
    peers = ", ".join(f"{peer} {_number(value)}" for peer, value in row["peers"].items())
    measured = f"{_number(row['value'])} {bar.unit}"
    return f"| `{row['name']}` | {measured} | {_wanted(row)} | {mark} | {peers} |"


def _wanted(row: Mapping[str, Any]) -> str:
    rule = BARS[row["name"]].rule
    if rule in (Rule.SHOWN, Rule.BEST):
        return str(rule)
    return f"{rule} {row['bar']:g}"


def _number(value: float) -> str:
    """Per cents and times to two digits after the point, shares to four: no bar hides between."""
    return f"{value:.2f}" if abs(value) >= 2 else f"{value:.4f}"
