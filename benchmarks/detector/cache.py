"""What has already been computed, in var/bench, keyed by a hash of everything it depends on."""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Callable, Iterable
from pathlib import Path

from handoff.config import ROOT, settings

Say = Callable[[str], None]

PRODUCT = (
    "bot/**/*",
    "common/**/*",
    "handoff/detector/**/*",
    "handoff/learning/evaluation.py",
    "handoff/learning/labelled.py",
    "handoff/learning/trial.py",
    "handoff/features/training/trial*.py",
)
"""What decides the shipped pipeline's predictions. No more: each run costs minutes."""

_CODE = {".py", ".yml", ".onnx", ".npz", ".json"}


def folder() -> Path:
    return settings().var / "bench"


def clear() -> None:
    """Forget what was measured of the product; peers and their environments stay."""
    for name in ("models", "shipped", "rows", "parses"):
        shutil.rmtree(folder() / name, ignore_errors=True)


def digest(*parts: object) -> str:
    return hashlib.sha256(json.dumps(parts, default=str).encode()).hexdigest()[:20]


def product_version() -> str:
    """Changes with the code of the pipeline and with the encoder."""
    return _digest_of([*_files(PRODUCT), settings().var / "encoder" / "encoder.json"])


def training_version() -> str:
    """Changes with the code that trains and runs a classifier, not with that for thresholds."""
    return _digest_of(
        [*_files(("bot/**/*", "common/**/*")), settings().var / "encoder" / "encoder.json"]
    )


def all_code_version() -> str:
    """Changes with the code of these benchmarks too."""
    here = ("benchmarks/detector/**/*", "benchmarks/common/*", "fitting/**/*")
    return digest(product_version(), _digest_of(_files(here)))


def _files(patterns: Iterable[str]) -> list[Path]:
    found = (file for pattern in patterns for file in ROOT.glob(pattern))
    return sorted(file for file in found if file.suffix in _CODE and file.is_file())


def _digest_of(files: Iterable[Path]) -> str:
    hashed = hashlib.sha256()
    for file in files:
        if file.exists():
            hashed.update(f"{file.name}\0".encode() + file.read_bytes())
    return hashed.hexdigest()
