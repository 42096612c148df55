"""Tune the sentence encoder to a set of intents, and judge every row by a model that never saw it.

    python bot/encoder/tune.py --rows ROWS.json --out FOLDER [--end-with-stdin]

Runs in the service's environment. ROWS.json: `{"texts": […], "labels": […], "folds": […],
"strangers": […], "stranger_folds": […], "vectors": PATH.npz, "seed": n}`; the texts are masked, and
PATH holds the frozen encoder's `vectors` [n, 384] of them. For each fold a model is trained on the
other rows, and one on all rows. Into the new FOLDER:

    model.onnx      input_ids, attention_mask [1, tokens] int64 -> logits [1, k]
    tokenizer.json  truncates at 128 word pieces, never pads
    tuned.json      {"hash", "classes", "seed", "recipe", "precision", "held_out", "seconds"}
    oof.npz         `log_probabilities` float32 [n, k] by the model that did not see the row's fold,
                    likewise `strangers` [m, k]

Progress goes to stdout as the JSON lines of bot/train.py.
"""

from __future__ import annotations

import os

os.environ["OMP_NUM_THREADS"] = "1"  # trainings run side by side, each on one core

import argparse
import json
import sys
import tempfile
import threading
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))


def end_with_stdin() -> None:
    """End this process once nobody holds the other end of its stdin."""

    def watch() -> None:
        # Not through sys.stdin, whose lock would block the interpreter's shutdown.
        while os.read(0, 4096):
            pass
        os._exit(1)

    threading.Thread(target=watch, daemon=True).start()


def main() -> int:
    parser = argparse.ArgumentParser(description="Tune the sentence encoder to a set of intents.")
    parser.add_argument("--rows", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True, help="new folder")
    parser.add_argument("--end-with-stdin", action="store_true", help="end when stdin is closed")
    arguments = parser.parse_args()
    if arguments.end_with_stdin:
        end_with_stdin()
    from bot.encoder.tuning.session import Task, tune

    began = time.monotonic()

    def report(done: int, total: int) -> None:
        elapsed = round(time.monotonic() - began, 2)
        line = {"step": "tuning", "done": done, "total": total, "elapsed_s": elapsed}
        print(json.dumps(line), file=progress, flush=True)

    progress = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)  # whatever a library prints must not mix with the JSON lines
    task = Task.load(arguments.rows)
    arguments.out.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=arguments.out.parent, prefix=".tuning-") as folder:
        tune(task, Path(folder), report).replace(arguments.out)
    return 0


if __name__ == "__main__":
    sys.exit(main())
