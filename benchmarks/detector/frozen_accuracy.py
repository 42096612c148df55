"""Fit the fast classifier on frozen vectors and print its accuracy on other rows.

    .venv-bot/bin/python benchmarks/detector/frozen_accuracy.py ARRAYS.npz

Runs in the bot's environment, whose scikit-learn is the one the product fits with. The arrays:
`texts`, `labels` and `vectors` of the rows to learn, `asked_texts`, `asked_labels` and
`asked_vectors` of those to score. The share goes to stdout.
"""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from bot.components.logistic import LogisticModel
from common.masking import Masker


def main() -> int:
    mask = Masker()
    with np.load(sys.argv[1], allow_pickle=False) as arrays:
        labels = arrays["labels"].tolist()
        texts = [mask(text) for text in arrays["texts"].tolist()]
        asked = [mask(text) for text in arrays["asked_texts"].tolist()]
        model = LogisticModel.fit(texts, arrays["vectors"], labels)
        found = model.probabilities(asked, arrays["asked_vectors"])
        right = np.asarray(model.classes)[found.argmax(axis=1)] == arrays["asked_labels"]
    print(float(right.mean()))
    return 0


if __name__ == "__main__":
    sys.exit(main())
