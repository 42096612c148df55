"""Export the sentence encoder (MiniLM) to an int8 ONNX graph that Rasa's environment can run.

    python bot/encoder/export.py [--out var/encoder] [--force]

Runs in the service's environment, where torch and sentence-transformers live. Writes

    model.onnx      input_ids, attention_mask [1, tokens] int64 -> token_vectors [1, tokens, 384]
    tokenizer.json  truncates at 128 word pieces, never pads
    encoder.json    {"hash", "dim", "max_pieces", "reduce_range", "source", "recipe"}

The sentence vector is the mean of the token vectors, scaled to unit length; `common/encoder.py`
computes it. Parity with sentence-transformers is asserted on every export, since an exporter that
"succeeds" may still be wrong. A second run with nothing changed does nothing.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
import time
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from bot.encoder.graph import (
    MAX_PIECES,
    cpu_lacks_vnni,
    quantize,
    sha256_of,
    source_folder,
    write_graph,
    write_tokenizer,
)
from common.onnx import TextGraph

RECIPE = 1
"""Raise it when the export itself changes, so that existing exports are redone."""

DIM = 384
LARGEST_FP32_DIFFERENCE = 1e-4
SMALLEST_INT8_COSINE = 0.97
SMALLEST_MEAN_INT8_COSINE = 0.985

PROBES = (
    "Where is my order <email>?",
    "hi",
    "i want to send teh boots back, theyre too small :(",
    "Do you deliver to Norway, and what would customs cost me?",
    "Ich habe mein Passwort vergessen.",
    "The lamp came broken. The glass is in a thousand pieces and there is oil all over the box.",
    "👍",
    "word " * 200,
)
"""From a single token to more than fit, to exercise the dynamic axis and the truncation."""


class ExportFailed(RuntimeError):
    """The exported graph does not compute what sentence-transformers computes."""


@contextmanager
def step(name: str) -> Iterator[None]:
    """Print the step's name at its start and its seconds at its end."""
    print(f"encoder: {name} …", flush=True)
    started = time.monotonic()
    yield
    print(f"encoder: {name} done in {time.monotonic() - started:.1f} s", flush=True)


def is_current(out: Path, source: str, reduce_range: bool) -> bool:
    """True when `out` holds an intact export of these weights by this recipe for this CPU."""
    try:
        meta = json.loads((out / "encoder.json").read_text(encoding="utf-8"))
        intact = meta["hash"] == sha256_of(out / "model.onnx", out / "tokenizer.json")
    except (OSError, ValueError, KeyError):
        return False
    wanted = (source, RECIPE, reduce_range)
    return bool(intact and (meta["source"], meta["recipe"], meta["reduce_range"]) == wanted)


def export_fp32(source: Path, target: Path) -> None:
    """The transformer's graph, up to the token vectors."""
    import torch
    from transformers import AutoModel

    model = AutoModel.from_pretrained(source, attn_implementation="eager").eval()

    class TokenVectors(torch.nn.Module):
        def __init__(self) -> None:
            super().__init__()
            self.model = model

        def forward(self, input_ids: torch.Tensor, attention_mask: torch.Tensor) -> torch.Tensor:
            hidden: torch.Tensor = self.model(
                input_ids=input_ids, attention_mask=attention_mask
            ).last_hidden_state
            return hidden

    write_graph(TokenVectors(), "token_vectors", target)


def sentence_vectors(model: Path, tokenizer: Path) -> np.ndarray:
    """Unit vectors [len(PROBES), 384] of the probes through the ONNX graph, one at a time."""
    graph = TextGraph(model, tokenizer, threads=0)
    means = np.stack([graph(text).mean(axis=0) for text in PROBES])
    vectors: np.ndarray = means / np.linalg.norm(means, axis=1, keepdims=True)
    return vectors


def reference_vectors(source: Path) -> np.ndarray:
    from sentence_transformers import SentenceTransformer

    model = SentenceTransformer(str(source), device="cpu")
    model.max_seq_length = MAX_PIECES
    return np.asarray(model.encode(list(PROBES), normalize_embeddings=True))


def assert_parity(reference: np.ndarray, fp32: np.ndarray, int8: np.ndarray) -> dict[str, float]:
    """Raise ExportFailed unless both graphs agree with the reference; return what was measured."""
    difference = float(np.abs(reference - fp32).max())
    cosines = (reference * int8).sum(axis=1)
    measured = {
        "fp32_max_difference": round(difference, 8),
        "int8_mean_cosine": round(float(cosines.mean()), 5),
        "int8_min_cosine": round(float(cosines.min()), 5),
    }
    good = (
        difference <= LARGEST_FP32_DIFFERENCE
        and cosines.min() >= SMALLEST_INT8_COSINE
        and cosines.mean() >= SMALLEST_MEAN_INT8_COSINE
    )
    if not good:
        raise ExportFailed(f"the exported encoder disagrees with the original: {measured}")
    return measured


def make(source: Path, work: Path, reduce_range: bool) -> dict[str, Any]:
    """Export into the empty folder `work`; return the content of encoder.json."""
    with step("export to ONNX"):
        export_fp32(source, work / "fp32.onnx")
        write_tokenizer(source, work / "tokenizer.json")
    with step("quantise to int8"):
        quantize(work / "fp32.onnx", work / "model.onnx", reduce_range)
    with step("compare with sentence-transformers"):
        measured = assert_parity(
            reference_vectors(source),
            sentence_vectors(work / "fp32.onnx", work / "tokenizer.json"),
            sentence_vectors(work / "model.onnx", work / "tokenizer.json"),
        )
    return {
        "hash": sha256_of(work / "model.onnx", work / "tokenizer.json"),
        "dim": DIM,
        "max_pieces": MAX_PIECES,
        "reduce_range": reduce_range,
        "source": sha256_of(source / "model.safetensors"),
        "recipe": RECIPE,
        "parity": measured,
    }


def install(work: Path, out: Path, meta: dict[str, Any]) -> None:
    """Move the files into place; encoder.json last, since it vouches for the others."""
    (work / "encoder.json").write_text(json.dumps(meta, indent=2) + "\n", encoding="utf-8")
    for name in ("model.onnx", "tokenizer.json", "encoder.json"):
        (work / name).replace(out / name)


def main() -> int:
    parser = argparse.ArgumentParser(description="Export the sentence encoder to int8 ONNX.")
    var = Path(os.environ.get("BATON_VAR") or Path(__file__).resolve().parents[2] / "var")
    parser.add_argument("--out", type=Path, default=var / "encoder")
    parser.add_argument("--force", action="store_true", help="export even if nothing changed")
    arguments = parser.parse_args()
    warnings.filterwarnings("ignore")
    source, reduce_range = source_folder(), cpu_lacks_vnni()
    weights = sha256_of(source / "model.safetensors")
    if not arguments.force and is_current(arguments.out, weights, reduce_range):
        print("encoder: up to date", flush=True)
        return 0
    arguments.out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=arguments.out, prefix=".making-") as folder:
        meta = make(source, Path(folder), reduce_range)
        install(Path(folder), arguments.out, meta)
    print(f"encoder: ready, {meta['parity']}", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
