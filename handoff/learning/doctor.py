"""Whether an assistant's folder can be served, checked before anything starts."""

from __future__ import annotations

import json
import os
import subprocess
from dataclasses import dataclass

from handoff.config import ROOT, Settings
from handoff.domain.errors import Invalid
from handoff.learning.agreement import agreement_of
from handoff.learning.catalog import Catalog

PATIENCE_S = 120
"""A project's actions may import a lot."""


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """`errors`: why it cannot be served. `notes`: what is assumed or missing, and what to do."""

    errors: tuple[str, ...]
    notes: tuple[str, ...]


def diagnose(settings: Settings) -> Diagnosis:
    """Check in the bot's own environment, where the project's actions will run.

    Raises:
        Invalid: the folder cannot be used at all, or the check itself failed.
    """
    agreement_of(Catalog(settings.assistant).now())
    command = [str(settings.bot_interpreter), str(ROOT / "bot" / "check_project.py")]
    environment = os.environ | {
        "BATON_ASSISTANT": str(settings.assistant),
        "BATON_VAR": str(settings.var),
    }
    try:
        done = subprocess.run(
            command,
            env=environment,
            cwd=ROOT,
            capture_output=True,
            text=True,
            timeout=PATIENCE_S,
            check=False,
        )
        found = json.loads(done.stdout)
    except subprocess.TimeoutExpired:
        said = f"importing its actions takes longer than {PATIENCE_S} s"
        raise Invalid(f"{settings.assistant}: {said}") from None
    except (OSError, ValueError) as error:
        raise Invalid(f"{settings.assistant} cannot be checked: {error}") from error
    return Diagnosis(tuple(found["errors"]), tuple(found["notes"]))


def refuse_what_cannot_work(settings: Settings) -> Diagnosis:
    """
    Raises:
        Invalid: the folder cannot be served; a line for each reason.
    """
    found = diagnose(settings)
    if found.errors:
        raise Invalid("\n".join(found.errors))
    return found
