"""What OpenBLAS is told before NumPy is imported: which kernels, and one thread.

Rasa needs a NumPy of 2022, whose OpenBLAS takes a processor younger than itself for one of 2004 and
multiplies matrices three to six times slower than it could. Its threads wait for each other by
spinning: a training beside a served bot, or beside another training, is faster with one.
"""

from __future__ import annotations

import os
from pathlib import Path

NAME, THREADS = "OPENBLAS_CORETYPE", "OPENBLAS_NUM_THREADS"
CPUINFO = Path("/proc/cpuinfo")

NEEDS = {
    "SkylakeX": {"avx512f", "avx512bw", "avx512dq", "avx512vl", "avx512cd", "fma"},
    "Haswell": {"avx2", "fma"},
}
"""Best first: the instructions that a set of kernels uses."""


def choose_kernels(cpuinfo: Path = CPUINFO) -> None:
    """Name the best that this processor can run, unless somebody has.

    Where the file says nothing (no Linux, no Intel or AMD) OpenBLAS chooses for itself.
    """
    os.environ.setdefault(THREADS, "1")
    if NAME in os.environ:
        return
    flags = _flags(cpuinfo)
    for kernels, needed in NEEDS.items():
        if needed <= flags:
            os.environ[NAME] = kernels
            return


def _flags(cpuinfo: Path) -> set[str]:
    try:
        lines = cpuinfo.read_text(encoding="utf-8").splitlines()
    except OSError:
        return set()
    return next((set(line.split()) for line in lines if line.startswith("flags")), set())
