"""Where the contents of attachments are: outside the database, under names that we make.

A store is whatever has the methods of `Files`. `Folder` is the one that there is; another, such as
one for object storage, goes beside it and is chosen where `services/container.py` makes it.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Protocol

from handoff.domain.errors import NotFound

PIECE = 65_536
"""Bytes that are read at once."""


class Files(Protocol):
    """Keys are ids of attachments, perhaps with a word behind a dot."""

    @property
    def scratch(self) -> Path:
        """A folder on this machine, for what is still coming in."""

    async def keep(self, key: str, source: Path) -> None:
        """Store the file under this key; it is no longer at `source`."""

    async def read(self, key: str) -> AsyncIterator[bytes]:
        """Its pieces. Raises NotFound at once if there is none."""

    async def remove(self, key: str) -> None:
        """Does nothing if there is none."""

    async def stored_between(self, since: datetime, before: datetime) -> Sequence[str]:
        """Keys of what was stored then."""


@dataclass(frozen=True, slots=True)
class Folder:
    """A folder that only the service's own user can read."""

    path: Path

    @property
    def scratch(self) -> Path:
        return self.path / "incoming"

    async def keep(self, key: str, source: Path) -> None:
        await asyncio.to_thread(self._keep, key, source)

    def _keep(self, key: str, source: Path) -> None:
        target = self._place(key)
        make_private(target.parent)
        source.replace(target)

    async def read(self, key: str) -> AsyncIterator[bytes]:
        try:
            file = await asyncio.to_thread(self._place(key).open, "rb")
        except FileNotFoundError:
            raise NotFound(f"the file '{key}' is gone") from None

        async def pieces() -> AsyncIterator[bytes]:
            with file:
                while piece := await asyncio.to_thread(file.read, PIECE):
                    yield piece

        return pieces()

    async def remove(self, key: str) -> None:
        await asyncio.to_thread(self._place(key).unlink, missing_ok=True)

    async def stored_between(self, since: datetime, before: datetime) -> Sequence[str]:
        return await asyncio.to_thread(self._between, since.timestamp(), before.timestamp())

    def _between(self, since: float, before: float) -> list[str]:
        kept = ((file, _stored_at(file)) for file in self.path.glob("??/*"))
        return [file.name for file, at in kept if at is not None and since <= at < before]

    def _place(self, key: str) -> Path:
        """Spread over many folders: some systems are slow with thousands of files in one."""
        return self.path / key[:2] / key


def _stored_at(file: Path) -> float | None:
    """None: it has been removed meanwhile."""
    with suppress(FileNotFoundError):
        return file.stat().st_mtime
    return None


def make_private(folder: Path) -> None:
    """The folder, for this user alone, and those above it that are missing."""
    if not folder.is_dir():
        make_private(folder.parent)
        folder.mkdir(mode=0o700, exist_ok=True)
