"""Train the multilingual network: python -m fitting.multitask [--data ../shared/benchmarks]

Fine-tunes the universal sentence encoder on the rows beside this file and on a part of GoEmotions'
train.tsv; about a quarter of an hour on two quiet cores. Temperatures, limits and figures come from
the tenth of the rows that it has not seen, and from GoEmotions' dev.tsv. Writes
handoff/detector/multitask/weights/:

    multitask.npz    what training changed in the encoder, and the heads
    multitask.json   command, seed, choices, figures

With --keep FILE the trained network is kept there, and read from there the next time.
"""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path

import torch

from common.universal import Universal, universal_in
from fitting.multitask import finishing
from fitting.multitask.fine_tuning import Recipe, fine_tuned
from fitting.multitask.names import name_rows, nameless
from fitting.multitask.network import MultitaskNetwork
from fitting.multitask.rows import (
    Labelled,
    care_rows,
    emotion_rows,
    ordinary_rows,
    split,
    support_rows,
    tone_rows,
)
from fitting.multitask.tagging import fit_names

ROOT = Path(__file__).resolve().parents[2]
EMOTION_ROWS, ORDINARY_ROWS = 9_000, 5_000


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--data", type=Path, default=ROOT.parent / "shared" / "benchmarks")
    parser.add_argument("--keep", type=Path, help="file that keeps the fine-tuned network")
    arguments = parser.parse_args()
    torch.set_num_threads(2)
    universal = universal_in(ROOT / "var" / "encoder")
    care, tone, names = split(care_rows()), split(tone_rows()), name_rows()
    emotions = emotion_rows(arguments.data / "goemotions", "train", EMOTION_ROWS)
    ordinary = ordinary_rows(ROOT / "data", ORDINARY_ROWS)
    taught = [*care[0], *tone[0], *names[0], *support_rows(), *ordinary, *emotions]
    network = _trained(taught, universal, arguments.keep)
    fit_names(network, universal, [*names[0], *nameless(tone[0])])
    held = finishing.HeldOut(care[1], tone[1], names[1], arguments.data / "goemotions", tone[0])
    finishing.ship(network, universal, held, Recipe(), len(taught))


def _trained(rows: list[Labelled], universal: Universal, kept: Path | None) -> MultitaskNetwork:
    if kept and kept.exists():
        network = MultitaskNetwork(universal)
        network.load_state_dict(torch.load(kept, weights_only=True))
        return network.eval()
    began = time.monotonic()

    def say(line: str) -> None:
        print(f"{line} ({time.monotonic() - began:.0f} s)", file=sys.stderr, flush=True)

    say(f"{len(rows)} rows")
    network = fine_tuned(rows, universal, Recipe(), say)
    if kept:
        torch.save(network.state_dict(), kept)
    return network


if __name__ == "__main__":
    main()
