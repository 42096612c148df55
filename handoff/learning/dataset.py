"""A dataset version: what the project ships plus what was taught, as one immutable folder.

The folder is named by the hash of its content, so the same content is the same version, and a
folder can be checked against its name at any time (`is_intact`).

    nlu/ rules/ stories/ heldout/     data/, plus nlu/learned.yml and rules/learned.yml
    background/                       data/, where there is one: questions that are not for the bot
    domain/ config.yml                from bot/, plus domain/learned.yml
    learned.json                      every taught example and intent, and where it came from
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from handoff.config import ROOT
from handoff.learning import rasa_yaml
from handoff.learning.catalog import shipped

FROM_DATA = ("nlu", "rules", "stories", "heldout", "background")
FROM_BOT = ("domain", "config.yml")
LEARNED = "learned.json"


@dataclass(frozen=True, slots=True)
class Example:
    """A taught example; the masked text, and everything about where it came from."""

    id: str
    text: str
    intent: str
    candidate_id: str
    conversation_id: str
    origin: str
    by_id: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Intent:
    """A taught intent: the words on its button, and what the bot answers."""

    name: str
    label: str
    answer: str
    by_id: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Learned:
    examples: tuple[Example, ...] = ()
    intents: tuple[Intent, ...] = ()


@dataclass(frozen=True, slots=True)
class Version:
    """A dataset in memory: its hash, and its files by relative path."""

    hash: str
    files: Mapping[str, bytes]
    learned: Learned

    def write(self, datasets: Path) -> Path:
        """The version's folder inside `datasets`; written in one step unless it is there."""
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
    """What the project ships, as files by relative path; `intents`: their names."""

    files: Mapping[str, bytes]
    intents: frozenset[str]


def read_base(root: Path = ROOT) -> Base:
    """Read the project at `root`."""
    files: dict[str, bytes] = {}
    for base, names in ((root / "data", FROM_DATA), (root / "bot", FROM_BOT)):
        for name in names:
            files |= _read_all(base / name, name)
    return Base(files, frozenset(intent.name for intent in shipped(root).intents))


def compose(base: Base, learned: Learned) -> Version:
    """The version made of what is shipped and what was taught. No input, no output.

    A taught intent that the project ships by now is left to the project; its examples stay.
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
    files[LEARNED] = _json(learned)
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
    """Whether the folder is there and holds exactly the content that its name promises."""
    return folder.is_dir() and hash_of(_read_all(folder)) == folder.name


def provenance(folder: Path) -> dict[str, list[dict[str, Any]]]:
    """`learned.json` of a version: `examples` and `intents`, times as ISO 8601."""
    read: dict[str, list[dict[str, Any]]] = json.loads((folder / LEARNED).read_bytes())
    return read


def _read_all(path: Path, name: str = "") -> dict[str, bytes]:
    """All files at or below `path`, by their path relative to it, behind `name`."""
    if path.is_file():
        return {name: path.read_bytes()}
    found = (file for file in path.rglob("*") if file.is_file() and not _is_clutter(file))
    return {(Path(name) / file.relative_to(path)).as_posix(): file.read_bytes() for file in found}


def _is_clutter(file: Path) -> bool:
    """Editors' and the system's files, which must not make a new version."""
    return file.name.startswith(".") or file.name.endswith("~")


def _json(learned: Learned) -> bytes:
    rows: dict[str, Sequence[Example] | Sequence[Intent]] = {
        "examples": learned.examples,
        "intents": learned.intents,
    }
    plain = {kind: [asdict(row) for row in of_kind] for kind, of_kind in rows.items()}
    text = json.dumps(plain, ensure_ascii=False, indent=1, default=datetime.isoformat)
    return text.encode()


def _write_for_good(file: Path, content: bytes) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("wb") as out:
        out.write(content)
        out.flush()
        os.fsync(out.fileno())
    file.chmod(0o444)


def _move(made: Path, folder: Path) -> None:
    """Give the finished folder its name; whoever came first with the same content has won."""
    try:
        made.rename(folder)
    except OSError:
        if not is_intact(folder):
            raise
