"""What the tests need besides packages: Chromium, a Redis, a PostgreSQL and an IMAP
server."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from setting_up.steps import Failed, Missing, Work


def missing_packages() -> list[str]:
    """Debian's names of what is missing. `CHROMIUM` may name another browser of that family."""
    named = os.environ.get("CHROMIUM")
    there = {
        "chromium": Path(named).exists() if named else shutil.which("chromium") is not None,
        "redis-server": shutil.which("redis-server") is not None,
        "postgresql": _has_postgres(),
        "dovecot-imapd": _has_dovecot(),
    }
    return [name for name, is_there in there.items() if not is_there]


def _has_postgres() -> bool:
    """Debian keeps the server's programs off the PATH."""
    debian = any(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    return debian or shutil.which("initdb") is not None


def _has_dovecot() -> bool:
    """Debian keeps the server in a folder that is not on everybody's PATH."""
    return shutil.which("dovecot") is not None or Path("/usr/sbin/dovecot").exists()


def install_test_needs(work: Work) -> None:
    missing = missing_packages()
    if not missing:
        return
    wanted = " ".join(missing)
    if shutil.which("apt-get") is None:
        raise Missing(
            f"The tests need {wanted}: install that (brew, dnf, …) and run make test again; "
            "CHROMIUM=/path may point to a Chrome"
        )
    if os.geteuid() != 0:
        raise Missing(
            f"The tests need {wanted}: run `sudo apt-get install {wanted}`, then make test again"
        )
    env = {"DEBIAN_FRONTEND": "noninteractive"}
    install = ["apt-get", "install", "-y", "-q", "--no-install-recommends", *missing]
    try:
        work.run("apt-get", "update", "-q", env=env)
        work.run(*install, env=env)
    except Failed as error:
        raise Failed(
            f"The tests need {wanted}, and apt-get could not install them: {error}"
        ) from error
