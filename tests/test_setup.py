"""The set-up's own machinery; every fresh clone tests it as a whole."""

from __future__ import annotations

import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

SCRIPTS = Path(__file__).parents[1] / "scripts"


@pytest.fixture
def parts(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> SimpleNamespace:
    """The modules of `scripts/setting_up`, writing into a folder of the test's own."""
    monkeypatch.syspath_prepend(str(SCRIPTS))
    from setting_up import interpreters, runner, steps

    monkeypatch.setattr(steps, "VAR", tmp_path / "var")
    monkeypatch.setattr(steps, "LOGS", tmp_path / "var" / "logs")

    return SimpleNamespace(steps=steps, runner=runner, interpreters=interpreters)


@pytest.fixture
def step(parts: Any, tmp_path: Path) -> Callable[..., Any]:
    def make(name: str, work: Callable[[Any], object] = lambda _: None, **more: Any) -> Any:
        more.setdefault("stamps", tmp_path / "stamps")
        return parts.steps.Step(name=name, title=name, work=work, **more)

    return make


def test_a_step_runs_once_and_again_when_what_it_depends_on_changed(
    parts: Any, step: Callable[..., Any], tmp_path: Path
) -> None:
    runs: list[str] = []
    source, made = tmp_path / "source", tmp_path / "made"
    source.write_text("one")

    def work(_: Any) -> None:
        runs.append(source.read_text())
        made.write_text("made")

    def go() -> None:
        parts.runner.run([step("build", work, inputs=(source,), outputs=(made,))])

    go()
    go()
    assert runs == ["one"]
    source.write_text("two")
    go()
    assert runs == ["one", "two"]
    made.unlink()
    go()
    assert runs == ["one", "two", "two"]


def test_a_step_whose_input_was_just_made_anew_runs_too(
    parts: Any, step: Callable[..., Any], tmp_path: Path
) -> None:
    order: list[str] = []
    raw, cooked = tmp_path / "raw", tmp_path / "cooked"

    def cook(_: Any) -> None:
        order.append("cook")
        cooked.write_text(raw.read_text())

    def go() -> None:
        eat = step("eat", lambda _: order.append("eat"), needs=("cook",), inputs=(cooked,))
        parts.runner.run([eat, step("cook", cook, inputs=(raw,), outputs=(cooked,))])

    for content in ("1", "1", "2"):
        raw.write_text(content)
        go()
    assert order == ["cook", "eat", "cook", "eat"]


def test_a_failure_shows_the_programs_last_lines_and_is_tried_again(
    parts: Any, step: Callable[..., Any]
) -> None:
    broken = step(
        "broken", lambda work: work.run(sys.executable, "-c", "raise SystemExit('no disk left')")
    )
    for _ in range(2):
        with pytest.raises(parts.steps.Failed, match="no disk left"):
            parts.runner.run([broken])


def test_a_failure_ends_the_other_steps_programs(parts: Any, step: Callable[..., Any]) -> None:
    started = threading.Event()

    def sleep(work: Any) -> None:
        started.set()
        work.run(sys.executable, "-c", "import time; time.sleep(600)")

    def fail(_: Any) -> None:
        started.wait(10)
        raise parts.steps.Missing("install it")

    began = time.monotonic()
    with pytest.raises(parts.steps.Missing):
        parts.runner.run([step("sleep", sleep), step("fail", fail)])
    assert time.monotonic() - began < 15


def test_progress_of_a_program_is_shown(parts: Any, step: Callable[..., Any]) -> None:
    seen: list[str] = []

    def work(work: Any) -> None:
        report = "print('[  0.1 s] fitting the classifier …'); print('done')"
        work.run(sys.executable, "-c", report)
        seen.append(work.detail)

    parts.runner.run([step("train", work)])
    assert seen == ["fitting the classifier"]


def program(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!/bin/sh\n{text}\n")
    path.chmod(0o755)
    return path


def test_a_python_3_10_that_fails_or_is_another_one_is_passed_over(
    parts: Any, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    program(tmp_path / "pyenv/versions/3.10.1/bin/python", "echo 3.9")
    works = program(tmp_path / "bin/python3.10", "echo 3.10")
    monkeypatch.delenv("RASA_PYTHON", raising=False)
    monkeypatch.setenv("PYENV_ROOT", str(tmp_path / "pyenv"))
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    assert parts.interpreters.python_for_rasa() == works
    shim = program(tmp_path / "pyenv/versions/3.10.9/bin/python", "exit 127")
    assert parts.interpreters.python_for_rasa() != shim


def test_a_python_named_by_the_user_that_does_not_work_is_one_line(
    parts: Any, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("RASA_PYTHON", str(tmp_path / "nothing"))
    with pytest.raises(parts.steps.Missing, match="RASA_PYTHON") as missing:
        parts.interpreters.python_for_rasa()
    assert "\n" not in str(missing.value)


@pytest.mark.parametrize(
    ("node", "says"), [(None, "was not found"), ("v16.3.0", "is v16"), ("v20.1.0", "is v20.1")]
)
def test_no_node_or_an_old_one_is_one_line(
    node: str | None, says: str, parts: Any, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    if node:
        program(tmp_path / "node", f"echo {node}")
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(parts.steps.Missing, match=says) as missing:
        parts.interpreters.check_node()
    assert "\n" not in str(missing.value)


def test_secrets_are_for_their_owner_alone_and_never_replaced(
    parts: Any, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    from setting_up import secrets_file

    file = tmp_path / "var" / "secrets.env"
    monkeypatch.setattr(secrets_file, "VAR", file.parent)
    monkeypatch.setattr(secrets_file, "SECRETS", file)
    secrets_file.make_secrets(None)
    first = file.read_text()
    secrets_file.make_secrets(None)
    assert file.read_text() == first
    assert {line.partition("=")[0] for line in first.splitlines()} == set(secrets_file.BYTES)
    assert file.stat().st_mode & 0o077 == 0


def test_the_first_training_follows_the_assistant_that_is_set(
    parts: Any, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    from setting_up import plan, secrets_file

    file = tmp_path / "secrets.env"
    file.write_text('BATON_BOT_TOKEN=x\nBATON_ASSISTANT="library"\n')
    monkeypatch.setattr(secrets_file, "SECRETS", file)
    monkeypatch.delenv("BATON_ASSISTANT", raising=False)
    assert plan.assistant() == plan.ROOT / "library"
    monkeypatch.setenv("BATON_ASSISTANT", str(tmp_path))
    (training,) = [step for step in plan.steps(for_tests=False) if step.name == "training"]
    assert {tmp_path / "domain.yml", tmp_path / "data"} <= set(training.inputs)
    before = training.fingerprint()
    (tmp_path / "domain.yml").write_text("intents: [a]\n")
    assert training.fingerprint() != before
    (tmp_path / "notes.txt").write_text("nothing the bot learns from")
    after = training.fingerprint()
    (tmp_path / "notes.txt").write_text("something else")
    assert training.fingerprint() == after
