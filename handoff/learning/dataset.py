"""A dataset version: what the assistant ships plus what was taught, as one immutable folder.

The folder is named by the hash of its content, so the same content is the same version, and a
folder can be checked against its name at any time (`is_intact`).

    nlu/ rules/ stories/ data/        what Rasa learns from, plus nlu/learned.yml, rules/learned.yml
    heldout/ background/              questions that evaluation asks; questions not for the bot
    domain/ config.yml                the rest of the Rasa project, plus domain/learned.yml
    assistant.json                    what the bot needs from the assistant while it runs
    learned.json                      every taught example and intent, and where it came from
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import tempfile
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from common.assistant import Assistant
from common.assistant.project import files_below
from common.assistant.runtime import FILE as RUNTIME
from handoff.domain.learning import Example, LearnedIntent
from handoff.learning import rasa_yaml

LEARNED = "learned.json"


@dataclass(frozen=True, slots=True)
class Learned:
    """All that was taught. As JSON it is the file `learned.json`, times in ISO 8601."""

    examples: tuple[Example, ...] = ()
    intents: tuple[LearnedIntent, ...] = ()


_LEARNED = TypeAdapter(Learned)


@dataclass(frozen=True, slots=True)
class Version:
    """A dataset in memory: its hash, and its files by relative path."""

    hash: str
    files: Mapping[str, bytes]
    learned: Learned

    def write(self, datasets: Path) -> Path:
        """The version's folder inside `datasets`, written in one step unless it exists."""
        folder = datasets / self.hash
        if is_intact(folder):
            return folder
        shutil.rmtree(folder, ignore_errors=True)
        datasets.mkdir(parents=True, exist_ok=True)
        made = Path(tempfile.mkdtemp(prefix=".making-", dir=datasets))
        try:
            for path, content in self.files.items():
                _write_for_good(made / path, content)
            made.chmod(0o755)
            _move(made, folder)
        finally:
            shutil.rmtree(made, ignore_errors=True)
        return folder


@dataclass(frozen=True, slots=True)
class Base:
    """What the assistant ships, as files by relative path; `intents`: their names."""

    files: Mapping[str, bytes]
    intents: frozenset[str]


def read_base(assistant: Assistant) -> Base:
    """Read all its files."""
    files = {path: file.read_bytes() for path, file in assistant.sources.items()}
    files[RUNTIME] = _json(assistant.runtime.as_data())
    return Base(files, assistant.intent_names)


def compose(base: Base, learned: Learned) -> Version:
    """The version made from what is shipped and what was taught. No I/O.

    If the assistant by now ships a taught intent itself, its own answer counts; the taught examples
    stay.
    """
    files = dict(base.files)
    intents = [intent for intent in learned.intents if intent.name not in base.intents]
    if learned.examples:
        files["nlu/learned.yml"] = rasa_yaml.nlu(
            (example.intent, example.text) for example in learned.examples
        )
    if intents:
        files["domain/learned.yml"] = rasa_yaml.domain({i.name: i.answer for i in intents})
        files["rules/learned.yml"] = rasa_yaml.rules(intent.name for intent in intents)
    files[LEARNED] = _json(asdict(learned))
    return Version(hash_of(files), files, learned)


def hash_of(files: Mapping[str, bytes]) -> str:
    """SHA-256 over paths and contents, independent of their order."""
    total = hashlib.sha256()
    for path in sorted(files):
        content = files[path]
        total.update(f"{path}\0{len(content)}\0".encode())
        total.update(content)
    return total.hexdigest()


def is_intact(folder: Path) -> bool:
    """Whether the folder exists and holds exactly the content that its name promises."""
    return folder.is_dir() and hash_of(_all_in(folder)) == folder.name


def provenance(folder: Path) -> Learned:
    """`learned.json` of a version: every example and intent, and where it came from."""
    return _LEARNED.validate_json((folder / LEARNED).read_bytes())


def _all_in(folder: Path) -> dict[str, bytes]:
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in files_below(folder)}


def _json(plain: Mapping[str, Any]) -> bytes:
    return json.dumps(plain, ensure_ascii=False, indent=1, default=datetime.isoformat).encode()


def _write_for_good(file: Path, content: bytes) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("wb") as out:
        out.write(content)
        out.flush()
        os.fsync(out.fileno())
    file.chmod(0o444)


def _move(made: Path, folder: Path) -> None:
    """Give the finished folder its name, unless another with the same content has it already."""
    try:
        made.rename(folder)
    except OSError:
        if not is_intact(folder):
            raise
