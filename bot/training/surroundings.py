"""What a project's pipeline needs on this machine and does not find."""

from __future__ import annotations

import importlib.util
import os
import socket
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import urlsplit

from common.assistant.composition import DUCKLING, MITIE, SPACY, Lacking, short

REACHED_WITHIN_S = 1.0
INSTALL = "uv pip install --python .venv-bot"
"""How to add a package to the bot's environment, from the repository's root."""

_PACKAGES = {MITIE: "mitie", "JiebaTokenizer": "jieba", "LanguageModelFeaturizer": "transformers"}


def lacking(config: Mapping[str, Any]) -> Lacking:
    """Components of `config` that cannot work here, each with what to do about it."""
    return Lacking(dict(_lacking(config)))


def _lacking(config: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    language = str(config.get("language") or "en")
    for component in config.get("pipeline") or ():
        settings = component if isinstance(component, Mapping) else {"name": component}
        name = short(str(settings.get("name")))
        if missing := _missing(name, settings, language):
            yield name, missing


def _missing(name: str, settings: Mapping[str, Any], language: str) -> str | None:
    if name == DUCKLING:
        return _duckling(settings)
    if name == SPACY:
        return _spacy(settings, language)
    if name in _PACKAGES and not _is_there(_PACKAGES[name]):
        return f"its package is missing; add it with `{INSTALL} {_PACKAGES[name]}`"
    return None


def _duckling(settings: Mapping[str, Any]) -> str | None:
    """As in Rasa, the environment may name another server."""
    url = os.environ.get("RASA_DUCKLING_HTTP_URL") or settings.get("url")
    if not url:
        return "it has no `url`; start a Duckling server and name its address in config.yml"
    parts = urlsplit(str(url))
    try:
        port = parts.port or (443 if parts.scheme == "https" else 80)
        socket.create_connection((parts.hostname or "", port), REACHED_WITHIN_S).close()
    except (OSError, ValueError):
        return (
            f"nothing answers at {url}; start a Duckling server there (`docker run -p 8000:8000 "
            "rasa/duckling`) and train again"
        )
    return None


def _spacy(settings: Mapping[str, Any], language: str) -> str | None:
    model = str(settings.get("model") or language)
    if not _is_there("spacy"):
        return f"spaCy is missing; add it with `{INSTALL} spacy` and its model '{model}'"
    if not _is_there(model):
        return f"spaCy's model '{model}' is missing; add its package with `{INSTALL}`"
    return None


def _is_there(package: str) -> bool:
    try:
        return importlib.util.find_spec(package) is not None
    except (ImportError, ValueError):
        return False
