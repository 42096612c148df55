"""The action server serves the actions of whichever assistant is set."""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from handoff.config import ROOT
from harness.bot_servers import BOT_PYTHON
from harness.ports import free_ports
from harness.product import TOKEN
from tests.support.ferry import BATON, ferry

pytestmark = pytest.mark.bot

ACTIONS = """
from pathlib import Path

from rasa_sdk import Action

from helpers import harbours

def prepare(demo_data):
    Path(demo_data).with_suffix(".seen").write_text("seen")

class ShowHarbours(Action):
    def name(self):
        return "action_show_harbours"

    def run(self, dispatcher, tracker, domain):
        dispatcher.utter_message(text=harbours())
        return []
"""


def command(folder: Path, port: int) -> subprocess.Popen[str]:
    environment = os.environ | {
        "BATON_ASSISTANT": str(folder),
        "BATON_VAR": str(folder / "var"),
        "BATON_BOT_TOKEN": TOKEN,
    }
    program = [str(BOT_PYTHON), "-W", "ignore", "bot/serve_actions.py", "--port", str(port)]
    return subprocess.Popen(
        program, cwd=ROOT, env=environment, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL,
        text=True,
    )  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = ferry(tmp_path, baton=BATON + "demo_data: harbours.txt\n")
    (made / "harbours.txt").write_text("")
    (made / "actions.py").write_text(ACTIONS)
    (made / "helpers.py").write_text("def harbours():\n    return 'Lodden and Vik'\n")
    return made


@pytest.fixture
def url(folder: Path) -> Iterator[str]:
    (port,) = free_ports(1)
    process = command(folder, port)
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.communicate(timeout=20)


def wait_for(url: str) -> None:
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        try:
            if httpx.get(f"{url}/health", trust_env=False).status_code == 200:
                return
        except httpx.HTTPError:
            time.sleep(0.2)
    raise AssertionError("the action server did not become ready")


def test_a_module_of_actions_is_prepared_and_served(folder: Path, url: str) -> None:
    wait_for(url)
    assert (folder / "harbours.seen").read_text() == "seen"
    tracker = {"sender_id": "s", "slots": {}, "events": [], "latest_message": {}}
    call = {"next_action": "action_show_harbours", "tracker": tracker, "domain": {}}
    answer = httpx.post(f"{url}/webhook", params={"token": TOKEN}, json=call, trust_env=False)
    assert answer.json()["responses"][0]["text"] == "Lodden and Vik"


@pytest.mark.parametrize(
    ("actions", "says"),
    [
        ("import no_such_package\n", "cannot be imported: ModuleNotFoundError: No module named"),
        ("def (\n", "cannot be imported: SyntaxError"),
        (None, "has no actions/ and no actions.py to serve"),
    ],
)
def test_actions_that_cannot_be_imported_are_one_line(
    folder: Path, actions: str | None, says: str
) -> None:
    if actions is None:
        (folder / "actions.py").unlink()
    else:
        (folder / "actions.py").write_text(actions)
    process = command(folder, free_ports(1)[0])
    _, said = process.communicate(timeout=60)
    assert process.returncode == 1 and says in said
    assert said.count("\n") == 1
