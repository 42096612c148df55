"""What a model carries of its assistant: in the configuration of our components, so that it is
trained, stored, loaded and switched together with them.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from common.assistant.runtime import Runtime
from common.masking import Masker

ASSISTANT = "assistant"
"""Key of the configuration of each of our components."""


def runtime_in(config: Mapping[str, Any]) -> Runtime:
    """What the component's configuration says; nothing is known where it has no such key."""
    return Runtime.from_data(config.get(ASSISTANT))


def masker_in(config: Mapping[str, Any]) -> Masker:
    return Masker(runtime_in(config).identifiers)
