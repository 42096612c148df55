"""Train the model of a conversation's course: python scripts/train_dialogue.py [--data DIR]

On both files of USS. The limit is chosen by what models say of conversations they had not seen.
For figures see `make bench-detector` (benchmarks/detector/uss.py): ten folds by dialogue. Writes
handoff/detector/dissatisfaction/weights/dialogue.{npz,json}.
"""

from __future__ import annotations

import argparse
import json
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from fitting.dissatisfaction import limits, regression  # noqa: E402
from fitting.dissatisfaction.uss import Marked, read_marked  # noqa: E402
from handoff.detector.dissatisfaction.dissatisfaction import (  # noqa: E402
    FEWEST_TURNS,
    WEIGHTS,
    Dissatisfaction,
)
from handoff.detector.dissatisfaction.sheet import COURSE  # noqa: E402

SEED = 0


def train(marked: Marked) -> tuple[Dissatisfaction, dict[str, Any]]:
    """The model, and what its limit does on the training rows, each judged unseen."""
    model, unseen = regression.fit(marked.sheet, marked.shortfall, marked.dissatisfied, SEED)
    limit = limits.limit_for(unseen, marked.dissatisfied, marked.dialogue, FEWEST_TURNS)
    pairs = zip(
        limits.by_dialogue(unseen, marked.dialogue),
        limits.by_dialogue(marked.dissatisfied, marked.dialogue),
        strict=True,
    )
    handed_over = {True: [], False: []}  # type: dict[bool, list[bool]]
    for shares, bad in pairs:
        handed_over[bool(bad.any())].append(bool((shares[FEWEST_TURNS - 1 :] >= limit).any()))
    facts = {
        "limit": round(limit, 4),
        "handed_over_of_those_with_a_dissatisfied_turn": round(
            float(np.mean(handed_over[True])), 3
        ),
        "handed_over_of_the_others": round(float(np.mean(handed_over[False])), 3),
    }
    return replace(model, limit=limit), facts


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=ROOT.parent / "shared" / "benchmarks")
    arguments = parser.parse_args()
    print("reading the dialogues", file=sys.stderr, flush=True)
    marked = read_marked(arguments.data)
    print(f"fitting on {len(marked.sheet)} turns (about a minute)", file=sys.stderr, flush=True)
    model, facts = train(marked)
    model.save(WEIGHTS)
    report = {
        "command": "python scripts/train_dialogue.py",
        "seed": SEED,
        "data": {"dialogues": len(marked.dialogues), "turns": len(marked.sheet)},
        "false_alarms_allowed": limits.FALSE_ALARMS,
        "unseen_training_rows": facts,
        "course_weights": dict(zip(COURSE, model.weights.round(3).tolist(), strict=True)),
    }
    text = json.dumps(report, indent=2) + "\n"
    WEIGHTS.with_suffix(".json").write_text(text, encoding="utf-8")
    print(text)


if __name__ == "__main__":
    main()
