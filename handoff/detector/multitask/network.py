"""One small network for everything about a message that does not depend on the assistant: whether
it needs care, its tone, and which of its words name a company. In sixteen languages.

The universal sentence encoder, fine-tuned (`python -m fitting.multitask`; `weights/multitask.json`
has its data, command and figures). Of its matrices only the change lies in the repository; the
table of word pieces is the package's, and one for all processes.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from common.arrays import Floats, Singles
from common.low_rank import change_of
from common.probabilities import softmax
from common.universal import ORDERS, Universal, universal_in
from handoff.config import settings
from handoff.detector.multitask.classes import CLASSES
from handoff.detector.wording.wording import in_words

TONES = 3
OUTPUTS = len(CLASSES) + TONES + 1
"""What needs care, the tone, distress: in this order."""

BRANCH = 256
TAGS = 512 + BRANCH * len(ORDERS)
"""What the tagger reads of each piece: itself beside its n-grams."""
HIDDEN = 64
"""Width of the layer between."""
READ = 2 * Universal.dim
"""What the other heads read: the sentence's vector beside the mean of its pieces."""

SENTENCE_SCALE, MEAN_SCALE = 8.0, 0.35
"""Bring both halves to entries of about the same size."""

MOST_PIECES = 160
"""Longer texts are read to here; what a customer wants, or suffers, is said by then."""

GAP = max(max(left, order - 1 - left) for order, left in ORDERS)
"""Empty rows between texts that are read together: no n-gram reaches beyond them."""
AT_ONCE = 64
"""Texts; the matrices are then read from memory once for all of them."""

_START, _END = 1, 2
"""Pieces that stand before and after each sentence."""

_WEIGHTS = Path(__file__).parent / "weights"


@dataclass(frozen=True, slots=True)
class Scores:
    """Of one text, before they become probabilities. `names` [w]: whether each of the `words` names
    a company. `pieces` [w]: in how many pieces the encoder reads it; a common word is one."""

    care: Floats
    tone: Floats
    distress: float
    words: tuple[str, ...]
    names: Floats
    pieces: tuple[int, ...] = ()

    @property
    def care_probabilities(self) -> Floats:
        """[7], of `CLASSES`."""
        return softmax(self.care)


