"""Removes what was uploaded and never sent, and contents that a crash left without a row."""

from __future__ import annotations

import asyncio
import logging
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path

from handoff.domain.attachments import UNSENT_FOR
from handoff.features.attachments.uploading import THUMBNAIL
from handoff.services import leases
from handoff.services.worker import Worker
from handoff.storage import attachments
from handoff.storage.files import Files

log = logging.getLogger(__name__)

EVERY_S = 600.0
AT_ONCE = 200

LOOKED_FOR = timedelta(days=2)
"""So much longer than `UNSENT_FOR` a file that a crash left is looked for: there may be a great
many older files, and all of them were looked at when they were young."""

LEASE = "attachments"


async def run(worker: Worker, files: Files) -> None:
    """Until cancelled, at one worker; a fault is logged and tried again."""
    while True:
        try:
            if await leases.try_lease(worker, LEASE):
                await clean(worker, files)
        except Exception:
            log.exception("unsent files could not be removed; trying again in %g s", EVERY_S)
        await asyncio.sleep(EVERY_S)


async def clean(worker: Worker, files: Files) -> None:
    before = worker.now() - UNSENT_FOR
    while ids := await _forget_unsent(worker, before):
        for id in ids:
            await files.remove(id)
            await files.remove(id + THUMBNAIL)
    await _remove_unknown(worker, files, before)
    await asyncio.to_thread(_remove_left, files.scratch, before.timestamp())


async def _forget_unsent(worker: Worker, before: datetime) -> list[str]:
    async with worker.store.begin() as session:
        return list(await attachments.take_unsent(session, before, AT_ONCE))


async def _remove_unknown(worker: Worker, files: Files, before: datetime) -> None:
    """A crash came between contents and row, or between row and contents."""
    old = await files.stored_between(before - LOOKED_FOR, before)
    for start in range(0, len(old), AT_ONCE):
        keys = old[start : start + AT_ONCE]
        async with worker.store.read() as session:
            found = await attachments.find(session, {_id_of(key) for key in keys})
        known = {one.attachment.id for one in found}
        for key in keys:
            if _id_of(key) not in known:
                await files.remove(key)


def _id_of(key: str) -> str:
    return key.removesuffix(THUMBNAIL)


def _remove_left(scratch: Path, before: float) -> None:
    for file in scratch.glob("*"):
        with suppress(FileNotFoundError):  # an upload may end meanwhile
            if file.stat().st_mtime < before:
                file.unlink()
