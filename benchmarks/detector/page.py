"""benchmarks/DETECTOR.md: the results file as a table, with the plots."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from benchmarks.common.page import summary, table
from benchmarks.common.results import RESULTS
from benchmarks.detector.bars import BARS
from handoff.config import ROOT

FILE = ROOT / "benchmarks" / "DETECTOR.md"

HEAD = """\
# The detector, measured

<!-- made by `make bench-detector` from results/detector.json: do not edit -->

{reached} of {judged} bars are reached. Measured on {date} at commit `{commit}` with
`{command}` on {cpu}. A test row is read once, to score; thresholds come from training and
validation rows. `../shared/benchmarks/README.md` describes the data.

"""

PEERS = "peers, run here on the same rows"

PLOTS = {
    "risk-coverage": (
        "Answering the surest questions first",
        "How much of BANKING77's test set is answered (across), and what share of the answers is "
        "wrong (up). The dotted line is the promise of 2 %; single marks are thresholds fixed "
        "beforehand.",
    ),
    "reliability": (
        "What a probability is worth",
        "Accuracy on BANKING77's test rows (up) against the probability given for them (across); "
        "on the diagonal a probability means what it says.",
    ),
    "out-of-scope": (
        "Spotting questions that belong to no intent",
        "CLINC150: share of out-of-scope questions caught (up) against share of in-scope ones "
        "turned away along with them (across).",
    ),
    "set-sizes": (
        "How many readings a question leaves open",
        "Sizes of the conformal sets on BANKING77's test set; one is an answer, few are a "
        "clarifying question, more go to a person.",
    ),
}
"""By the name of the file in results/, which is prefixed with `detector-`."""

FOOT = """
Peers: *rasa_default* is the pipeline that Rasa uses when a project names none (DIET; 20 epochs on
BANKING77, its own 100 on the small sets); *rasa_fallback_0.3* and *_0.7* the same with
FallbackClassifier at that threshold; *minilm_lr* the product's frozen encoder with a plain
logistic regression, *minilm_lr_0.7* the same, answering at a probability of 0.7 or more; *setfit*
SetFit from the same weights; *vader* the VADER lexicon. What the slow ones said about every test
row is kept in `results/peers/`, so that their figures can be recomputed in a second.
"""


def page(results: Mapping[str, Any], plots: Path = RESULTS) -> str:
    """The whole page. Plots that are not in `plots` are left out."""
    head = HEAD.format(**summary(results)) + table(results, BARS, PEERS)
    shown = (
        f"\n## {title}\n\n![{title}](results/detector-{name}.svg)\n\n{text}\n"
        for name, (title, text) in PLOTS.items()
        if (plots / f"detector-{name}.svg").exists()
    )
    return head + FOOT + "".join(shown)