class Network:
    """`weights`: matrices by the names of `Universal.matrices`, and those of the heads."""

    def __init__(self, universal: Universal, weights: Mapping[str, NDArray[Any]]) -> None:
        self._universal = universal
        self._of = {name: _single(each) for name, each in weights.items()}
        self._scored = lru_cache(maxsize=64)(self._score)

    @classmethod
    def changed(cls, universal: Universal, changes: Mapping[str, NDArray[Any]]) -> Network:
        """The encoder's own matrices with these changes to them."""
        of = {
            name: before + change_of(changes, name) for name, before in universal.matrices.items()
        }
        heads = {
            name: each for name, each in changes.items() if name.startswith(("head.", "names."))
        }
        return cls(universal, of | heads)

    def scores(self, text: str) -> Scores:
        """The same text is asked about more than once: for care, tone and names."""
        return self._scored(text)

    def scores_of(self, texts: Sequence[str]) -> Iterator[Scores]:
        """Of each of many texts, in half the time."""
        for start in range(0, len(texts), AT_ONCE):
            read = [pieces_of(self._universal, in_words(text)) for text in texts[start:][:AT_ONCE]]
            each = self._features_of([self._universal.embedded(one.pieces) for one in read])
            yield from map(self._scores, read, each)

    def _score(self, text: str) -> Scores:
        read = pieces_of(self._universal, in_words(text))
        return self._scores(read, self._features(self._universal.embedded(read.pieces)))

    def _scores(self, read: InPieces, features: Singles) -> Scores:
        tags = self._tags(features)
        names = np.full(len(read.words), -np.inf)
        for owner, tag in zip(read.owners, tags, strict=True):
            if owner >= 0:
                names[owner] = max(names[owner], tag)
        found = self._read(features) @ self._of["head.weight"].T + self._of["head.bias"]
        found = found.astype(np.float64)
        care, tone, distress = np.split(found, [len(CLASSES), len(CLASSES) + TONES])
        counts = tuple(read.owners.count(at) for at in range(len(read.words)))
        return Scores(care, tone, float(distress[0]), read.words, names, counts)

    def sentence(self, text: str) -> Singles:
        """[512]: its vector; without any change, that of the package."""
        read = pieces_of(self._universal, text)
        return self._sentence(self._mean(self._features(self._universal.embedded(read.pieces))))

    def _features_of(self, several: Sequence[Singles]) -> list[Singles]:
        """[t, 1280] of each [t, 512]."""
        empty = np.zeros((GAP, several[0].shape[1]), dtype=np.float32)
        stacked = np.concatenate([part for each in several for part in (each, empty)])
        ends = np.cumsum([len(each) + GAP for each in several])
        outside = (ends[:, None] - 1 - np.arange(GAP)).ravel()
        found = self._features(stacked, outside)
        return [
            found[end - GAP - len(each) : end - GAP]
            for each, end in zip(several, ends, strict=True)
        ]

    def _features(self, vectors: Singles, outside: NDArray[np.int64] | None = None) -> Singles:
        """[t, 1280] of [t, 512]; nothing is said in the rows `outside`."""
        of, eps = self._of, self._universal.eps
        projected = _normalised(
            vectors @ of["proj_W"] + of["proj_b"], of["ln_g_all"], of["ln_b_all"], eps
        )
        found = [vectors]
        for at, (order, left) in enumerate(ORDERS):
            branch = projected[:, at * BRANCH : (at + 1) * BRANCH]
            for layer in ("1", "2"):
                if outside is not None:
                    branch[outside] = 0
                grams = n_grams(branch, order, left) @ of[f"w{layer}_{order}"]
                branch = np.maximum(grams + of[f"b{layer}_{order}"], 0) + branch
            found.append(branch)
        return _normalised(np.concatenate(found, axis=1), of["ln_g"], of["ln_b"], eps)

    def _tags(self, features: Singles) -> Singles:
        """[t]: whether each piece names a company."""
        of = self._of
        hidden = np.maximum(features @ of["names.0.weight"].T + of["names.0.bias"], 0)
        found: Singles = hidden @ of["names.3.weight"][0] + of["names.3.bias"][0]
        return found

    def _mean(self, features: Singles) -> Singles:
        length = np.float32(len(features))
        mean: Singles = (
            features.sum(axis=0) @ self._of["cnn_W"] + length * self._of["cnn_b"]
        ) / np.sqrt(length)
        return mean

    def _sentence(self, mean: Singles) -> Singles:
        of = self._of
        first = np.maximum(mean @ of["d0"], 0)
        second = np.maximum(mean @ of["p1"] + first @ of["d1"], 0)
        third = np.maximum(second @ of["d2"], 0)
        sentence = np.tanh(second @ of["p3"] + third @ of["d3"])
        scaled: Singles = sentence / max(float(np.linalg.norm(sentence)), 1e-6)
        return scaled

    def _read(self, features: Singles) -> Singles:
        mean = self._mean(features)
        level = np.sqrt(max(float(np.mean(mean**2)), 1e-6))
        return np.concatenate([self._sentence(mean) * SENTENCE_SCALE, mean / level * MEAN_SCALE])


@dataclass(frozen=True, slots=True)
class InPieces:
    """A text's words, its pieces, and the word that each piece belongs to (-1: none)."""

    words: tuple[str, ...]
    pieces: list[int]
    owners: list[int]


def pieces_of(universal: Universal, text: str) -> InPieces:
    """The text as it is read, up to `MOST_PIECES`."""
    words, pieces, owners = text.split(), [_START], [-1]
    for at, word in enumerate(words):
        found = universal.pieces(word)
        if len(pieces) + len(found) >= MOST_PIECES:
            break
        pieces += found
        owners += [at] * len(found)
    return InPieces(tuple(words), [*pieces, _END], [*owners, -1])


def n_grams(branch: Singles, order: int, left: int) -> Singles:
    """[t, order × width] of [t, width]; beyond the ends there is nothing."""
    padded = np.pad(branch, ((left, order - 1 - left), (0, 0)))
    return np.concatenate([padded[at : at + len(branch)] for at in range(order)], axis=1)


@lru_cache(maxsize=1)
def shipped() -> Network:
    """The network in the repository; one for all detectors of a process."""
    universal = universal_in(settings().var / "encoder")
    with np.load(_WEIGHTS / "multitask.npz", allow_pickle=False) as arrays:
        return Network.changed(universal, {name: arrays[name] for name in arrays.files})


def name_limit() -> float:
    """The least score from which a word may be said to name a company."""
    return float(chosen()["names"]["limit"])


@lru_cache(maxsize=1)
def chosen() -> dict[str, Any]:
    """What was chosen with the weights: `weights/multitask.json`."""
    found: dict[str, Any] = json.loads((_WEIGHTS / "multitask.json").read_text(encoding="utf-8"))
    return found


def _normalised(rows: Singles, gain: Singles, offset: Singles, eps: float) -> Singles:
    centred = rows - rows.mean(axis=1, keepdims=True)
    spread = np.sqrt(np.mean(centred**2, axis=1, keepdims=True) + np.float32(eps))
    found: Singles = centred / spread * gain + offset
    return found


def _single(array: NDArray[Any]) -> Singles:
    return np.asarray(array, dtype=np.float32)
