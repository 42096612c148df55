"""Train the tone model: python scripts/train_tone.py [--data ../shared/benchmarks] [--keep DIR]

Fine-tunes the encoder's MiniLM on GoEmotions' train.tsv and on our own support lines, on a GPU if
there is one, else for about half an hour per epoch on one CPU core. Calibration and all choices use
dev.tsv; test.tsv and the held-out support lines are read once, to score the model as it ships
(`scripts/export_tone.py`). Writes handoff/detector/tone/weights/:

    tone.npz      what training changed in the encoder, and the head
    tone.json     command, seed, data, choices, figures
    english.npz   what English looks like

With --keep the fine-tuned network is kept in DIR, and reused from there next time.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from dataclasses import asdict
from pathlib import Path
from typing import Any

import numpy as np

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

import torch  # noqa: E402

from fitting.tone import english, rows  # noqa: E402
from fitting.tone.fine_tuning import OUTPUTS, Recipe, fine_tuned, outputs  # noqa: E402
from fitting.tone.finishing import Mix, figures, learn_mix  # noqa: E402
from fitting.tone.network import ToneNetwork, changes  # noqa: E402
from fitting.tone.rows import Part  # noqa: E402
from handoff.detector.tone.english import English  # noqa: E402
from handoff.detector.tone.tone import Tone  # noqa: E402

WEIGHTS = ROOT / "handoff" / "detector" / "tone" / "weights" / "tone.npz"
EXPORTED = ROOT / "var" / "tone"

RECIPE = Recipe()
SUPPORT_TIMES = 5
"""How often our own lines are seen in an epoch: 378 beside 43,410."""

RANK = 48
"""Of the changes that ship. On dev, 16 costs .003 AUROC, 32 and 48 about .001, 64 hardly less."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--data", type=Path, default=ROOT.parent / "shared" / "benchmarks")
    parser.add_argument("--keep", type=Path, help="folder that keeps the fine-tuned network")
    arguments = parser.parse_args()
    folder = arguments.data / "goemotions"
    train, dev = rows.goemotions(folder, "train"), rows.goemotions(folder, "dev")
    own = rows.support("support.csv")
    learn_english(train, dev)
    network = trained(train + own.times(SUPPORT_TIMES), arguments.keep)
    mix = learn_mix(outputs(network, dev.texts), dev)
    save(network, mix)
    subprocess.run([sys.executable, ROOT / "scripts" / "export_tone.py"], check=True)
    parts = {
        "dev": dev,
        "test": rows.goemotions(folder, "test"),
        "support_heldout": rows.support("support_heldout.csv"),
    }
    report = {
        "command": "python scripts/train_tone.py",
        "data": {"goemotions_train": len(train.tones), "support": len(own.tones)},
        "recipe": {**asdict(RECIPE), "support_times": SUPPORT_TIMES, "rank": RANK},
        "chosen": {
            "temperature": round(mix.temperature, 3),
            "distress_bias": round(float(mix.bias[-1]), 3),
        },
        "figures": measured(parts),
    }
    text = json.dumps(report, indent=2) + "\n"
    WEIGHTS.with_suffix(".json").write_text(text, encoding="utf-8")
    print(text)


def learn_english(train: Part, dev: Part) -> None:
    others, words = rows.other_languages(), rows.words_of_other_languages()
    english.save(english.learn(train.texts, dev.texts, others, words))


def trained(part: Part, keep: Path | None) -> ToneNetwork:
    """Fine-tuned now, or as kept earlier."""
    kept = keep / "network.pt" if keep else None
    if kept and kept.exists():
        network = ToneNetwork(OUTPUTS)
        network.load_state_dict(torch.load(kept, weights_only=True), strict=False)
        return network.eval()
    network = fine_tuned(part, RECIPE)
    if kept:
        kept.parent.mkdir(parents=True, exist_ok=True)
        weights = network.state_dict()
        torch.save({n: w.cpu() for n, w in weights.items() if "embeddings" not in n}, kept)
    return network


def save(network: ToneNetwork, mix: Mix) -> None:
    """The head and the mix, both linear, become one linear layer."""
    head = {
        name: tensor.double().cpu().numpy() for name, tensor in network.head.state_dict().items()
    }
    arrays: dict[str, Any] = {
        **changes(network.cpu(), RANK),
        "head.weight": (mix.weights @ head["weight"]).astype(np.float32),
        "head.bias": mix.scores(head["bias"]).astype(np.float32),
    }
    np.savez(WEIGHTS, **arrays)


def measured(parts: dict[str, Part]) -> dict[str, dict[str, float]]:
    """Figures of the model as it ships: compressed, int8, unsure of other languages."""
    tone = Tone(EXPORTED, English.load())

    def progress(done: int, total: int) -> None:
        print(f"\rscoring: {done} of {total} ", end="", file=sys.stderr, flush=True)

    return {name: figures(part, tone.judge(part.texts, progress)) for name, part in parts.items()}


if __name__ == "__main__":
    main()
