"""The tone of one utterance: by the multilingual network (`multitask/`), for English beside MiniLM,
fine-tuned on emotions, as a small ONNX graph.

MiniLM's part is trained by `scripts/train_tone.py` (`weights/tone.json` holds its command, data and
figures), and put together at set-up by `scripts/export_tone.py` from the encoder's package and what
was trained. The other has read what customers write, in four languages.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

import numpy as np

from common.arrays import Floats
from common.onnx import TextGraph
from common.probabilities import softmax
from handoff.config import settings
from handoff.detector.multitask.network import Network, Scores
from handoff.detector.multitask.network import chosen as chosen_with_network
from handoff.detector.multitask.network import shipped as shipped_network
from handoff.detector.tone.english import English
from handoff.detector.tone.english import shipped as shipped_english
from handoff.detector.wording.wording import in_words
from handoff.domain.errors import Unavailable
from handoff.domain.events import Mood

TONES = ("negative", "neutral", "positive")
NOT_SURE = 1 / len(TONES)
"""Of each tone, and of distress, if the text says nothing."""

Progress = Callable[[int, int], None]
"""Called with (texts done, texts in all)."""

REPORT_EVERY = 100


class Tone:
    """`hash` names the exported files."""

    def __init__(
        self,
        folder: Path,
        english: English,
        network: Network | None = None,
        chosen: Mapping[str, Any] = MappingProxyType({"weight": 0.0}),
    ) -> None:
        """Load `model.onnx`, `tokenizer.json` and `tone.json` from `folder`. `chosen`: how the
        network's scores become probabilities, its `weight` beside the graph in English, and the
        `prior` that the graph lacks: in GoEmotions most rows are neutral, in a chat they are not.
        Without a network, nothing is known of other languages.

        Raises:
            Unavailable: nothing was exported into `folder`.
        """
        try:
            stored = json.loads((folder / "tone.json").read_text(encoding="utf-8"))
        except FileNotFoundError as error:
            raise Unavailable(f"no tone model in {folder}: run `make setup`") from error
        self.hash: str = stored["hash"]
        self._english, self._network, self._chosen = english, network, chosen
        self._prior = np.r_[chosen.get("prior", np.zeros(len(TONES))), 0.0]
        self._graph = TextGraph(folder / "model.onnx", folder / "tokenizer.json")

    def mood(self, text: str) -> Mood:
        """The tone of this utterance."""
        return self.moods([text])[0]

    def moods(self, texts: Sequence[str], progress: Progress | None = None) -> list[Mood]:
        """The tones of these utterances, in their order."""
        return [
            Mood(negative=negative, neutral=neutral, positive=positive, distress=distress)
            for negative, neutral, positive, distress in self.judge(texts, progress).tolist()
        ]

    def judge(self, texts: Sequence[str], progress: Progress | None = None) -> Floats:
        """[n, 4]: probabilities of `TONES`, which sum to 1, and of anger or distress."""
        judged = np.full((len(texts), len(TONES) + 1), NOT_SURE)
        for row, text in enumerate(texts):
            if text.strip() and (self._network or not self._english.is_other(text)):
                judged[row] = self._judged(text)
            if progress and ((row + 1) % REPORT_EVERY == 0 or row + 1 == len(texts)):
                progress(row + 1, len(texts))
        return judged

    def _judged(self, text: str) -> Floats:
        """[4]. Two opinions in English, as a weighted mean of log-probabilities and log-odds."""
        weight = 1.0 if self._english.is_other(text) else float(self._chosen["weight"])
        judged = np.zeros(len(TONES) + 1)
        if weight > 0 and self._network:
            judged += weight * self._by_network(self._network.scores(text))
        if weight < 1:
            judged += (1 - weight) * (_normalised(self._scores(text)) + self._prior)
        return probabilities(judged)

    def _by_network(self, scores: Scores) -> Floats:
        slope, offset = self._chosen["distress"]
        tones = scores.tone / self._chosen["temperature"]
        return _normalised(np.r_[tones, slope * scores.distress + offset])

    def _scores(self, text: str) -> Floats:
        """[4], before they become probabilities."""
        return self._graph(in_words(text)).astype(np.float64)


@lru_cache(maxsize=1)
def shipped() -> Tone:
    """The tone model that set-up has put together; one for all detectors of a process.

    Raises:
        Unavailable: set-up has not run.
    """
    folder, chosen = settings().var / "tone", chosen_with_network()["tone"]
    return Tone(folder, shipped_english(), shipped_network(), chosen)


def _normalised(scores: Floats) -> Floats:
    """[4]: the tones as log-probabilities; distress as it is."""
    tones = scores[: len(TONES)]
    found: Floats = np.r_[tones - np.logaddexp.reduce(tones), scores[len(TONES) :]]
    return found


def probabilities(scores: Floats) -> Floats:
    """[..., 4] scores of the tones and of distress, as probabilities."""
    tones = softmax(scores[..., : len(TONES)])
    distress = 1 / (1 + np.exp(-scores[..., len(TONES) :]))
    return np.concatenate([tones, distress], axis=-1)
