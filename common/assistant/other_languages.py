"""What a bot says to customers in whose language it has no answers: that it has none, and which
language it answers in. The words are in `other_languages.yml`.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from common.assistant.sections import read_yaml

WORDS = Path(__file__).with_name("other_languages.yml")
ANY = ""


@lru_cache(maxsize=8)
def notes(answers_in: str) -> Mapping[str, str]:
    """By the customer's language, and under `ANY` for every language without words of its own.

    `answers_in`: a language tag; its region does not matter.
    """
    answer = answers_in.split("-")[0]
    words: dict[str, Any] = dict(read_yaml(WORDS, WORDS.name))
    unknown = words.pop("unknown")
    own = {
        language: each["text"].replace("{in}", each["in"][answer])
        for language, each in words.items()
        if answer in each["in"]
    }
    return {ANY: unknown.get(answer, unknown["none"]), **own}
