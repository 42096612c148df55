"""Rasa's own checks on what the bot is made of.

python bot/check.py validate                  rasa data validate; any warning is a failure
python bot/check.py stories --model ARCHIVE   the conversation tests by Rasa's own runner
"""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bot.runtime import BOT, REPOSITORY, prepare, var_folder

DATA = REPOSITORY / "data"


def validate_arguments() -> list[str]:
    parts = [str(DATA / part) for part in ("nlu", "rules", "stories")]
    return [
        "rasa", "data", "validate", "--fail-on-warnings",
        "--domain", str(BOT / "domain"), "--config", str(BOT / "config.yml"), "--data", *parts,
    ]  # fmt: skip


def stories_arguments(model: Path) -> list[str]:
    return [
        "rasa", "test", "core", "--fail-on-prediction-errors", "--no-plot",
        "--stories", str(DATA / "conversation_tests"), "--model", str(model),
        "--out", str(var_folder() / "test_results"), "--endpoints", os.devnull,
    ]  # fmt: skip


def main() -> None:
    parser = argparse.ArgumentParser(description="Rasa's own checks.")
    parser.add_argument("check", choices=("validate", "stories"))
    parser.add_argument("--model", type=Path, help="a model's .tar.gz, for `stories`")
    arguments = parser.parse_args()
    if arguments.check == "stories" and not arguments.model:
        parser.error("--model is needed for `stories`")
    model = arguments.model.resolve() if arguments.model else None
    prepare()
    sys.argv = stories_arguments(model) if model else validate_arguments()
    from rasa.__main__ import main as rasa

    rasa()


if __name__ == "__main__":
    main()
