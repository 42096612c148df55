"""The frozen sentence encoder as the bot uses it, and the cache of the vectors of training rows.

One session per process, kept outside Rasa's components so that it survives every switch of the
model. A text is masked before it is encoded, in training as in serving, so that no vector depends
on whose e-mail address was in the sentence. Each model says for itself what else is masked.
"""

from __future__ import annotations

from pathlib import Path

from bot.runtime import var_folder
from common.encoder import Encoder
from common.masking import Masker
from common.onnx import Loaded
from common.vector_cache import VectorCache

_encoders: Loaded[Path, Encoder] = Loaded(most=1)


def load_encoder(mask: Masker | None = None) -> Encoder:
    """The encoder that set-up exported, loaded once per process; it encodes texts as masked by
    `mask`, with placeholders put into words."""
    folder = (var_folder() / "encoder").resolve()
    return _encoders.get(folder, lambda: Encoder(folder)).reading((mask or Masker()).as_read)


def vector_cache(mask: Masker) -> VectorCache:
    """This encoder's cache, in var/vectors.sqlite."""
    return VectorCache(load_encoder(mask), var_folder() / "vectors.sqlite")
