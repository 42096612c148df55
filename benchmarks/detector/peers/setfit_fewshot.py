"""SetFit, in an environment of its own; takes half an hour on 770 rows, kept like Rasa's."""

from __future__ import annotations

import subprocess
import sys

from benchmarks.detector.cache import Say
from benchmarks.detector.peers import guesses, programs
from benchmarks.detector.peers.guesses import Guesses, Run
from benchmarks.detector.questions import Questions
from handoff.config import ROOT, settings

SEED = 7
PAIRS_A_ROW = 20
"""R of the paper (Tunstall et al. 2022)."""


def ask(name: str, train: Questions, asked: Questions, say: Say) -> Guesses:
    """Its guesses for `asked` after training on `train`; `name` is the data's."""
    file = f"setfit-{name}"
    run = Run("SetFit", {"pairs_a_row": PAIRS_A_ROW, "seed": SEED}, train, asked)
    found = guesses.kept(file, run)
    if found is not None:
        return found
    say(f"SetFit: {len(train)} rows, {PAIRS_A_ROW} pairs of each kind per row")
    subprocess.run([sys.executable, ROOT / "scripts" / "setup.py", "setfit"], check=True)
    python = settings().var / "bench" / "venv-setfit" / "bin" / "python"
    options = ["--pairs", str(PAIRS_A_ROW), "--seed", str(SEED)]
    said = programs.run(file, python, "setfit_fewshot.py", options, train, asked, {})
    packages = ("setfit", "sentence-transformers", "transformers", "torch")
    return guesses.keep(file, run, programs.versions(python, packages), said)
