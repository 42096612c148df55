"""A Rasa project's own files, read without Rasa: its domain, and its lookup tables."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

from bot.components.patterns import Listed


def domain(data: Path) -> dict[str, Any]:
    """The slots, responses and forms of all its files."""
    found: dict[str, Any] = {"slots": {}, "responses": {}, "forms": {}}
    for file in (data / "domain").rglob("*.yml"):
        content = yaml.safe_load(file.read_text(encoding="utf-8"))
        for key, part in found.items():
            part.update(content.get(key) or {})
    return found


def listed(data: Path) -> list[Listed]:
    """The lookup table and synonyms, as `bot.components.entities` learns them."""
    content = yaml.safe_load((data / "nlu" / "lookups.yml").read_text(encoding="utf-8"))["nlu"]
    tables = {each["lookup"]: _lines(each) for each in content if "lookup" in each}
    names = {entity: {name: name for name in lines} for entity, lines in tables.items()}
    for proper in names.values():
        for each in content:
            if each.get("synonym") in proper:
                proper.update(dict.fromkeys(_lines(each), each["synonym"]))
    return [Listed(entity, proper) for entity, proper in names.items()]


def _lines(block: dict[str, str]) -> list[str]:
    return [line[2:].strip().lower() for line in block["examples"].splitlines() if line.strip()]
