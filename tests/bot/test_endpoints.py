"""Where Rasa keeps trackers and locks, from the service's settings."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path

import yaml

from handoff.config import ROOT
from harness.bot_servers import BOT_PYTHON
from tests.support.ferry import ferry


def made(var: Path, **environment: str) -> tuple[Path, dict[str, object], dict[str, str]]:
    code = (
        "import json, os\nfrom bot.endpoints import endpoints\n"
        "names = ('POSTGRESQL_SCHEMA', 'POSTGRESQL_POOL_SIZE')\n"
        "print(json.dumps([str(endpoints(5105)), {n: os.environ.get(n) for n in names}]))"
    )
    clean = {key: value for key, value in os.environ.items() if "BATON" not in key}
    done = subprocess.run(
        [BOT_PYTHON, "-c", code],
        cwd=ROOT, env=clean | {"BATON_VAR": str(var)} | environment,
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    file, said = json.loads(done.stdout)
    return Path(file), yaml.safe_load(Path(file).read_text()), said


def test_alone_the_file_of_the_repository_serves(tmp_path: Path) -> None:
    file, _, _ = made(tmp_path, BATON_DATABASE_URL="sqlite+aiosqlite:///x.db")
    assert file == ROOT / "bot" / "endpoints.yml"


def test_shared_trackers_lie_in_a_schema_of_their_own_and_locks_in_redis(tmp_path: Path) -> None:
    file, content, said = made(
        tmp_path,
        BATON_DATABASE_URL="postgresql+asyncpg://ba%40ton:p%3Aw@db.example:6543/shop",
        BATON_REDIS_URL="redis://:secret@cache.example:6380/2",
    )
    tracker, lock = content["tracker_store"], content["lock_store"]
    assert isinstance(tracker, dict) and isinstance(lock, dict)
    assert (tracker["url"], tracker["port"], tracker["db"]) == ("db.example", 6543, "shop")
    assert (tracker["username"], tracker["password"]) == ("ba@ton", "p:w")
    assert said["POSTGRESQL_SCHEMA"] == "rasa"
    assert (lock["url"], lock["port"], lock["db"]) == ("cache.example", 6380, 2)
    assert lock["password"] == "secret"
    assert file.stat().st_mode & 0o077 == 0
    assert "action_endpoint" in content


def test_a_project_may_have_its_actions_and_answers_elsewhere(tmp_path: Path) -> None:
    project = ferry(
        tmp_path / "ferry",
        endpoints="nlg: {url: 'http://localhost:7/nlg'}\n"
        "action_endpoint: {url: 'http://crew.example/webhook'}\ntracker_store: {type: mongod}\n",
    )
    file, content, _ = made(tmp_path, BATON_ASSISTANT=str(project))
    own = yaml.safe_load((ROOT / "bot" / "endpoints.yml").read_text())
    assert file.is_relative_to(tmp_path)
    assert content["action_endpoint"] == {"url": "http://crew.example/webhook"}
    assert content["nlg"] == {"url": "http://localhost:7/nlg"}
    assert content["tracker_store"] == own["tracker_store"]
    (project / "actions.py").write_text("")
    _, content, _ = made(tmp_path, BATON_ASSISTANT=str(project))
    assert content["action_endpoint"] == own["action_endpoint"]
