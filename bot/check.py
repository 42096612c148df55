"""Rasa's own checks of the data the bot is made from.

python bot/check.py validate                  rasa data validate; any warning is a failure
python bot/check.py stories --model ARCHIVE   the conversation tests, in Rasa's own runner
"""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bot.runtime import BOT, assistant_folder, prepare, var_folder
from common.assistant import Assistant, WrongAssistant, read
from common.assistant.project import CONFIG, TRAINING


def validate_arguments(assistant: Assistant) -> list[str]:
    folder = assistant.folder
    domain = next(folder / name for name in ("domain", "domain.yml") if (folder / name).exists())
    parts = [str(folder / part) for part in TRAINING if (folder / part).is_dir()]
    return [
        "rasa", "data", "validate", "--fail-on-warnings",
        "--domain", str(domain), "--config", str(assistant.sources.get(CONFIG, BOT / CONFIG)),
        "--data", *parts,
    ]  # fmt: skip


def stories_arguments(assistant: Assistant, model: Path) -> list[str]:
    if assistant.conversation_tests is None:
        raise WrongAssistant(f"{assistant.folder} has no tests/ with conversations")
    return [
        "rasa", "test", "core", "--fail-on-prediction-errors", "--no-plot",
        "--stories", str(assistant.conversation_tests), "--model", str(model),
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
    folder = assistant_folder()
    prepare()
    try:
        assistant = read(folder)
        sys.argv = stories_arguments(assistant, model) if model else validate_arguments(assistant)
    except WrongAssistant as error:
        raise SystemExit(f"check: {error}") from error
    from rasa.__main__ import main as rasa

    rasa()


if __name__ == "__main__":
    main()
