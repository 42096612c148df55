"""What a model carries of its assistant, kept in our components' configuration so that it is
trained, stored, loaded and switched together with them.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from bot.runtime import assistant_folder
from common.assistant import Runtime, read
from common.encoder_parts import MINILM
from common.masking import Masker

ASSISTANT, ENCODERS = "assistant", "encoders"
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
    return Masker(runtime_in(config).identifiers)
