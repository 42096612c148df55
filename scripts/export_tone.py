"""Put the tone model together and export it to ONNX: python scripts/export_tone.py [--out var/tone]

Set-up runs it. From the encoder's package and `handoff/detector/tone/weights/tone.npz` come

    model.onnx      input_ids, attention_mask [1, pieces] int64 -> scores [1, 4], int8
    tokenizer.json  truncates at 128 word pieces, never pads
    tone.json       {"hash", "source", "recipe", "reduce_range", "parity"}

Parity with the torch network is asserted. A second run with nothing changed does nothing.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
import warnings
from pathlib import Path
from typing import Any

import numpy as np

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from bot.encoder import graph  # noqa: E402
from bot.encoder.export import PROBES as SENTENCES  # noqa: E402
from bot.encoder.export import ExportFailed  # noqa: E402
from common.arrays import Floats  # noqa: E402
from common.onnx import TextGraph  # noqa: E402
from handoff.detector.tone.tone import probabilities  # noqa: E402

WEIGHTS = ROOT / "handoff" / "detector" / "tone" / "weights" / "tone.npz"
FILES = ("model.onnx", "tokenizer.json", "tone.json")
"""The last one vouches for the others."""

RECIPE = 1
"""Raise it when the export itself changes, so that existing exports are redone."""

LARGEST_FP32_DIFFERENCE = 1e-4
LARGEST_INT8_DIFFERENCE = 0.15
LARGEST_MEAN_INT8_DIFFERENCE = 0.03
"""Between probabilities."""

PROBES = (
    *SENTENCES,
    "This is the third time I ask, and I am furious.",
    "thank you so much, that was quick!",
    "I am crying, it was a present for my mother's funeral",
    "what a joke of a company loudly crying face (shouting)",
)


def source() -> str:
    """Hash of everything the model is made of."""
    return graph.sha256_of(graph.source_folder() / "model.safetensors", WEIGHTS)


def is_current(out: Path, made_of: str, reduce_range: bool) -> bool:
    """True when `out` holds an intact export of these weights by this recipe for this CPU."""
    try:
        meta = json.loads((out / "tone.json").read_text(encoding="utf-8"))
        intact = meta["hash"] == graph.sha256_of(out / "model.onnx", out / "tokenizer.json")
    except (OSError, ValueError, KeyError):
        return False
    wanted = (made_of, RECIPE, reduce_range)
    return bool(intact and (meta["source"], meta["recipe"], meta["reduce_range"]) == wanted)


def by_torch(network: Any, tokenizer: Path) -> Floats:
    """[len(PROBES), 4]."""
    import torch
    from tokenizers import Tokenizer

    tokens = Tokenizer.from_file(str(tokenizer))
    pieces = [torch.tensor([tokens.encode(text).ids]) for text in PROBES]
    with torch.no_grad():
        rows = [network(ids, torch.ones_like(ids)).numpy() for ids in pieces]
    return np.concatenate(rows).astype(np.float64)


def by_onnx(model: Path, tokenizer: Path) -> Floats:
    """[len(PROBES), 4]."""
    graph = TextGraph(model, tokenizer, threads=0)
    return np.stack([graph(text) for text in PROBES]).astype(np.float64)


def assert_parity(reference: Floats, fp32: Floats, int8: Floats) -> dict[str, float]:
    """Raise ExportFailed unless both graphs agree with torch; return what was measured."""
    exact = np.abs(reference - fp32).max()
    close = np.abs(probabilities(reference) - probabilities(int8))
    measured = {
        "fp32_max_difference": round(float(exact), 8),
        "int8_max_difference": round(float(close.max()), 5),
        "int8_mean_difference": round(float(close.mean()), 5),
    }
    good = (
        exact <= LARGEST_FP32_DIFFERENCE
        and close.max() <= LARGEST_INT8_DIFFERENCE
        and close.mean() <= LARGEST_MEAN_INT8_DIFFERENCE
    )
    if not good:
        raise ExportFailed(f"the exported tone model disagrees with torch: {measured}")
    return measured


def make(work: Path, made_of: str, reduce_range: bool) -> dict[str, Any]:
    """Export into the empty folder `work`; return the content of tone.json."""
    from fitting.tone.network import assembled

    with np.load(WEIGHTS, allow_pickle=False) as arrays:
        network = assembled(dict(arrays))
    graph.write_graph(network, "scores", work / "fp32.onnx")
    graph.write_tokenizer(graph.source_folder(), work / "tokenizer.json")
    graph.quantize(work / "fp32.onnx", work / "model.onnx", reduce_range)
    measured = assert_parity(
        by_torch(network, work / "tokenizer.json"),
        by_onnx(work / "fp32.onnx", work / "tokenizer.json"),
        by_onnx(work / "model.onnx", work / "tokenizer.json"),
    )
    return {
        "hash": graph.sha256_of(work / "model.onnx", work / "tokenizer.json"),
        "source": made_of,
        "recipe": RECIPE,
        "reduce_range": reduce_range,
        "parity": measured,
    }


def main() -> int:
    parser = argparse.ArgumentParser(description="Put the tone model together, as int8 ONNX.")
    var = Path(os.environ.get("BATON_VAR") or ROOT / "var")
    parser.add_argument("--out", type=Path, default=var / "tone")
    parser.add_argument("--force", action="store_true", help="export even if nothing changed")
    arguments = parser.parse_args()
    warnings.filterwarnings("ignore")
    made_of, reduce_range = source(), graph.cpu_lacks_vnni()
    if not arguments.force and is_current(arguments.out, made_of, reduce_range):
        print("tone: up to date", flush=True)
        return 0
    arguments.out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=arguments.out, prefix=".making-") as folder:
        print("tone: export to ONNX …", flush=True)
        work = Path(folder)
        meta = make(work, made_of, reduce_range)
        (work / "tone.json").write_text(json.dumps(meta, indent=2) + "\n", encoding="utf-8")
        for name in FILES:
            (work / name).replace(arguments.out / name)
    print(f"tone: ready, {meta['parity']}", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
