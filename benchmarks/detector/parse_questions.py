"""Questions as a model parses them: FOLDER/dataset/heldout/questions.csv to FOLDER/heldout.jsonl.

    .venv-bot/bin/python benchmarks/detector/parse_questions.py ARCHIVE FOLDER

Runs in the bot's environment.
"""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from bot.runtime import prepare
from bot.training.heldout import write_heldout
from bot.training.progress import Progress


def main() -> None:
    archive, folder = (Path(given).resolve() for given in sys.argv[1:3])
    prepare()
    write_heldout(folder / "dataset", archive, folder, Progress())


if __name__ == "__main__":
    main()
