"""What is in the folder of a Rasa project: its files, and what its domain says."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from common.assistant.errors import WrongAssistant
from common.assistant.sections import read_yaml

TRAINING = ("nlu", "rules", "stories", "data")
"""Folders that hold what Rasa learns from; `data` is where a Rasa project keeps it."""

QUESTIONS = ("heldout", "background")
"""Folders of questions: those that evaluation asks, and those that are not for the bot."""

CONFIG = "config.yml"
_YAML = (".yml", ".yaml")


@dataclass(frozen=True)
class Domain:
    """Intents in the order of the files, each response's first text, names of everything else."""

    intents: tuple[str, ...]
    entities: frozenset[str]
    slots: frozenset[str]
    forms: frozenset[str]
    responses: Mapping[str, str]


def sources(folder: Path) -> dict[str, Path]:
    """The files that a dataset version is made of: path in the version -> file.

    A `domain.yml` beside a folder `domain/`, as Rasa allows, is put into that folder.
    """
    found: dict[str, Path] = {}
    for name in (*TRAINING, *QUESTIONS, "domain"):
        found |= {path.relative_to(folder).as_posix(): path for path in files_below(folder / name)}
    for name in ("domain.yml", "domain.yaml"):
        if (folder / name).is_file():
            found[f"domain/{name}"] = folder / name
    if (folder / CONFIG).is_file():
        found[CONFIG] = folder / CONFIG
    return found


def files_below(folder: Path) -> Iterator[Path]:
    """All files, in order, except hidden ones and editors' backups."""
    if folder.is_dir():
        for path in sorted(folder.rglob("*")):
            if path.is_file() and not path.name.startswith(".") and not path.name.endswith("~"):
                yield path


def read_domain(folder: Path, files: Mapping[str, Path]) -> Domain:
    """
    Raises:
        WrongAssistant: there is none, or one of its files is not YAML.
    """
    parts = [read_yaml(file, shown(file, folder)) for file in yaml_in(files, "domain")]
    intents = [name for part in parts for name in _names(part.get("intents"))]
    if not intents:
        raise WrongAssistant(
            f"{folder} is not a Rasa project: it has no domain.yml and no domain/ with intents"
        )
    responses = {
        str(name): _first_text(variants)
        for part in parts
        for name, variants in (part.get("responses") or {}).items()
    }
    return Domain(
        intents=tuple(dict.fromkeys(intents)),
        entities=frozenset(name for part in parts for name in _names(part.get("entities"))),
        slots=frozenset(str(name) for part in parts for name in part.get("slots") or {}),
        forms=frozenset(name for part in parts for name in _names(part.get("forms"))),
        responses=responses,
    )


def shown(file: Path, folder: Path) -> str:
    """How messages name a file: by its path from the assistant's folder."""
    inside = file.is_relative_to(folder)
    return f"{folder.name}/{file.relative_to(folder).as_posix()}" if inside else str(file)


def yaml_in(files: Mapping[str, Path], part: str) -> Iterator[Path]:
    """The YAML files of one part, in order of their paths."""
    for name, file in sorted(files.items()):
        if name.startswith(f"{part}/") and file.suffix in _YAML:
            yield file


def _names(listed: Any) -> Iterable[str]:
    # A name with settings is written as {name: {...}}.
    return (str(one if not isinstance(one, dict) else next(iter(one))) for one in listed or ())


def _first_text(variants: Any) -> str:
    first = variants[0] if isinstance(variants, list) and variants else None
    return str(first.get("text") or "").strip() if isinstance(first, dict) else ""
