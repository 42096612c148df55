"""The assistant that is served, as its folder is now."""

from __future__ import annotations

from pathlib import Path

from common.assistant import Assistant, WrongAssistant, read
from handoff.domain.errors import Invalid


def assistant_in(folder: Path) -> Assistant:
    """Read again only when a file has changed, so that a training learns what the files say now.

    Raises:
        Invalid: the folder cannot be used; one line says which file, where, and what to do.
    """
    try:
        return read(folder)
    except WrongAssistant as error:
        raise Invalid(str(error)) from error
