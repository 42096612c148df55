"""`baton doctor` on projects that lack something: one line for each, before anything starts."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from handoff.config import load
from handoff.learning.doctor import Diagnosis, diagnose
from tests.support.ferry import DOMAIN, RULES, ferry

pytestmark = pytest.mark.bot

LIBRARY = Path(__file__).parent / "library"


def diagnosed(folder: Path) -> Diagnosis:
    return diagnose(
        load({}, assistant=folder, var=folder.parent / "var", bot_token="a-token-of-tests")
    )


def test_a_package_that_actions_need_is_named_with_the_command(tmp_path: Path) -> None:
    folder = ferry(tmp_path / "ferry")
    (folder / "actions.py").write_text("import tidetables.harbour\n")
    (error,) = diagnosed(folder).errors
    assert "actions.py cannot be imported" in error and "tidetables" in error
    assert "uv pip install --python .venv-bot tidetables" in error


def test_an_action_that_fails_on_import_is_named_with_its_line(tmp_path: Path) -> None:
    folder = ferry(tmp_path / "ferry")
    (folder / "actions").mkdir()
    (folder / "actions" / "__init__.py").write_text("")
    (folder / "actions" / "sail.py").write_text("import os\nKEY = os.environ['NO_SUCH_KEY_HERE']\n")
    (error,) = diagnosed(folder).errors
    assert "NO_SUCH_KEY_HERE" in error and "line" in error


def test_an_intent_without_examples_is_refused_unless_a_button_sends_it(tmp_path: Path) -> None:
    more = DOMAIN.replace("wave]", "wave, sink, anchor]").replace(
        '"Ahoy!"', '"Ahoy!", buttons: [{title: Anchor, payload: "/anchor"}]'
    )
    (error,) = diagnosed(ferry(tmp_path / "ferry", domain=more)).errors
    assert "'sink' has no examples" in error


def test_a_fallback_rule_and_a_key_that_is_missing_are_named(tmp_path: Path) -> None:
    rules = f"{RULES}- rule: lost\n  steps: [{{intent: nlu_fallback}}, {{action: utter_wave}}]\n"
    domain = DOMAIN.replace("We cross every hour.", "See ${NO_SUCH_TIDE_KEY}")
    found = diagnosed(ferry(tmp_path / "ferry", rules=rules, domain=domain))
    assert not found.errors
    assert any("'lost' on nlu_fallback is never reached" in note for note in found.notes)
    assert any("needs NO_SUCH_TIDE_KEY" in note for note in found.notes)


def test_what_is_done_with_each_endpoint_is_said(tmp_path: Path) -> None:
    domain = DOMAIN.replace("entities:", "actions: [action_tide]\nentities:")
    elsewhere = "action_endpoint: {url: 'http://crew.example'}\nlock_store: {type: redis}\n"
    found = diagnosed(ferry(tmp_path / "ferry", domain=domain, endpoints=elsewhere))
    said = "\n".join(found.notes)
    assert not found.errors and "no class in actions/" not in said
    assert "action_endpoint is asked at http://crew.example" in said
    assert "lock_store is not used" in said
    without = "action_endpoint: {token: s}\n"
    (error,) = diagnosed(ferry(tmp_path / "ferry", endpoints=without)).errors
    assert "action_endpoint needs a `url`" in error


def test_the_library_is_told_what_is_assumed_and_missing(tmp_path: Path) -> None:
    found = diagnosed(shutil.copytree(LIBRARY, tmp_path / "library"))
    said = "\n".join(found.notes)
    assert not found.errors
    assert "DucklingEntityExtractor is left out: nothing answers" in said
    assert "asks_for_a_person, by the names of intents: mitarbeiter_sprechen" in said
    assert "action_an_mitarbeiter hands over" in said
    assert "no held-out questions" in said
