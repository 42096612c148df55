"""The frozen sentence encoder as the bot uses it, and the cache of the vectors of training rows.

One session a process, kept outside Rasa's components so that it survives every switch of the
model. A text is masked before it is encoded, in training as in serving, so that no vector depends
on whose e-mail address was in the sentence.
"""

from __future__ import annotations

from pathlib import Path

from bot.runtime import var_folder
from common.encoder import Encoder
from common.masking import EMAIL, ORDER, PHONE, mask
from common.onnx import Loaded
from common.vector_cache import VectorCache

READ_AS = {ORDER: "order", EMAIL: "my email", PHONE: "my phone"}
"""Placeholders in words that the encoder knows: "<order_number> has a tear" is no English."""

_encoders: Loaded[Path, Encoder] = Loaded(most=1)


def load_encoder() -> Encoder:
    """The encoder that set-up has exported, loaded once a process; it encodes texts as read."""
    folder = (var_folder() / "encoder").resolve()
    return _encoders.get(folder, lambda: Encoder(folder, as_read))


def as_read(text: str) -> str:
    """The masked text with its placeholders put into words."""
    text = mask(text)
    for placeholder, words in READ_AS.items():
        text = text.replace(placeholder, words)
    return text


def vector_cache() -> VectorCache:
    """Of this encoder, in var/vectors.sqlite."""
    return VectorCache(load_encoder(), var_folder() / "vectors.sqlite")
