"""docs/files.md: every source file with the first sentence it says about itself.

python -m scripts.file_index
"""

from __future__ import annotations

import ast
import re
import subprocess
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

ROOT = Path(__file__).parents[1]
INDEX = ROOT / "docs" / "files.md"

_FOLDERS = (
    *("common", "bot", "handoff", "fitting", "harness", "benchmarks", "scripts"),
    *("design", "client", "widget", "agent_console"),
)
_TOLD_APART = re.compile(r"(^|/)(generated|test|migrations)/|\.d\.ts$|\.config\.ts$")
_BLOCK = re.compile(r"/\*\*?(.*?)\*/", re.DOTALL)
_EXPORTED = re.compile(r"/\*\*((?:(?!\*/).)*)\*/\s*export ", re.DOTALL)
_SENTENCE = re.compile(r"^.*?(?:\.(?=\s|$)|:$|$)", re.DOTALL)

HEAD = """# Every source file, in a sentence

Made from the files' own first sentences by `make index`; files that need none are left out,
and so are tests and data. How they belong together is in [ARCHITECTURE.md](../ARCHITECTURE.md).
"""


def index() -> str:
    """The whole page."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", *_FOLDERS], cwd=ROOT, capture_output=True, text=True, check=True
    )
    files = (ROOT / name for name in sorted(listed.stdout.split("\0")) if name)
    told = [(file, said) for file in files if (said := sentence_of(file))]
    return HEAD + "".join(_sections(told))


def sentence_of(file: Path) -> str | None:
    """The first sentence of the file's docstring or leading comment; None without one."""
    if _TOLD_APART.search(file.relative_to(ROOT).as_posix()) or not file.is_file():
        return None
    if file.suffix == ".py":
        said = ast.get_docstring(ast.parse(file.read_text(encoding="utf-8")))
    elif file.suffix in (".ts", ".tsx", ".mjs"):
        said = _leading_comment(file.read_text(encoding="utf-8"))
    else:
        return None
    first = _SENTENCE.match(" ".join((said or "").split("\n\n")[0].split()))
    return first[0].strip().removesuffix(":") or None if first else None


def _leading_comment(text: str) -> str | None:
    """Of the file, or else of the first thing it exports with one."""
    found = _BLOCK.search(text)
    if found is None or found.start() > len("#!/usr/bin/env node\n"):
        found = _EXPORTED.search(text)
    if found is None:
        return None
    return "\n".join(line.strip().removeprefix("*").strip() for line in found[1].splitlines())


def _sections(told: list[tuple[Path, str]]) -> Iterator[str]:
    by_folder = sorted(told, key=lambda each: (each[0].parent.as_posix(), each[0].name))
    for folder, group in groupby(by_folder, key=lambda each: each[0].parent):
        yield f"\n## `{folder.relative_to(ROOT).as_posix()}/`\n\n"
        for file, said in group:
            yield f"- `{file.name}`: {said}\n"


if __name__ == "__main__":
    INDEX.write_text(index(), encoding="utf-8")
