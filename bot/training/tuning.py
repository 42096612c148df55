"""The tuned pipeline's part of a training: tune the encoder, pool it with the fast classifier."""

from __future__ import annotations

import json
import os
import subprocess
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np

from bot.components.encoder import load_encoder, vectors_file
from bot.components.pool import Pool
from bot.runtime import BOT
from bot.training.progress import Progress
from bot.training.rows import SEED, Said, folds_of_strangers
from common.encoder import as_given
from common.encoder_parts import MINILM
from common.vector_cache import VectorCache

FAST_COMPONENT = "bot.components.classifier.SentenceClassifier"
TUNED_COMPONENT = "bot.components.tuned.TunedClassifier"
POOL = "pool.json"

Arrays = Mapping[str, Any]


def tuned(
    said: Said, labels: list[str], strange: Said, fast: Arrays, out: Path, python: Path,
    progress: Progress,
) -> dict[str, Any]:  # fmt: skip
    """Tune on these rows into the new folder `out`; return the arrays of rows.npz, pooled.

    `fast`: those of the fast classifier, whose folds are kept. `python`: the service's.
    """
    with tempfile.TemporaryDirectory(dir=out.parent, prefix=".rows-") as folder:
        rows = _write_task(Path(folder), said, labels, strange, fast)
        _run(python, rows, out, progress)
    with np.load(out / "oof.npz", allow_pickle=False) as held_out:
        of_rows, of_strange = held_out["log_probabilities"], held_out["strangers"]
    pool = Pool.learn(fast["oof"], of_rows, np.asarray(labels), fast["classes"])
    pool.save(out / POOL)
    of_fast = fast["stranger_probabilities"]
    return {
        **fast,
        "oof": pool.probabilities(fast["oof"], of_rows),
        "stranger_probabilities": pool.probabilities(of_fast, of_strange),
    }


def _write_task(folder: Path, said: Said, labels: list[str], strange: Said, fast: Arrays) -> Path:
    np.savez(folder / "vectors.npz", vectors=_vectors_of_minilm(said.read.tolist()))
    folds = fast["folds"].tolist()
    task = {
        "texts": said.read.tolist(),
        "labels": labels,
        "folds": folds,
        "strangers": strange.read.tolist(),
        "stranger_folds": folds_of_strangers(len(strange.texts), len(set(folds))).tolist(),
        "vectors": str(folder / "vectors.npz"),
        "seed": SEED,
    }
    path = folder / "rows.json"
    path.write_text(json.dumps(task), encoding="utf-8")
    return path


def _vectors_of_minilm(texts: list[str]) -> Any:
    """[n, 384] of texts as read, whatever else the encoder is made of: MiniLM is what is tuned."""
    return VectorCache(load_encoder(names=MINILM).reading(as_given), vectors_file()).vectors(texts)


def _run(python: Path, rows: Path, out: Path, progress: Progress) -> None:
    """Run `tune.py` to its end. It ends by itself if this process goes, for whatever reason."""
    # Python's own variables would lead the other interpreter to this one's packages.
    kept = {key: value for key, value in os.environ.items() if not key.startswith("PYTHON")}
    process = subprocess.Popen(
        [python, BOT / "encoder" / "tune.py", "--rows", rows, "--out", out, "--end-with-stdin"],
        env=kept,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    with process:
        for line in process.stdout:
            told = json.loads(line)
            progress.say(told["step"], told["done"], told["total"])
        process.wait()
    if process.returncode:
        raise SystemExit(f"train: the encoder could not be tuned (code {process.returncode})")


def tuned_config(config: Path, folder: Path) -> Path:
    """Change `config`: the tuned encoder in `folder` beside the fast classifier.

    Raises:
        SystemExit: the pipeline has no fast classifier to replace.
    """
    from rasa.shared.utils.io import read_yaml_file, write_yaml

    content: Any = read_yaml_file(config)
    names = [component["name"] for component in content["pipeline"]]
    if FAST_COMPONENT not in names:
        raise SystemExit(f"train: {config} has no {FAST_COMPONENT} to tune")
    place = content["pipeline"][names.index(FAST_COMPONENT)]
    place["name"], place["tuned"] = TUNED_COMPONENT, str(folder)
    write_yaml(content, config)
    return config
