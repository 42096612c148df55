"""What the tests need beside the packages: a Chromium and a Redis server."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from setting_up.steps import Failed, Missing, Work

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
MAC_BROWSERS = (
    Path("/Applications/Chromium.app/Contents/MacOS/Chromium"),
    Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"),
)


def missing_packages() -> list[str]:
    """Debian's names of what is not here."""
    missing = []
    browser = any(shutil.which(name) for name in BROWSERS) or any(p.exists() for p in MAC_BROWSERS)
    if not browser:
        missing.append("chromium")
    if shutil.which("redis-server") is None:
        missing.append("redis-server")
    return missing


def install_test_needs(work: Work) -> None:
    missing = missing_packages()
    if not missing:
        return
    wanted = " ".join(missing)
    if shutil.which("apt-get") is None:
        raise Missing(
            f"The tests need {wanted}: install them (brew, dnf, …) and run make test again"
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
