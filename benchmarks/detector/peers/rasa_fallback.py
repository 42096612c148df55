"""Rasa's default pipeline and FallbackClassifier at two thresholds, run in the bot's environment.

Takes half an hour to an hour on BANKING77; its guesses are kept in results/peers.
"""

from __future__ import annotations

from benchmarks.detector.cache import Say
from benchmarks.detector.peers import guesses, programs
from benchmarks.detector.peers.guesses import Guesses, Run
from benchmarks.detector.questions import Questions
from handoff.config import settings

THRESHOLDS = (0.3, 0.7)
"""Rasa's default, and a strict one."""

SEED = 7

QUIET = {
    "RASA_TELEMETRY_ENABLED": "false",
    "TF_CPP_MIN_LOG_LEVEL": "3",
    "SQLALCHEMY_SILENCE_UBER_WARNING": "1",
    "PYTHONWARNINGS": "ignore",
}


def ask(name: str, train: Questions, asked: Questions, epochs: int, say: Say) -> Guesses:
    """Its guesses for `asked` after training on `train`; `name` is the data's."""
    file = f"rasa-{name}"
    run = Run("Rasa's default pipeline", {"epochs": epochs, "seed": SEED}, train, asked)
    found = guesses.kept(file, run)
    if found is not None:
        return found
    say(f"Rasa's default pipeline: {len(train)} rows, {epochs} epochs")
    python = settings().bot_interpreter
    options = ["--epochs", str(epochs), "--seed", str(SEED)]
    said = programs.run(file, python, "rasa_default.py", options, train, asked, QUIET)
    return guesses.keep(file, run, programs.versions(python, ("rasa", "tensorflow")), said)
