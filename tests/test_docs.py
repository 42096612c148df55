"""The documentation says what the code does."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

from handoff.config import settings_table
from scripts import file_index

ROOT = Path(__file__).parents[1]
README = ROOT / "README.md"


def test_the_readme_has_the_table_of_settings() -> None:
    assert settings_table() in README.read_text(), (
        "README.md: replace the table of settings with the output of `baton settings`"
    )


def test_the_index_of_files_is_what_the_files_say() -> None:
    assert file_index.INDEX.read_text() == file_index.index(), "docs/files.md: run `make index`"


def _documents() -> list[Path]:
    listed = subprocess.run(
        ["git", "ls-files", "-z", "*.md"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    return [ROOT / name for name in listed.stdout.split("\0") if name]


@pytest.mark.parametrize("document", _documents(), ids=lambda path: str(path.relative_to(ROOT)))
def test_links_between_files_lead_somewhere(document: Path) -> None:
    for target in re.findall(r"\]\(([^)#\s]+)[^)]*\)", document.read_text()):
        if "://" not in target and not target.startswith("mailto:"):
            assert (document.parent / target).exists(), f"{document.name} links to {target}"


def test_make_commands_in_the_readme_exist() -> None:
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    named = set(re.findall(r"`make ([a-z-]+)", README.read_text()))
    assert named <= targets


DECISIONS = ROOT / "docs" / "decisions"

MAPS = (ROOT / "ARCHITECTURE.md", ROOT / "CONTRIBUTING.md")
"""Pages that lead a reader to files."""

PATH = re.compile(r"`([\w.-]+(?:/[\w.*{},-]+)+/?|[\w-]+\.(?:md|toml|py|ts|tsx|yml|json))`")


def paths_named(document: Path) -> set[str]:
    """What is in backticks and looks like a path; `{a,b}` makes two of it."""
    found: set[str] = set()
    for path in PATH.findall(document.read_text()):
        inner = re.search(r"\{([^}]*)\}", path)
        parts = inner[1].split(",") if inner else [""]
        found |= {path.replace(inner[0], part) if inner else path for part in parts}
    return found


def _is_there(path: str) -> bool:
    """A bare file name may be in any folder of the service."""
    return any(ROOT.glob(path)) or ("/" not in path and any((ROOT / "handoff").rglob(path)))


@pytest.mark.parametrize("document", MAPS, ids=lambda path: path.name)
def test_paths_named_exist(document: Path) -> None:
    named = paths_named(document)
    missing = sorted(path for path in named if not _is_there(path))
    assert named, f"{document.name} names no path: what does this test read?"
    assert missing == [], f"{document.name} names what is not there"


def test_every_decision_is_in_the_index() -> None:
    index = (DECISIONS / "README.md").read_text()
    files = sorted(file.name for file in DECISIONS.glob("0*.md"))
    missing = [name for name in files if f"({name})" not in index]
    assert missing == [], "docs/decisions/README.md does not list them"
