"""The engine knows no assistant: nothing of the shipped shop appears outside its own files."""

from __future__ import annotations

import re
import subprocess
import tomllib
from functools import cache
from pathlib import Path

import pytest

from common.assistant import Assistant, read
from handoff.config import ROOT
from harness.shop import SHOP
from tests.support.ferry import ferry

ENGINE = (
    *("handoff", "common", "bot", "client", "design", "fitting", "scripts"),
    *("widget/src", "widget/scripts", "widget/page", "agent_console/src"),
)
THE_SHOPS_OWN = "bot/actions/"
NOT_TEXT = {".npz", ".onnx", ".svg", ".png"}


def words_of(assistant: Assistant) -> set[str]:
    """What gives an assistant away: its name, what its identifiers begin with, names that are no
    plain English words because they have a "_", and whatever it lists itself."""
    runtime = assistant.runtime
    names = {
        *assistant.intent_names,
        *runtime.forms.slots,
        *runtime.forms.bookkeeping,
        *(each.entity for each in runtime.identifiers),
    }
    affixes = {part for each in runtime.identifiers for part in each.value.split("{}")}
    return {
        assistant.name,
        *(name for name in names if "_" in name),
        *(affix for affix in affixes if len(affix) > 1),
        *assistant.words,
    }


def found_in(text: str, words: set[str]) -> list[str]:
    """Finds whole words, whatever their case."""
    return [word for word in sorted(words) if _as_word(word).search(text)]


@cache
def _as_word(word: str) -> re.Pattern[str]:
    before, after = (r"(?<![^\W_])" if word[0].isalnum() else ""), r"(?![^\W_])"
    end = after if word[-1].isalnum() else ""
    return re.compile(f"{before}(?<!_){re.escape(word)}{end}(?!_)", re.IGNORECASE)


def engine_files() -> list[Path]:
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard", "--", *ENGINE],
        cwd=ROOT, capture_output=True, text=True, check=True,
    )  # fmt: skip
    names = {name for name in listed.stdout.split("\0") if name}
    own = {name for name in names if name.startswith(THE_SHOPS_OWN)}
    files = [ROOT / name for name in sorted(names - own)]
    return [file for file in files if file.is_file() and file.suffix not in NOT_TEXT]


def test_no_file_of_the_engine_has_a_word_of_the_shop() -> None:
    words = words_of(SHOP)
    texts = {file: file.read_text(encoding="utf-8") for file in engine_files()}
    guilty = {file: text for file, text in texts.items() if found_in(text, words)}
    places = [
        f"{file.relative_to(ROOT)}:{number}: {word}"
        for file, text in guilty.items()
        for number, line in enumerate(text.splitlines(), start=1)
        for word in found_in(line, words)
    ]
    assert places == []


def test_the_search_looks_at_every_part_and_knows_the_words() -> None:
    """Otherwise a renamed folder or an empty list would leave the test above saying nothing."""
    looked_at = {file.relative_to(ROOT).as_posix() for file in engine_files()}
    for folder in ENGINE:
        assert any(name.startswith(f"{folder}/") for name in looked_at), folder
    assert {"Harbour Goods", "HG-", "order_status", "order_number"} <= words_of(SHOP)
    assert len(words_of(SHOP)) > 40


@pytest.mark.parametrize(
    ("line", "word"),
    [
        ('NEIGHBOURS = {"order_status"}', "order_status"),
        ("const shop = 'harbour goods';", "Harbour Goods"),
        ('yield f"HG-{digits}"', "HG-"),
    ],
)
def test_a_word_that_comes_back_is_found(line: str, word: str) -> None:
    assert word in found_in(line, words_of(SHOP))


@pytest.mark.parametrize("line", ["order_statuses = 1", "my_order_status", "THG-1", "inform"])
def test_other_words_are_none(line: str) -> None:
    assert found_in(line, words_of(SHOP)) == []


def test_the_words_follow_the_assistant(tmp_path: Path) -> None:
    assert words_of(read(ferry(tmp_path))) == {
        "Ferry of Lodden", "LF", "crossing_times", "bicycle_on_board"
    }  # fmt: skip


def test_every_part_of_the_bot_is_kept_from_the_shops_actions() -> None:
    """The contract has to list the parts one by one, and a new one must not be forgotten."""
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]
    (ours,) = [each for each in contracts["contracts"] if "knows no assistant" in each["name"]]
    parts = {f"bot.{path.stem}" for path in (ROOT / "bot").glob("*.py")} - {"bot.__init__"}
    parts |= {f"bot.{path.parent.name}" for path in (ROOT / "bot").glob("*/__init__.py")}
    assert parts - {"bot.actions"} == {
        name for name in ours["source_modules"] if name.startswith("bot.")
    }
