"""The dataset version that matches what is in the database now."""

from __future__ import annotations

import asyncio
from datetime import datetime
from pathlib import Path

from sqlalchemy.ext.asyncio import AsyncSession

from handoff.learning import dataset
from handoff.learning.catalog import Catalog
from handoff.learning.dataset import Base, Learned, Version
from handoff.learning.workshop import Workshop
from handoff.storage import learning
from handoff.storage.engine import Store


async def read_base(catalog: Catalog) -> Base:
    """What the assistant ships; to be read before a transaction, which should not wait for files.

    Raises:
        Invalid: the assistant's folder is wrong.
    """
    return await asyncio.to_thread(lambda: dataset.read_base(catalog.now()))


async def note_version(session: AsyncSession, base: Base, at: datetime) -> Version:
    """Record the version made from `base` and everything taught, as this transaction sees it."""
    await session.flush()
    version = dataset.compose(base, await _learned(session))
    await learning.note_dataset(
        session, version.hash, at, len(version.learned.examples), len(version.learned.intents)
    )
    return version


async def current(workshop: Workshop, store: Store, at: datetime) -> Version:
    """The current version, recorded and written."""
    base = await read_base(workshop.catalog)
    async with store.begin() as session:
        version = await note_version(session, base, at)
    await write(workshop.datasets, version)
    return version


async def write(folder: Path, version: Version) -> None:
    """Write the version into `folder`, once its row is committed; training makes up for a miss."""
    await asyncio.to_thread(version.write, folder)


async def _learned(session: AsyncSession) -> Learned:
    return Learned(
        examples=tuple(await learning.examples(session)),
        intents=tuple(await learning.learned_intents(session)),
    )
