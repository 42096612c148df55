"""All steps of the set-up, and the command line."""

from __future__ import annotations

import argparse
import fcntl
import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from setting_up import python_packages as packages
from setting_up.interpreters import check_node
from setting_up.python_packages import BOT, BOT_PYTHON, PYTHON, SERVICE, SETFIT, SETFIT_PYTHON, UV
from setting_up.runner import run
from setting_up.secrets_file import BYTES, SECRETS, make_secrets, setting
from setting_up.steps import (
    ROOT,
    VAR,
    Failed,
    Missing,
    Step,
    Work,
    home_in_project,
    this_python,
)
from setting_up.test_needs import install_test_needs, missing_packages

BATON = SERVICE / "bin" / "baton"
WEB = tuple(ROOT / name for name in ("client", "design", "widget", "agent_console"))
BOT_SOURCES = ("config.yml", "components", "training", "train.py")
ASSISTANT_SOURCES = (
    *("config.yml", "domain.yml", "domain", "nlu", "rules", "stories", "data"),
    *("heldout", "background", "baton.yml", "policy.yml"),
)
WEB_OUTPUTS = (ROOT / "widget" / "dist", ROOT / "agent_console" / "dist")


def steps(for_tests: bool, for_bench: bool = False) -> list[Step]:
    """In order of preference when several could start: the longest path first."""
    test_needs = [_test_needs()] if for_tests and missing_packages() else []
    bench = [_bench_packages()] if for_bench or for_tests else []
    return [*_installing(), *test_needs, *_web(), *_making(), *bench]


def on_demand() -> list[Step]:
    """Run only when named."""
    return [_setfit()]


def _installing() -> list[Step]:
    locks = ROOT / "requirements"
    return [
        Step(
            name="service-environment",
            title="Python environment of the service",
            work=packages.make_service_environment,
            inputs=(locks / "uv.txt",),
            facts=(this_python(),),
            outputs=(PYTHON, UV),
            stamps=SERVICE / "stamps",
            about_s=8,
        ),
        Step(
            name="bot-packages",
            title="Python 3.10 and Rasa for the bot",
            work=packages.install_bot,
            needs=("service-environment",),
            inputs=(locks / "bot.lock",),
            facts=(os.environ.get("RASA_PYTHON", ""),),
            outputs=(BOT_PYTHON,),
            stamps=BOT / "stamps",
            about_s=60,
        ),
        Step(
            name="torch",
            title="torch",
            work=packages.install_torch,
            needs=("service-environment",),
            inputs=(locks / "torch.txt",),
            stamps=SERVICE / "stamps",
            about_s=20,
        ),
        Step(
            name="service-packages",
            title="Packages of the service",
            work=packages.install_service,
            needs=("torch",),
            inputs=(locks / "service.lock", ROOT / "pyproject.toml"),
            outputs=(BATON,),
            stamps=SERVICE / "stamps",
            about_s=20,
        ),
    ]


def _test_needs() -> Step:
    return Step(
        name="test-needs",
        title="Chromium, Redis and PostgreSQL for the tests",
        work=install_test_needs,
        facts=tuple(missing_packages()),
        about_s=60,
    )


def _bench_packages() -> Step:
    return Step(
        name="bench-packages",
        title="Packages of the benchmarks",
        work=packages.install_bench,
        needs=("service-packages",),
        inputs=(ROOT / "requirements" / "bench.lock",),
        stamps=SERVICE / "stamps",
        about_s=10,
    )


def _setfit() -> Step:
    locks = ROOT / "requirements"
    return Step(
        name="setfit",
        title="SetFit, a peer of the benchmarks",
        work=packages.install_setfit,
        inputs=(locks / "torch.txt", locks / "setfit.lock"),
        outputs=(SETFIT_PYTHON,),
        stamps=SETFIT / "stamps",
        about_s=40,
    )


def _web() -> list[Step]:
    packages = (ROOT, *WEB, ROOT / "scripts" / "types")
    manifests = tuple(folder / "package.json" for folder in packages)
    return [
        Step(
            name="web-packages",
            title="Packages of the web pages",
            work=_install_web,
            inputs=(*manifests, ROOT / "package-lock.json"),
            outputs=(ROOT / "node_modules",),
            about_s=15,
        ),
        Step(
            name="web-pages",
            title="Widget and console",
            work=lambda work: _run(work, "npm", "run", "build"),
            needs=("web-packages",),
            inputs=(ROOT / "package.json", ROOT / "tsconfig.base.json", *WEB),
            outputs=WEB_OUTPUTS,
            about_s=10,
        ),
    ]


