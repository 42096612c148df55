"""This installation's secrets, made once: `secrets.env` in the var folder, for its owner only."""

from __future__ import annotations

import os
import secrets

from setting_up.steps import VAR, Work

SECRETS = VAR / "secrets.env"
BYTES = {"BATON_BOT_TOKEN": 32, "BATON_IDENTITY_SECRET": 32, "BATON_DEMO_PASSWORD": 9}
"""Each secret and its strength; the password is one that a person has to type."""


def setting(name: str) -> str:
    """A setting as the service will read it: from the environment, or the file, or else ""."""
    if name in os.environ or not SECRETS.exists():
        return os.environ.get(name, "")
    pairs = (line.partition("=") for line in SECRETS.read_text().splitlines())
    return next((value.strip(" \"'") for key, _, value in pairs if key.strip() == name), "")


def make_secrets(work: Work) -> None:
    """Add missing ones; never replace any."""
    VAR.mkdir(parents=True, exist_ok=True)
    descriptor = os.open(SECRETS, os.O_RDWR | os.O_CREAT | os.O_APPEND, 0o600)
    with os.fdopen(descriptor, "r+") as file:
        os.fchmod(file.fileno(), 0o600)
        present = {line.partition("=")[0] for line in file}
        for name in BYTES.keys() - present:
            file.write(f"{name}={secrets.token_urlsafe(BYTES[name])}\n")
