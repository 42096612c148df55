"""The peers' programs, each run by the Python of the environment it needs."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from benchmarks.detector import cache
from benchmarks.detector.questions import Questions

HERE = Path(__file__).parent

THREADS = {
    "OMP_NUM_THREADS": "1",
    "OPENBLAS_NUM_THREADS": "1",
    "TF_NUM_INTRAOP_THREADS": "1",
    "TF_NUM_INTEROP_THREADS": "1",
    "TOKENIZERS_PARALLELISM": "false",
}


def run(
    name: str,
    python: Path,
    program: str,
    options: Sequence[str],
    train: Questions,
    asked: Questions,
    env: Mapping[str, str],
) -> dict[str, Any]:
    """The JSON that the program wrote. What it prints or keeps in HOME stays in var/bench.

    Raises:
        subprocess.CalledProcessError: it failed; its log is var/bench/peers/NAME/log.
    """
    work = cache.folder() / "peers" / name
    train.write(work / "train.csv")
    asked.write(work / "test.csv")
    command = [str(python), str(HERE / program), *options, "--work", str(work)]
    command += ["--train", str(work / "train.csv"), "--test", str(work / "test.csv")]
    command += ["--out", str(work / "said.json")]
    environment = {**os.environ, **THREADS, "HOME": str(work), "HF_HUB_OFFLINE": "1", **env}
    with (work / "log").open("w") as log:
        subprocess.run(command, cwd=work, env=environment, check=True, stdout=log, stderr=log)
    said: dict[str, Any] = json.loads((work / "said.json").read_text())
    return said


def versions(python: Path, packages: Iterable[str]) -> dict[str, str]:
    """Versions of packages in another environment, and of its Python."""
    ask = (
        "import json, platform, sys; from importlib.metadata import version; "
        "print(json.dumps({'python': platform.python_version()} "
        "| {name: version(name) for name in sys.argv[1:]}))"
    )
    told = subprocess.run(
        [str(python), "-c", ask, *packages], check=True, capture_output=True, text=True
    )
    found: dict[str, str] = json.loads(told.stdout)
    return found


def here() -> dict[str, str]:
    """The same for this process's environment."""
    packages = ("numpy", "scikit-learn", "onnxruntime", "tokenizers")
    return versions(Path(sys.executable), packages)
