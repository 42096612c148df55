"""The tone of one utterance: MiniLM, fine-tuned on emotions, as a small ONNX graph.

Trained by `scripts/train_tone.py` (`weights/tone.json` holds its command, data and figures), put
together at set-up by `scripts/export_tone.py` from the encoder's package and what was trained.
It was taught English: for any other language it says that it does not know.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from functools import lru_cache
from pathlib import Path

import numpy as np

from common.arrays import Floats
from common.onnx import TextGraph
from common.probabilities import softmax
from handoff.config import settings
from handoff.detector.tone.english import English
from handoff.detector.tone.english import shipped as shipped_english
from handoff.detector.tone.wording import in_words
from handoff.domain.errors import Unavailable
from handoff.domain.events import Mood

TONES = ("negative", "neutral", "positive")
NOT_SURE = 1 / len(TONES)
"""Of each tone, and of distress, if the text is not English or says nothing."""

Progress = Callable[[int, int], None]
"""Called with (texts done, texts in all)."""

REPORT_EVERY = 100


class Tone:
    """`hash` names the exported files."""

    def __init__(self, folder: Path, english: English) -> None:
        """Load `model.onnx`, `tokenizer.json` and `tone.json` from `folder`.

        Raises:
            Unavailable: nothing was exported into `folder`.
        """
        try:
            stored = json.loads((folder / "tone.json").read_text(encoding="utf-8"))
        except FileNotFoundError as error:
            raise Unavailable(f"no tone model in {folder}: run `make setup`") from error
        self.hash: str = stored["hash"]
        self._english = english
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
            if not self._is_beyond(text):
                judged[row] = probabilities(self._scores(text))
            if progress and ((row + 1) % REPORT_EVERY == 0 or row + 1 == len(texts)):
                progress(row + 1, len(texts))
        return judged

    def _is_beyond(self, text: str) -> bool:
        return not text.strip() or self._english.is_other(text)

    def _scores(self, text: str) -> Floats:
        """[4], before they become probabilities."""
        return self._graph(in_words(text)).astype(np.float64)


@lru_cache(maxsize=1)
def shipped() -> Tone:
    """The tone model that set-up has put together; one for all detectors of a process.

    Raises:
        Unavailable: set-up has not run.
    """
    return Tone(settings().var / "tone", shipped_english())


def probabilities(scores: Floats) -> Floats:
    """[..., 4] scores of the tones and of distress, as probabilities."""
    tones = softmax(scores[..., : len(TONES)])
    distress = 1 / (1 + np.exp(-scores[..., len(TONES) :]))
    return np.concatenate([tones, distress], axis=-1)
