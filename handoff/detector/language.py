"""How likely a text is in each language: what its letters show, by py3langid's model, and its
everyday words, by `everyday_words.yml`.

Which language a message counts as is decided in `handoff/domain/language.py`, with what else is
known of the conversation.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from math import log
from pathlib import Path

import yaml
from py3langid.langid import MODEL_FILE, LanguageIdentifier

from common.unified import unified
from handoff.domain.language import base_language

WORDS = Path(__file__).with_name("everyday_words.yml")

COMMON = (
    *("en", "de", "fr", "es", "it", "pt", "nl", "pl", "cs", "sk", "hu", "ro", "bg", "hr"),
    *("sv", "da", "no", "fi", "tr", "ru", "uk", "el", "ar", "he", "fa", "hi", "ja", "ko", "zh"),
    *("vi", "id"),
)
"""Languages that many people write in; more would only be taken for one another."""

LEAST_LIKELY = 1e-12
A_WORD = 2.0
"""What an everyday word of a language counts for."""

_NO_WORDS = re.compile(r"<[^>]*>|\S*[\d@/\\_]\S*")
"""Placeholders, numbers, addresses: the same in every language."""

_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True)
class Identifier:
    model: LanguageIdentifier

    def evidence(self, text: str) -> dict[str, float]:
        """Language -> logarithm of the text's likelihood, up to a constant; empty where the text
        has no words."""
        plain = _NO_WORDS.sub(" ", unified(text)).lower()
        if not any(map(str.isalpha, plain)):
            return {}
        known = Counter(
            language for word in _WORD.findall(plain) for language in everyday().get(word, ())
        )
        return {
            language: log(max(p, LEAST_LIKELY)) + A_WORD * known[language]
            for language, p in self.model.rank(plain)
        }


@cache
def everyday() -> Mapping[str, tuple[str, ...]]:
    """Word -> the languages in which it is an everyday one."""
    listed = yaml.safe_load(WORDS.read_text(encoding="utf-8"))
    languages: dict[str, set[str]] = {}
    for language, words in listed.items():
        for word in _WORD.findall(words):
            languages.setdefault(word, set()).add(language)
    return {word: tuple(sorted(each)) for word, each in languages.items()}


@lru_cache(maxsize=4)
def identifier(answered: Iterable[str]) -> Identifier:
    """For an assistant that answers in these languages (a tuple of tags)."""
    wanted = frozenset(map(base_language, answered))
    # Normalised: the model then allows for the length of a text.
    model = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    model.set_languages((wanted | set(COMMON)) & set(model.labels))
    return Identifier(model)