def assistant() -> Path:
    """The folder of the assistant to serve."""
    return ROOT / Path(setting("BATON_ASSISTANT") or "data").expanduser()


def _making() -> list[Step]:
    database = _database()
    return [
        Step(
            name="secrets",
            title="Secrets of this installation",
            work=make_secrets,
            facts=tuple(BYTES),
            outputs=(SECRETS,),
        ),
        Step(
            name="encoder",
            title="Sentence encoder",
            work=lambda work: _run(work, PYTHON, ROOT / "bot" / "encoder" / "export.py"),
            needs=("service-packages",),
            inputs=(ROOT / "bot" / "encoder", ROOT / "common" / "onnx.py"),
            outputs=(VAR / "encoder" / "model.onnx", VAR / "encoder" / "tokenizer.json"),
            about_s=50,
        ),
        Step(
            name="tone",
            title="Tone model",
            work=lambda work: _run(work, PYTHON, ROOT / "scripts" / "export_tone.py"),
            needs=("service-packages",),
            inputs=(
                ROOT / "scripts" / "export_tone.py",
                ROOT / "fitting" / "tone" / "network.py",
                ROOT / "bot" / "encoder",
                ROOT / "common" / "onnx.py",
                ROOT / "handoff" / "detector" / "tone" / "weights",
            ),
            outputs=(VAR / "tone" / "model.onnx", VAR / "tone" / "tokenizer.json"),
            about_s=30,
        ),
        database,
        Step(
            name="training",
            title="First training of the bot",
            work=lambda work: _run(work, BATON, "train", "--first"),
            needs=("bot-packages", "encoder", "tone", "database"),
            inputs=(
                *(assistant() / each for each in ASSISTANT_SOURCES),
                ROOT / "common",
                *(ROOT / "bot" / each for each in BOT_SOURCES),
                ROOT / "fitting" / "care",
                VAR / "encoder" / "encoder.json",
                database.stamp,
            ),
            outputs=(VAR / "models" / "live",),
            about_s=60,
        ),
    ]


def _database() -> Step:
    elsewhere = os.environ.get("BATON_DATABASE_URL", "")
    return Step(
        name="database",
        title="Database and demo logins",
        work=_make_database,
        needs=("service-packages", "secrets"),
        inputs=(ROOT / "handoff" / "storage" / "migrations",),
        facts=(elsewhere,),
        outputs=() if elsewhere else (VAR / "baton.db",),
    )


def _make_database(work: Work) -> None:
    _run(work, BATON, "migrate")
    _run(work, BATON, "users", "seed-demo")


def _run(work: Work, *command: str | Path) -> None:
    home = {} if command[0] == "npm" else home_in_project()  # npm keeps its cache in HOME
    work.run(*command, env=home)


def _install_web(work: Work) -> None:
    check_node()
    work.run("npm", "ci", "--no-audit", "--no-fund")


def run_from_command_line(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="setup.py", description=__doc__)
    parser.add_argument("--tests", action="store_true", help="also what the tests need")
    parser.add_argument("--bench", action="store_true", help="also what the benchmarks need")
    parser.add_argument("--list", action="store_true", help="show the steps and which are due")
    parser.add_argument("names", nargs="*", metavar="STEP", help="only these steps")
    options = parser.parse_args(arguments)
    every = steps(options.tests, options.bench)
    every += [step for step in on_demand() if step.name in options.names or options.list]
    unknown = set(options.names) - {step.name for step in every}
    if unknown:
        parser.error(f"no such step: {', '.join(sorted(unknown))}; --list shows them")
    chosen = [step for step in every if not options.names or step.name in options.names]
    if options.list:
        for step in chosen:
            print(f"{step.name:22}{'' if step.fresh() else 'due  '}{step.title}")
        return 0
    return _run_steps(chosen)


def _run_steps(chosen: list[Step]) -> int:
    for number in (signal.SIGTERM, signal.SIGHUP):  # like Ctrl-C: the steps' programs end too
        signal.signal(number, signal.default_int_handler)
    try:
        with _one_at_a_time():
            run(chosen)
    except Missing as missing:
        print(missing, file=sys.stderr)
        return 2
    except Failed as failed:
        print(f"Set-up stopped: {failed}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("Set-up stopped; the next run picks up where this one left off.", file=sys.stderr)
        return 130
    return 0


@contextmanager
def _one_at_a_time() -> Iterator[None]:
    """`make run` and `make test` started together would install into the same folders."""
    VAR.mkdir(parents=True, exist_ok=True)
    with (VAR / "setup.lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            print("Waiting for another set-up of this folder to finish …", flush=True)
            fcntl.flock(lock, fcntl.LOCK_EX)
        yield
