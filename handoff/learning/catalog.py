"""What the project ships: its intents with their words for a button, their answers, how many
examples each has.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from handoff.config import ROOT

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

_NAMED_BY_RASA = frozenset({"back", "nlu_fallback", "restart", "session_start"})
"""Intents that mean something to Rasa itself."""


@dataclass(frozen=True, slots=True)
class Intent:
    """`answer` is empty when the intent opens a dialogue of several steps."""

    name: str
    label: str
    answer: str
    examples: int


@dataclass(frozen=True, slots=True)
class Shipped:
    intents: tuple[Intent, ...]
    taken_names: frozenset[str]
    """Names that no taught intent may have: intents, and answers called `utter_NAME`."""


def shipped(root: Path = ROOT) -> Shipped:
    """Read it from the project at `root`; read again only when a file has changed."""
    files = [*(root / "data" / "nlu").rglob("*.yml"), *(root / "bot" / "domain").rglob("*.yml")]
    files.append(root / "bot" / "labels.yml")
    stamps = tuple((file, file.stat().st_mtime_ns) for file in sorted(files) if file.is_file())
    return _read(root, stamps)


@lru_cache(maxsize=2)
def _read(root: Path, _stamps: tuple[tuple[Path, int], ...]) -> Shipped:
    domains = _all_in(root / "bot" / "domain")
    responses = {
        name: variants for domain in domains for name, variants in _of(domain, "responses")
    }
    labels = dict(_of(_yaml(root / "bot" / "labels.yml"), "labels"))
    examples = _count_examples(_all_in(root / "data" / "nlu"))
    names = [name for domain in domains for name in _intent_names(domain)]
    intents = tuple(
        Intent(
            name,
            labels.get(name) or name.replace("_", " ").capitalize(),
            _first_text(responses.get(f"utter_{name}")),
            examples[name],
        )
        for name in names
    )
    answers = {name.removeprefix("utter_") for name in responses}
    return Shipped(intents, frozenset(names) | answers | _NAMED_BY_RASA)


def _of(content: dict[str, Any], key: str) -> Iterable[tuple[str, Any]]:
    found: dict[str, Any] = content.get(key) or {}
    return found.items()


def _intent_names(domain: dict[str, Any]) -> Iterable[str]:
    # An intent with settings is written as {name: {...}}.
    return (one if isinstance(one, str) else next(iter(one)) for one in domain.get("intents") or ())


def _first_text(variants: list[dict[str, Any]] | None) -> str:
    return str(variants[0].get("text", "")).strip() if variants else ""


def _count_examples(files: Iterable[dict[str, Any]]) -> Counter[str]:
    counts: Counter[str] = Counter()
    for file in files:
        for block in file.get("nlu") or ():
            if "intent" in block:
                lines = str(block.get("examples", "")).splitlines()
                counts[block["intent"]] += sum(line.lstrip().startswith("-") for line in lines)
    return counts


def _all_in(folder: Path) -> list[dict[str, Any]]:
    return [_yaml(file) for file in sorted(folder.rglob("*.yml"))]


def _yaml(file: Path) -> dict[str, Any]:
    if not file.is_file():
        return {}
    read = yaml.load(file.read_bytes(), Loader=_Loader)
    return read if isinstance(read, dict) else {}
