"""Where Rasa keeps trackers and locks: in a file in `var/`, or shared with other servers.

With `BATON_DATABASE_URL` (PostgreSQL) and `BATON_REDIS_URL` any number of servers work together:
trackers are in the schema `rasa` of the service's database, since Rasa has a table `events` of its
own; turns of one conversation wait for one another through Redis.

A project's own `endpoints.yml` may name a server of answers and, where no actions lie in its
folder, one of actions.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import yaml

from bot.runtime import BOT, assistant_folder, var_folder
from common.assistant import read
from common.assistant.endpoints import FILE, endpoints_of

SCHEMA = "rasa"

CONNECTIONS = "4"
"""To PostgreSQL, per server; Rasa's own default is 50."""


def endpoints(port: int) -> Path:
    """The endpoints file for the server on `port`; sets what Rasa reads from the environment.

    Raises:
        WrongAssistant: the project's own `endpoints.yml` cannot be right.
    """
    changed = {**_shared_stores(), **_of_the_project()}
    if not changed:
        return BOT / FILE
    content = yaml.safe_load((BOT / FILE).read_text(encoding="utf-8")) | changed
    file = var_folder() / "run" / f"endpoints-{port}.yml"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.touch(mode=0o600)  # it holds passwords
    file.write_text(yaml.safe_dump(content), encoding="utf-8")
    return file


def _shared_stores() -> dict[str, Any]:
    database, redis = os.environ.get("BATON_DATABASE_URL", ""), os.environ.get("BATON_REDIS_URL")
    if not (database.startswith("postgresql") and redis):
        return {}
    os.environ.update(
        POSTGRESQL_SCHEMA=SCHEMA, POSTGRESQL_POOL_SIZE=CONNECTIONS, POSTGRESQL_MAX_OVERFLOW="4"
    )
    return {"tracker_store": _tracker_store(database), "lock_store": _lock_store(redis)}


def _of_the_project() -> dict[str, Any]:
    folder = assistant_folder()
    if not (folder / FILE).is_file():
        return {}
    return dict(endpoints_of(folder, serves_actions=read(folder).actions is not None).used)


def _tracker_store(url: str) -> dict[str, Any]:
    parts = urlsplit(url)
    given = {
        "url": parts.hostname,
        "port": parts.port or 5432,
        "username": parts.username and unquote(parts.username),
        "password": parts.password and unquote(parts.password),
        "db": parts.path.strip("/"),
    }
    stated = {key: value for key, value in given.items() if value}
    return {"type": "bot.tracker_store.SharedTrackerStore", "dialect": "postgresql", **stated}


def _lock_store(url: str) -> dict[str, Any]:
    parts = urlsplit(url)
    if parts.scheme not in ("redis", "rediss"):
        raise SystemExit("serve: BATON_REDIS_URL must be redis://HOST:PORT/DB for several servers")
    given = {
        "url": parts.hostname or "127.0.0.1",
        "port": parts.port or 6379,
        "username": parts.username and unquote(parts.username),
        "password": parts.password and unquote(parts.password),
        "use_ssl": parts.scheme == "rediss",
    }
    stated = {key: value for key, value in given.items() if value}
    return {"type": "redis", "db": int(parts.path.strip("/") or 0), "key_prefix": "baton", **stated}
