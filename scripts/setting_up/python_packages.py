"""The Python environments: `.venv` for the service, `.venv-bot` for Rasa, one for a peer."""

from __future__ import annotations

import os
import subprocess
import sys
import venv
from collections.abc import Mapping
from pathlib import Path

from setting_up.interpreters import python_for_rasa
from setting_up.steps import ROOT, VAR, Failed, Missing, Work

SERVICE = ROOT / ".venv"
BOT = ROOT / ".venv-bot"
PYTHON = SERVICE / "bin" / "python"
BOT_PYTHON = BOT / "bin" / "python"
UV = SERVICE / "bin" / "uv"
SETFIT = VAR / "bench" / "venv-setfit"
SETFIT_PYTHON = SETFIT / "bin" / "python"
LOCKS = ROOT / "requirements"

Command = list[str | Path]


def make_service_environment(work: Work) -> None:
    """A virtual environment of the Python that runs this, with uv in it."""
    if not _answers(PYTHON):
        try:
            venv.EnvBuilder(clear=True, with_pip=True, symlinks=True).create(SERVICE)
        except (SystemExit, subprocess.CalledProcessError) as error:
            raise Missing(
                f"{sys.executable} cannot make a virtual environment with pip: install its venv "
                "module (Debian, Ubuntu: apt install python3-venv) and run make again"
            ) from error
    pip: Command = [PYTHON, "-m", "pip", "install", "--no-compile", "--require-hashes"]
    work.run(*pip, "-r", LOCKS / "uv.txt")


def install_torch(work: Work, python: Path = PYTHON, lock: str = "service.lock") -> None:
    """Before the lock, pinned by version only, so that any CPU build available here will do.

    If pip is set to use local wheels (`find-links`), so is uv. Otherwise, on Linux, the plain
    package brings several GB of CUDA libraries, so the CPU build is tried first;
    BATON_TORCH_BACKEND names another one that `uv pip install --torch-backend` knows.
    """
    install: Command = [UV, "pip", "install", "--python", python, "-r", LOCKS / "torch.txt"]
    install += ["-c", _constraints(lock)]
    env = _uv_environment()
    backend = os.environ.get("BATON_TORCH_BACKEND")
    if backend:
        work.run(*install, "--torch-backend", backend, env=env)
    elif sys.platform == "linux" and "UV_FIND_LINKS" not in env:
        try:
            work.run(*install, "--torch-backend", "cpu", env=env)
        except Failed:
            work.run(*install, env=env)
    else:
        work.run(*install, env=env)


def install_service(work: Work) -> None:
    install: Command = [UV, "pip", "install", "--python", PYTHON, "--no-deps"]
    work.run(*install, "--require-hashes", "-r", LOCKS / "service.lock", env=_uv_environment())
    work.run(*install, "--editable", ROOT, env=_uv_environment())


def install_bench(work: Work) -> None:
    """Into the service's environment; the lock keeps the service's own packages as they are."""
    install: Command = [UV, "pip", "install", "--python", PYTHON, "--no-deps", "--require-hashes"]
    work.run(*install, "-r", LOCKS / "bench.lock", env=_uv_environment())


def install_setfit(work: Work) -> None:
    """A separate environment for a benchmark peer, whose pins differ from the service's."""
    work.run(UV, "venv", "--clear", SETFIT, "--python", PYTHON, env=_uv_environment())
    install_torch(work, SETFIT_PYTHON, "setfit.lock")
    install: Command = [UV, "pip", "install", "--python", SETFIT_PYTHON, "--no-deps"]
    work.run(*install, "--require-hashes", "-r", LOCKS / "setfit.lock", env=_uv_environment())


def install_bot(work: Work) -> None:
    if not _answers(BOT_PYTHON):
        _make_bot_environment(work)
    install: Command = [
        UV,
        "pip",
        "install",
        "--python",
        BOT_PYTHON,
        "--no-deps",
        "--require-hashes",
    ]
    work.run(*install, "-r", LOCKS / "bot.lock", env=_uv_environment())


def _make_bot_environment(work: Work) -> None:
    python = python_for_rasa()
    make: Command = [UV, "venv", "--clear", BOT, "--python"]
    if python:
        work.run(*make, python, env=_uv_environment())
        return
    try:
        work.run(*make, "3.10", "--managed-python", env=_uv_environment())
    except Failed as error:
        raise Missing(
            "No working Python 3.10 was found, which Rasa needs, and none could be downloaded: "
            "install one (pyenv, apt, brew) and run make again with RASA_PYTHON=/path/to/python3.10"
        ) from error


def _answers(python: Path) -> bool:
    """Whether an environment is there and whole; one that was moved or half made is redone."""
    if not python.exists():
        return False
    asked = [str(python), "-c", "import sys; print(sys.prefix)"]
    result = subprocess.run(asked, capture_output=True, text=True)
    prefix = Path(result.stdout.strip())
    return result.returncode == 0 and prefix.resolve() == python.parents[1].resolve()


def _constraints(lock: str) -> Path:
    """The lock's versions without hashes, so that torch's dependencies are installed in those."""
    lines = (LOCKS / lock).read_text().splitlines()
    pins = [line.rstrip(" \\") for line in lines if line[:1].isalnum()]
    path = VAR / "tmp" / f"{lock}.constraints"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join(pins))
    return path


def _uv_environment() -> Mapping[str, str]:
    """uv does not read pip's settings, so pass on those that say where packages come from."""
    given = {"global.find-links": "UV_FIND_LINKS", "global.index-url": "UV_DEFAULT_INDEX"}
    env = {}
    for setting, variable in given.items():
        value = _pip_setting(setting)
        if value and variable not in os.environ:
            env[variable] = ",".join(value.split()) if "LINKS" in variable else value
    certificates = _pip_setting("global.cert")
    if certificates and "SSL_CERT_FILE" not in os.environ:
        env["SSL_CERT_FILE"] = certificates
    return env


def _pip_setting(name: str) -> str:
    variable = "PIP_" + name.partition(".")[2].upper().replace("-", "_")
    if os.environ.get(variable):
        return os.environ[variable]
    command = [str(PYTHON), "-m", "pip", "config", "get", name]
    result = subprocess.run(command, capture_output=True, text=True)
    return result.stdout.strip() if result.returncode == 0 else ""
