"""Addresses as settings give them: what each must be, in words that say what to give instead."""

from __future__ import annotations

from email.utils import getaddresses
from urllib.parse import urlsplit

from handoff.domain.deliveries import is_mailable
from handoff.domain.mailbox_url import account_of


def web_address(value: str) -> str:
    parts = urlsplit(value)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise ValueError("give an address such as http://127.0.0.1:5105")
    _ = parts.port  # raises ValueError when it is not a number below 65536
    return value.rstrip("/")


def database(value: str) -> str:
    for short in ("postgres://", "postgresql://"):
        if value.startswith(short):
            value = "postgresql+asyncpg://" + value.removeprefix(short)
    if not value.startswith(("sqlite+aiosqlite://", "postgresql+asyncpg://")):
        raise ValueError("give sqlite+aiosqlite:///PATH or postgresql+asyncpg://USER:PW@HOST/DB")
    return value


def mail_server(value: str) -> str:
    parts = urlsplit(value)
    if parts.scheme not in ("smtp", "smtps") or not parts.hostname:
        raise ValueError("give smtp://HOST:PORT, or with a login smtps://USER:PW@HOST:PORT")
    _ = parts.port  # raises ValueError when it is not a number below 65536
    return value


def mailbox(value: str) -> str:
    account_of(value)
    return value


def sender(value: str) -> str:
    addresses = [address for _, address in getaddresses([value])]
    if value and not (len(addresses) == 1 and is_mailable(addresses[0])):
        raise ValueError("give who sends the mails, such as Our Shop <help@example.com>")
    return value


def redis(value: str) -> str:
    if not value.startswith(("redis://", "rediss://", "unix://")):
        raise ValueError("give redis://HOST:PORT/DB")
    return value
