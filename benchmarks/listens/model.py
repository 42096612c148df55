"""The model that is measured: trained by `baton train`, kept for as long as nothing changes that
it depends on.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

from benchmarks.detector import cache
from benchmarks.detector.cache import Say
from benchmarks.live.processes import BenchmarkFailed
from handoff.config import ROOT
from handoff.learning.dataset import Learned, compose, read_base
from handoff.learning.models import ModelFolder, Models
from harness.product import BATON, Product
from harness.shop import SHOP


def folder() -> Path:
    """Where the model for the code and data of now is, or will be."""
    dataset = compose(read_base(SHOP), Learned()).hash
    return cache.folder() / "listens" / cache.digest(dataset, cache.product_version())


def trained(say: Say) -> Path:
    """A folder with the live model; trains it first, if it is not there.

    Raises:
        BenchmarkFailed: the training failed; its own words are above.
    """
    kept = folder()
    if Models(kept / "models").live() is None:
        _train(kept, say)
    return kept


def live(made: Path) -> ModelFolder:
    models = Models(made / "models")
    name = models.live()
    assert name is not None, "trained() comes first"
    return models[name]


def _train(kept: Path, say: Say) -> None:
    say("the assistant is trained; a minute or two")
    shutil.rmtree(kept.parent, ignore_errors=True)  # older ones
    kept.mkdir(parents=True)
    product = Product(kept)
    product.take_what_training_needs()
    command = [str(BATON), "train"]
    done = subprocess.run(command, cwd=ROOT, env=product.environment, stdout=sys.stderr)
    if done.returncode != 0:
        raise BenchmarkFailed("`baton train` failed")
    shutil.rmtree(kept / "datasets", ignore_errors=True)
