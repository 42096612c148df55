"""What a model carries of its assistant, kept in our components' configuration so that it is
trained, stored, loaded and switched together with them.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from bot.components.encoder import load_encoder
from bot.runtime import assistant_folder
from common.assistant import Runtime, read
from common.encoder_parts import MINILM
from common.masking import Masker
from common.spelling import Speller

ASSISTANT, ENCODERS, WORDS = "assistant", "encoders", "words"
"""Keys in the configuration of each of our components."""


def runtime_in(config: Mapping[str, Any]) -> Runtime:
    """What the component's configuration says, or, for a model from before there was such a key,
    what the assistant's folder says now."""
    if ASSISTANT not in config:
        return read(assistant_folder()).runtime
    return _runtime(json.dumps(config[ASSISTANT], sort_keys=True))


@lru_cache(maxsize=16)
def _runtime(data: str) -> Runtime:
    """Every message asks for it, and checking the expressions takes a millisecond."""
    return Runtime.from_data(json.loads(data))


def encoders_in(config: Mapping[str, Any]) -> str:
    """What the model's sentence vectors are made of; models from before there was a choice have
    MiniLM alone."""
    return str(config.get(ENCODERS, MINILM))


def masker_in(config: Mapping[str, Any]) -> Masker:
    """It puts typing errors right, too, where the model says which words its examples use."""
    identifiers, words = runtime_in(config).identifiers, config.get(WORDS)
    return (
        Masker(identifiers, speller(str(words), encoders_in(config)))
        if words
        else Masker(identifiers)
    )


def teaches_an_intent(example: Any) -> bool:
    """Not so what says `teaches: answer` in its metadata: it teaches which of an intent's answers
    is asked for, and not the intent. `example`: a Rasa message."""
    metadata = (example.get("metadata") or {}).get("intent") or {}
    return not (isinstance(metadata, dict) and metadata.get("teaches") == "answer")


def as_line(counts: Mapping[str, int]) -> str:
    """Words and in how many examples each is, for a configuration."""
    return " ".join(f"{word}:{count}" for word, count in sorted(counts.items()))


@lru_cache(maxsize=8)
def speller(words: str, encoders: str) -> Speller:
    """`words`: see `as_line`. What these encoders know is right, too."""
    pairs = (pair.rpartition(":") for pair in words.split())
    counts = {word: int(count) for word, _, count in pairs}
    return Speller(counts, load_encoder(names=encoders).knows)
