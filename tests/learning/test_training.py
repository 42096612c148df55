"""The trainer's subprocess: progress, failure, time limit, cancelling.

The real trainer cannot be made to fail, so a script stands in for it here; the real one runs in
tests/features/training/test_retraining.py.
"""

from __future__ import annotations

import asyncio
import os
import sys
import textwrap
from pathlib import Path

import pytest

from handoff.learning.training import Progress, Trainer, TrainingFailed


def trainer(tmp_path: Path, script: str, timeout_s: float = 20) -> Trainer:
    (tmp_path / "bot").mkdir()
    (tmp_path / "bot" / "train.py").write_text(textwrap.dedent(script))
    return Trainer(
        tmp_path, Path(sys.executable), tmp_path / "var", timeout_s, "tuned", "minilm,universal"
    )


async def run(trainer: Trainer, tmp_path: Path) -> list[Progress]:
    told: list[Progress] = []

    async def note(progress: Progress) -> None:
        told.append(progress)

    await trainer.train(tmp_path / "data set", tmp_path / "models" / "m1", note)
    return told


async def test_progress_is_told_and_other_output_passed_over(tmp_path: Path) -> None:
    script = """
        print("a library says hello")
        print('{"step": "model", "done": 1, "total": 2, "elapsed_s": 0.1}')
        print('[1, 2]'); print('{"step": 1}')
        print('{"step": "heldout", "done": 2, "total": 2, "elapsed_s": 0.2}')
    """
    told = await run(trainer(tmp_path, script), tmp_path)
    assert told == [Progress("model", 1, 2), Progress("heldout", 2, 2)]


async def test_it_is_started_as_agreed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONPATH", "/somewhere/else")
    script = """
        import json, os, sys
        seen = [sys.argv[1:], os.environ["HOME"], os.environ["BATON_VAR"], os.getcwd()]
        seen += [os.environ.get("PYTHONPATH"), os.nice(0) > 0, os.environ["BATON_ENCODERS"]]
        print(json.dumps({"step": json.dumps(seen), "done": 0, "total": 0}))
    """
    import json

    (told,) = await run(trainer(tmp_path, script), tmp_path)
    arguments, home, var, folder, path, is_nice, encoders = json.loads(told.step)
    assert arguments == [
        *("--dataset", str(tmp_path / "data set")),
        *("--out", str(tmp_path / "models" / "m1"), "--heldout"),
        *("--pipeline", "tuned", "--service-python", sys.executable),
    ]
    assert home == folder == str(tmp_path / "var" / "home") and var == str(tmp_path / "var")
    assert path is None and is_nice and encoders == "minilm,universal"


async def test_failure_names_the_code_and_the_last_words(tmp_path: Path) -> None:
    script = """
        import sys
        sys.stderr.write("bar 1%\\rbar 2%\\r" * 300000)
        sys.stderr.write("\\nValueError: this row is broken\\n")
        sys.exit(3)
    """
    with pytest.raises(TrainingFailed, match=r"code 3: .*this row is broken$") as failed:
        await run(trainer(tmp_path, script), tmp_path)
    assert len(failed.value.message) < 4000


async def test_a_killed_trainer_is_a_failure(tmp_path: Path) -> None:
    script = "import os; os.kill(os.getpid(), 9)"
    with pytest.raises(TrainingFailed, match="signal 9: it did not say why"):
        await run(trainer(tmp_path, script), tmp_path)


SLEEPS_WITH_A_CHILD = """
    import subprocess, sys, time, pathlib
    child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"])
    pathlib.Path(sys.argv[4]).parent.mkdir(exist_ok=True)
    pathlib.Path(sys.argv[4]).with_name("child").write_text(str(child.pid))
    print('{"step": "model", "done": 0, "total": 1}', flush=True)
    time.sleep(60)
"""


async def is_gone(pid: int) -> bool:
    for _ in range(100):
        try:
            os.kill(pid, 0)
            state = Path(f"/proc/{pid}/stat")
            if state.exists() and state.read_text().split(")")[1].split()[0] == "Z":
                return True  # dead; its new parent has not reaped it yet
        except ProcessLookupError:
            return True
        await asyncio.sleep(0.05)
    return False


async def test_cancelling_ends_the_trainer_and_its_children(tmp_path: Path) -> None:
    begun = asyncio.Event()

    async def note(_: Progress) -> None:
        begun.set()

    training = trainer(tmp_path, SLEEPS_WITH_A_CHILD)
    task = asyncio.create_task(training.train(tmp_path, tmp_path / "models" / "m1", note))
    await asyncio.wait_for(begun.wait(), 20)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert await is_gone(int((tmp_path / "models" / "child").read_text()))


async def test_a_trainer_that_hangs_is_ended(tmp_path: Path) -> None:
    with pytest.raises(TrainingFailed, match="within 2 s"):
        await run(trainer(tmp_path, SLEEPS_WITH_A_CHILD, timeout_s=2), tmp_path)
    assert await is_gone(int((tmp_path / "models" / "child").read_text()))
