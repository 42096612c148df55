"""The assistant being served, as its folder is now."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from pathlib import Path

from common.assistant import Assistant, WrongAssistant, read
from handoff.domain.errors import Invalid


@dataclass(frozen=True, slots=True)
class Catalog:
    """Looks into the assistant's folder whenever it is asked, so that a training learns what the
    files say by then."""

    folder: Path

    def now(self) -> Assistant:
        """
        Raises:
            Invalid: the folder cannot be used; one line says which file, where, and what to do.
        """
        try:
            return read(self.folder)
        except WrongAssistant as error:
            raise Invalid(str(error)) from error

    async def assistant(self) -> Assistant:
        """The same, without holding up the event loop."""
        return await asyncio.to_thread(self.now)
