"""The frozen sentence encoder as the bot uses it, and the cache of the vectors of training rows.

Each part is loaded once per process and kept outside Rasa's components, so that it survives every
switch of the model. A text is masked before it is encoded, in training as in serving, so that no
vector depends on whose e-mail address was in the sentence. Each model says for itself what else is
masked.
"""

from __future__ import annotations

from pathlib import Path

from bot.runtime import encoder_names, var_folder
from common.encoder import Encoder
from common.encoder_parts import encoder_of
from common.masking import Masker
from common.vector_cache import VectorCache


def load_encoder(mask: Masker | None = None, names: str | None = None) -> Encoder:
    """The encoder of these `names`, or else of `BATON_ENCODERS`, its parts loaded once per process;
    it encodes texts as masked by `mask`, with placeholders put into words."""
    read = (mask or Masker()).as_read
    return encoder_of(names or encoder_names(), var_folder() / "encoder", read)


def vector_cache(mask: Masker, names: str | None = None) -> VectorCache:
    """This encoder's cache."""
    return VectorCache(load_encoder(mask, names), vectors_file())


def vectors_file() -> Path:
    return var_folder() / "vectors.sqlite"
