"""What int8 costs the frozen encoder, and what it gains: accuracy and speed against fp32.

Both graphs encode BANKING77; the fast classifier is trained and tested on the vectors of each.
"""

from __future__ import annotations

import shutil
import subprocess
import time
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from benchmarks.detector import cache
from benchmarks.detector.cache import Say
from benchmarks.detector.questions import Questions, banking77
from benchmarks.detector.rows import Row
from common.encoder import Encoder
from common.encoder_parts import Exported
from common.masking import Masker
from handoff.config import ROOT, settings

PROGRAM = ROOT / "benchmarks" / "detector" / "frozen_accuracy.py"
TIMED = 500
BLOCK = 50
REPORT_EVERY = 2000

Vectors = NDArray[np.float32]


def rows(data: Path, say: Say) -> list[Row]:
    train, test = banking77(data, "train"), banking77(data, "test")
    folders = settings().var / "encoder", fp32_folder(say)
    int8, fp32 = (Encoder([Exported(folder)], Masker().as_read) for folder in folders)
    speed = times_faster(int8, fp32, test.texts[:: len(test) // TIMED])
    points = {name: 100 * accuracy(name, encoder, train, test, say)
              for name, encoder in (("int8", int8), ("fp32", fp32))}  # fmt: skip
    return [
        Row("encoder.int8_loss", points["fp32"] - points["int8"], points),
        Row("encoder.int8_loss.speed", speed),
    ]


def fp32_folder(say: Say) -> Path:
    """The same encoder before quantisation, in the same layout; kept on disk."""
    from bot.encoder.export import export_fp32
    from bot.encoder.graph import sha256_of, source_folder

    source, shipped = source_folder(), settings().var / "encoder"
    folder = cache.folder() / "fp32" / sha256_of(source / "model.safetensors")[:20]
    if not folder.exists():
        say("exporting the encoder in fp32")
        making = folder.with_name(".making")
        shutil.rmtree(making, ignore_errors=True)
        making.mkdir(parents=True)
        export_fp32(source, making / "model.onnx")
        for name in ("tokenizer.json", "encoder.json"):
            shutil.copyfile(shipped / name, making / name)
        making.rename(folder)
    return folder


def times_faster(one: Encoder, other: Encoder, texts: tuple[str, ...]) -> float:
    """How many times faster one encoder is, by the medians of single texts.

    They are timed in blocks: alternating on every text would push each one's weights out of the
    processor's cache, which does not happen in a service.
    """
    seconds: tuple[list[float], list[float]] = ([], [])
    for start in range(0, len(texts), BLOCK):
        for encoder, taken in zip((one, other), seconds, strict=True):
            taken += [_seconds(encoder, text) for text in texts[start : start + BLOCK]]
    mine, theirs = (np.median(taken) for taken in seconds)
    return float(theirs / mine)


def _seconds(encoder: Encoder, text: str) -> float:
    started = time.perf_counter()
    encoder.vector(text)
    return time.perf_counter() - started


def accuracy(name: str, encoder: Encoder, train: Questions, test: Questions, say: Say) -> float:
    """Share of `test` that the fast classifier recognises after learning `train`."""
    folder = cache.folder() / "frozen" / cache.digest(name, encoder.hash, train.digest, test.digest)
    folder.mkdir(parents=True, exist_ok=True)
    arrays = folder / "rows.npz"
    if not arrays.exists():
        made: dict[str, Any] = {"vectors": encoded(name, encoder, train.texts, say),
                "asked_vectors": encoded(name, encoder, test.texts, say)}  # fmt: skip
        making = folder / ".making.npz"
        np.savez(
            making, texts=train.texts, labels=train.intents,
            asked_texts=test.texts, asked_labels=test.intents, **made,
        )  # fmt: skip
        making.rename(arrays)
    command = [str(settings().bot_interpreter), str(PROGRAM), str(arrays)]
    done = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, check=True)
    return float(done.stdout)


def encoded(name: str, encoder: Encoder, texts: tuple[str, ...], say: Say) -> Vectors:
    """Vectors [n, 384]; reports progress."""

    def progress(done: int, total: int) -> None:
        if done % REPORT_EVERY == 0 or done == total:
            say(f"{name}: {done} of {total} texts")

    return encoder.encode(texts, progress)
