"""What every Rasa process here needs before `import rasa`: quiet, private, inside `var/`.

Call `prepare()` first. It keeps Rasa's HOME, caches and working folder under `var/home`, switches
telemetry off, and puts the repository on the import path.
"""

from __future__ import annotations

import logging
import os
import sys
import warnings
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[1]
BOT = REPOSITORY / "bot"

QUIET = {
    "RASA_TELEMETRY_ENABLED": "false",
    "TF_CPP_MIN_LOG_LEVEL": "3",
    "CUDA_VISIBLE_DEVICES": "",
    "SQLALCHEMY_SILENCE_UBER_WARNING": "1",
    "PYTHONWARNINGS": "ignore",
    "MPLBACKEND": "Agg",
    # Caching single components saves nothing when a whole training takes seconds.
    "RASA_MAX_CACHE_SIZE": "0",
}


def var_folder() -> Path:
    """The folder for everything made at run time (`BATON_VAR`), absolute."""
    return Path(os.environ.get("BATON_VAR") or REPOSITORY / "var").resolve()


def encoder_names() -> str:
    """What sentence vectors are made of (`BATON_ENCODERS`); see common/encoder_parts.py."""
    from common.encoder_parts import DEFAULT

    return os.environ.get("BATON_ENCODERS") or DEFAULT


def assistant_folder() -> Path:
    """The folder of the assistant that is served (`BATON_ASSISTANT`), absolute."""
    return REPOSITORY / Path(os.environ.get("BATON_ASSISTANT") or "data").expanduser()


def prepare(log_level: int = logging.WARNING) -> Path:
    """Set the process up; return var/home, which is the working folder from here on."""
    var = var_folder()
    home = var / "home"
    home.mkdir(parents=True, exist_ok=True)
    os.environ.update(QUIET)
    os.environ.update(HOME=str(home), BATON_VAR=str(var), MPLCONFIGDIR=str(home / "matplotlib"))
    os.environ.setdefault("LOG_LEVEL", logging.getLevelName(log_level))
    os.chdir(home)
    sys.path[:] = [str(REPOSITORY), *(p for p in sys.path if Path(p or ".").resolve() != BOT)]
    warnings.filterwarnings("ignore")
    _quiet_logs(log_level)
    return home


def _quiet_logs(level: int) -> None:
    """Unless told not to, Rasa builds every structlog debug line, deep copies included."""
    import structlog

    logging.basicConfig(level=level, format="%(asctime)s %(levelname)s %(name)s: %(message)s")
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(level))
