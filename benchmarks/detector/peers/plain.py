"""The frozen encoder and a plain logistic regression that trusts its highest probability.

What a team builds in an afternoon: the product's own encoder, scikit-learn's classifier, and
answers at a fixed probability or above.
"""

from __future__ import annotations

import warnings

import numpy as np
from numpy.typing import NDArray
from sklearn.exceptions import ConvergenceWarning
from sklearn.linear_model import LogisticRegression

from benchmarks.detector import cache
from benchmarks.detector.cache import Say
from benchmarks.detector.peers.guesses import Guesses
from benchmarks.detector.questions import Questions
from common.encoder import Encoder
from common.encoder_parts import Exported
from handoff.config import settings

THRESHOLD = 0.7
C = 10.0
"""With the library's default of 1 it underfits vectors of unit length."""

RECIPE = 1
"""Raise it when this file computes something else."""


def ask(train: Questions, asked: Questions, say: Say) -> Guesses:
    """Its guesses for `asked` after learning `train`; kept in var/bench."""
    key = cache.digest("plain", RECIPE, _encoder().hash, train.digest, asked.digest)
    file = cache.folder() / "peers" / f"plain-{key}.npz"
    if not file.exists():
        say(f"frozen encoder and logistic regression: {len(train)} rows, {len(asked)} asked")
        file.parent.mkdir(parents=True, exist_ok=True)
        guessed = _guess(train, asked)
        with file.with_suffix(".making").open("wb") as out:
            np.savez(out, top=guessed.top, first=guessed.first, second=guessed.second)
        file.with_suffix(".making").replace(file)
    with np.load(file, allow_pickle=False) as arrays:
        return Guesses.of(dict(arrays))


def probabilities(train: Questions, asked: Questions) -> NDArray[np.float64]:
    """Of every intent in the order of their names, [n, k]."""
    return np.asarray(_learnt(train).predict_proba(vectors(asked)))


def vectors(questions: Questions) -> NDArray[np.float32]:
    """[n, 384]. Kept too: the same questions are asked in several parts."""
    encoder = _encoder()
    key = cache.digest(encoder.hash, questions.texts)
    file = cache.folder() / "peers" / f"vectors-{key}.npy"
    if not file.exists():
        file.parent.mkdir(parents=True, exist_ok=True)
        np.save(file, encoder.encode(questions.texts))
    found: NDArray[np.float32] = np.load(file)
    return found


def _guess(train: Questions, asked: Questions) -> Guesses:
    model = _learnt(train)
    shares = model.predict_proba(vectors(asked))
    best = np.sort(shares, axis=1)[:, ::-1]
    return Guesses(model.classes_[shares.argmax(axis=1)], best[:, 0], best[:, 1])


def _learnt(train: Questions) -> LogisticRegression:
    model = LogisticRegression(C=C, max_iter=300)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ConvergenceWarning)
        return model.fit(vectors(train), np.array(train.intents))


def _encoder() -> Encoder:
    return Encoder([Exported(settings().var / "encoder")])
