"""Rasa's default pipeline on a CSV: trains, asks it every test row, writes what it said.

    .venv-bot/bin/python benchmarks/detector/peers/programs/rasa_default.py \
        --train TRAIN.csv --test TEST.csv --work DIR --out OUT.json [--epochs 20] [--seed 7]

Runs in the bot's environment (Python 3.10). The pipeline is the one Rasa uses when a project names
none, with DIET's epochs as an option; FallbackClassifier is left out, since what it would have
turned away follows from the two highest confidences, which are written.
"""

from __future__ import annotations

import argparse
import asyncio
import csv
import json
import logging
import subprocess
import sys
import time
from pathlib import Path
from typing import Any


def pipeline(epochs: int, seed: int) -> dict[str, Any]:
    return {
        "recipe": "default.v1",
        "assistant_id": "peer",
        "language": "en",
        "pipeline": [
            {"name": "WhitespaceTokenizer"},
            {"name": "RegexFeaturizer"},
            {"name": "LexicalSyntacticFeaturizer"},
            {"name": "CountVectorsFeaturizer"},
            {
                "name": "CountVectorsFeaturizer",
                "analyzer": "char_wb",
                "min_ngram": 1,
                "max_ngram": 4,
            },
            {"name": "DIETClassifier", "epochs": epochs, "random_seed": seed},
        ],
        "policies": [{"name": "RulePolicy"}],
    }


def read(file: Path) -> list[tuple[str, str]]:
    with file.open(encoding="utf-8", newline="") as lines:
        return [(row["text"], row["intent"]) for row in csv.DictReader(lines)]


def train(rows: list[tuple[str, str]], epochs: int, seed: int, work: Path) -> Path:
    """In Rasa's own JSON format, so that no bracket in a text is read as markup."""
    examples = [{"text": text, "intent": intent, "entities": []} for text, intent in rows]
    (work / "nlu.json").write_text(json.dumps({"rasa_nlu_data": {"common_examples": examples}}))
    (work / "config.yml").write_text(json.dumps(pipeline(epochs, seed)))  # JSON is YAML
    command = [sys.executable, "-m", "rasa", "train", "nlu", "--nlu", "nlu.json"]
    command += ["--config", "config.yml", "--out", "models", "--fixed-model-name", "peer"]
    subprocess.run(command, cwd=work, check=True, stdout=sys.stderr)
    return work / "models" / "peer.tar.gz"


async def ask(model: Path, texts: list[str]) -> list[list[dict[str, Any]]]:
    """The two best intents of every text."""
    import structlog
    from rasa.core.agent import Agent

    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.WARNING))
    agent = Agent.load(str(model))
    rankings = []
    for done, text in enumerate(texts):
        rankings.append((await agent.parse_message(text))["intent_ranking"][:2])
        if done % 200 == 0:
            print(f"{done} of {len(texts)} asked", file=sys.stderr, flush=True)
    return rankings


def main() -> None:
    parser = argparse.ArgumentParser(description="Rasa's default pipeline, trained and asked.")
    for name in ("train", "test", "work", "out"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    parser.add_argument("--epochs", type=int, default=20)
    parser.add_argument("--seed", type=int, default=7)
    given = parser.parse_args()
    given.work.mkdir(parents=True, exist_ok=True)
    started = time.perf_counter()
    model = train(read(given.train), given.epochs, given.seed, given.work)
    trained = time.perf_counter()
    test = read(given.test)
    rankings = asyncio.run(ask(model, [text for text, _ in test]))
    said = {
        "top": [ranking[0]["name"] for ranking in rankings],
        "first": [round(ranking[0]["confidence"], 5) for ranking in rankings],
        "second": [round(ranking[1]["confidence"], 5) for ranking in rankings],
        "seconds": {
            "train": round(trained - started, 1),
            "ask": round(time.perf_counter() - trained, 1),
        },
    }
    given.out.write_text(json.dumps(said))


if __name__ == "__main__":
    main()
