"""An old OpenBLAS is told what a new processor can do, and never more than that."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from bot.kernels import NAME, NEEDS, choose_kernels


def chosen(flags: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str | None:
    monkeypatch.delenv(NAME, raising=False)
    cpuinfo = tmp_path / "cpuinfo"
    cpuinfo.write_text(f"processor : 0\nflags\t\t: {flags}\npower management:\n")
    choose_kernels(cpuinfo)
    return os.environ.pop(NAME, None)


def test_the_best_that_the_processor_can_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    every = " ".join(NEEDS["SkylakeX"] | NEEDS["Haswell"])
    assert chosen(every, tmp_path, monkeypatch) == "SkylakeX"
    assert chosen("fpu avx2 fma", tmp_path, monkeypatch) == "Haswell"
    assert chosen("fpu avx2 fma avx512f", tmp_path, monkeypatch) == "Haswell"


def test_nothing_is_named_for_a_processor_that_has_none_of_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert chosen("fpu sse3", tmp_path, monkeypatch) is None
    choose_kernels(tmp_path / "no such file")
    assert NAME not in os.environ


def test_what_somebody_chose_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(NAME, "Zen")
    cpuinfo = tmp_path / "cpuinfo"
    cpuinfo.write_text("flags : avx2 fma\n")
    choose_kernels(cpuinfo)
    assert os.environ[NAME] == "Zen"
