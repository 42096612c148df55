"""Where Rasa keeps trackers and locks: in a file in `var/`, or shared with other servers.

With `BATON_DATABASE_URL` (PostgreSQL) and `BATON_REDIS_URL` any number of servers work together:
trackers are in the schema `rasa` of the service's database, since Rasa has a table `events` of its
own; turns of one conversation wait for one another through Redis.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import yaml

from bot.runtime import BOT, var_folder

SCHEMA = "rasa"

CONNECTIONS = "4"
"""To PostgreSQL, per server; Rasa's own default is 50."""


def endpoints(port: int) -> Path:
    """The endpoints file for the server on `port`; sets what Rasa reads from the environment."""
    database, redis = os.environ.get("BATON_DATABASE_URL", ""), os.environ.get("BATON_REDIS_URL")
    if not (database.startswith("postgresql") and redis):
        return BOT / "endpoints.yml"
    os.environ.update(
        POSTGRESQL_SCHEMA=SCHEMA, POSTGRESQL_POOL_SIZE=CONNECTIONS, POSTGRESQL_MAX_OVERFLOW="4"
    )
    content = yaml.safe_load((BOT / "endpoints.yml").read_text(encoding="utf-8"))
    content |= {"tracker_store": _tracker_store(database), "lock_store": _lock_store(redis)}
    file = var_folder() / "run" / f"endpoints-{port}.yml"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.touch(mode=0o600)  # it holds passwords
    file.write_text(yaml.safe_dump(content), encoding="utf-8")
    return file


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
