"""What a project's examples hold: how many, which entities they mark, which intents have several
answers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from common.assistant.project import TRAINING, shown, yaml_in
from common.assistant.sections import read_yaml

_MARKED = re.compile(r"\[([^\]]*)\](?:\(([^):]+)[^)]*\)|\{([^}]*)\})")
_ENTITY = re.compile(r"""["']?entity["']?\s*:\s*["']?([\w-]+)""")


@dataclass
class Examples:
    """`texts`: intent -> its examples as people say them, in the order of the files."""

    texts: dict[str, list[str]] = field(default_factory=dict)
    annotated: set[str] = field(default_factory=set)
    retrieval: set[str] = field(default_factory=set)
    tables: set[str] = field(default_factory=set)

    def add(self, intent: str, lines: Iterator[str]) -> None:
        base, _, answer = intent.partition("/")
        if answer:
            self.retrieval.add(base)
        for line in lines:
            self.annotated |= set(_entities_in(line))
            self.texts.setdefault(base, []).append(plain(line))


def read_examples(folder: Path, files: Mapping[str, Path]) -> Examples:
    """
    Raises:
        WrongAssistant: one of the files is not YAML.
    """
    found = Examples()
    for file in (file for part in TRAINING for file in yaml_in(files, part)):
        for block in read_yaml(file, shown(file, folder)).get("nlu") or ():
            if not isinstance(block, dict):
                continue
            if "intent" in block:
                found.add(str(block["intent"]), _lines(block.get("examples")))
            elif name := block.get("lookup") or block.get("regex"):
                found.tables.add(str(name))
    return found


def plain(example: str) -> str:
    """The example without its entity markup."""
    return " ".join(_MARKED.sub(r"\1", example).split())


def _entities_in(example: str) -> Iterator[str]:
    for _, name, settings in _MARKED.findall(example):
        if name:
            yield name.strip()
        elif match := _ENTITY.search(settings):
            yield match.group(1)


def _lines(examples: Any) -> Iterator[str]:
    if isinstance(examples, list):
        for one in examples:
            text = one.get("text") if isinstance(one, dict) else one
            yield str(text or "").strip().removeprefix("- ").strip()
        return
    for line in str(examples or "").splitlines():
        if line.lstrip().startswith("-"):
            yield line.lstrip()[1:].strip()
