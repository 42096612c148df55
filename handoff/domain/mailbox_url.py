"""A mailbox as `BATON_IMAP_URL` names it."""

from __future__ import annotations

from dataclasses import dataclass, field
from urllib.parse import unquote, urlsplit

_THIS_MACHINE = frozenset({"127.0.0.1", "::1", "localhost"})


@dataclass(frozen=True, slots=True)
class Account:
    host: str
    port: int
    user: str
    password: str = field(repr=False)
    folder: str
    encrypted: bool


def account_of(url: str) -> Account:
    """`imaps://USER:PASSWORD@HOST:PORT/FOLDER`; `imap` without TLS, to this machine only.

    Raises:
        ValueError: it is none, or would send a password over an open line.
    """
    parts = urlsplit(url)
    host, encrypted = parts.hostname or "", parts.scheme == "imaps"
    if parts.scheme not in ("imap", "imaps") or not (host and parts.username and parts.password):
        raise ValueError("give imaps://USER:PASSWORD@HOST, with /FOLDER if it is not the INBOX")
    if not encrypted and host not in _THIS_MACHINE:
        raise ValueError(f"give imaps://…: imap:// would send the password to {host} unencrypted")
    return Account(
        host=host,
        port=parts.port or (993 if encrypted else 143),
        user=unquote(parts.username),
        password=unquote(parts.password),
        folder=unquote(parts.path.strip("/")) or "INBOX",
        encrypted=encrypted,
    )
