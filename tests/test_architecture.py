"""What a search of the code must show; contracts in pyproject.toml take care of imports."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
HANDOFF = ROOT / "handoff"

OPENS_A_TRANSACTION = {"begin", "commit", "begin_nested", "AsyncSession", "async_sessionmaker"}
PUBLISHES = {"publish"}

ACTIONS = (HANDOFF / "features", HANDOFF / "services")

ENGINE = HANDOFF / "storage" / "engine.py"
SCHEMA = HANDOFF / "storage" / "schema.py"
"""The two that carry transactions out: `Store.begin` itself, and migrations."""

HUB = HANDOFF / "realtime" / "hub.py"
GROUP = HANDOFF / "storage" / "group_commit.py"
"""Publishes after its commits, with what it was given."""

REDIS = HANDOFF / "realtime" / "redis_bus.py"
"""Calls Redis's own `publish`."""


def calls(file: Path) -> Iterator[tuple[str, int]]:
    """Names of everything called in a file, `x.y.name()` as `name`, with the line."""
    for node in ast.walk(ast.parse(file.read_text(), str(file))):
        if isinstance(node, ast.Call):
            if isinstance(node.func, ast.Attribute):
                yield node.func.attr, node.lineno
            elif isinstance(node.func, ast.Name):
                yield node.func.id, node.lineno


def found(names: set[str], but_not_in: set[Path]) -> list[str]:
    """Where one of `names` is called outside the features, the services and the excepted files."""
    places = []
    for file in sorted(HANDOFF.rglob("*.py")):
        if {*ACTIONS} & {*file.parents} or file in but_not_in:
            continue
        places += [
            f"{file.relative_to(HANDOFF.parent)}:{line} calls {name}()"
            for name, line in calls(file)
            if name in names
        ]
    return places


def test_only_features_and_services_open_transactions() -> None:
    assert found(OPENS_A_TRANSACTION, but_not_in={ENGINE, SCHEMA}) == []


def test_only_features_and_services_publish() -> None:
    assert found(PUBLISHES, but_not_in={HUB, REDIS, GROUP}) == []


def test_the_search_sees_what_it_looks_for() -> None:
    """Otherwise a renamed method would leave the two tests above saying nothing."""
    files = [file for folder in ACTIONS for file in folder.rglob("*.py")]
    assert {"begin", "publish"} <= {name for file in files for name, _ in calls(file)}


def imported(file: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(file.read_text(), str(file))):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module


def test_only_tests_of_the_benchmarks_import_them() -> None:
    """Contracts cannot say this, since most test folders are not packages."""
    importing = {
        file.relative_to(ROOT / "tests").parts[0]
        for file in (ROOT / "tests").rglob("*.py")
        if any(name.split(".")[0] == "benchmarks" for name in imported(file))
    }
    assert importing == {"benchmarks"}


@pytest.mark.parametrize("file", sorted(HANDOFF.rglob("*.py")), ids=str)
def test_no_file_outgrows_a_readers_head(file: Path) -> None:
    lines = len(file.read_text().splitlines())
    assert lines <= 400, f"{file.name} has {lines} lines: look for the second idea in it"


TYPESCRIPT = sorted(
    file
    for package in ("agent_console", "client", "design", "widget")
    for folder in ("src", "test")
    for file in (ROOT / package / folder).rglob("*.ts*")
)
CAST = re.compile(r"\bas\s+(?:unknown\s+as\b|any\s*[;,)\]}|&<>])")
"""Casts that give a value any type at all, whatever it is."""


def test_no_typescript_casts_a_type_away() -> None:
    found = [
        f"{file.relative_to(ROOT)}: {cast[0]}"
        for file in TYPESCRIPT
        for cast in CAST.finditer(file.read_text())
    ]
    assert len(TYPESCRIPT) > 50 and found == []


@pytest.mark.parametrize("code", ["x as any;", "x as unknown as Y", "(x as unknown\n  as Y)"])
def test_the_search_for_casts_finds_them(code: str) -> None:
    assert CAST.search(code)


@pytest.mark.parametrize("code", ["x as unknown;", "as any end is", "x as Y;", "x as anything;"])
def test_the_search_for_casts_finds_nothing_else(code: str) -> None:
    assert not CAST.search(code)
