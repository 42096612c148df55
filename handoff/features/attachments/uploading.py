"""Takes in a file before the message that it comes with: streamed to disk, looked at, stored."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from handoff.domain.attached import Attachment
from handoff.domain.attachments import (
    HEAD,
    MAX_BYTES,
    MOST_IN_A_WHILE,
    WHILE,
    FileType,
    safe_name,
    type_of,
)
from handoff.domain.errors import FileDamaged, FileTooLarge, FileTypeRefused, TooMany
from handoff.services.uploads import Uploads
from handoff.services.worker import Worker
from handoff.storage import attachments, conversations, pictures
from handoff.storage.attachments import Uploaded
from handoff.storage.documents import check_pdf
from handoff.storage.files import make_private

THUMBNAIL = ".small"
"""Behind an id: the key of the small picture."""


@dataclass(frozen=True, slots=True)
class Upload:
    conversation_id: str
    by_agent_id: str | None
    """None: the customer's."""
    name: str
    """As the client calls it."""
    declared: int | None
    """How many bytes it says will come."""


async def upload(
    worker: Worker, uploads: Uploads, coming: Upload, pieces: AsyncIterator[bytes]
) -> Attachment:
    """Store the file; a message may then name its id.

    Raises:
        NotFound: there is no such conversation.
        FileTooLarge, FileTypeRefused, FileDamaged: it is not taken.
        TooMany: this side has uploaded a lot of files to this conversation, or many others come.
        Unavailable: there is no room.
    """
    with uploads.under_way(coming.conversation_id, coming.by_agent_id is not None) as others:
        await _check(worker, coming, others)
        await asyncio.to_thread(uploads.check_room)
        return await _take_in(worker, uploads, coming, pieces)


async def _take_in(
    worker: Worker, uploads: Uploads, coming: Upload, pieces: AsyncIterator[bytes]
) -> Attachment:
    id, files = worker.new_id(), uploads.files
    with _scratch(files.scratch, id) as (raw, kept, small):
        type = await _receive(pieces, raw)
        async with uploads.turn_to_look():
            size = await asyncio.to_thread(_look_at, raw, type, kept, small)
        attachment = Attachment(
            id=id,
            name=safe_name(coming.name, type),
            type=type.value,
            size=kept.stat().st_size,
            width=size.width if size else None,
            height=size.height if size else None,
        )
        # First the contents: were it the other way round, a crash could leave a name for nothing.
        await files.keep(id, kept)
        if size:
            await files.keep(id + THUMBNAIL, small)
    async with worker.store.begin() as session:
        uploaded = Uploaded(coming.conversation_id, coming.by_agent_id, attachment, seq=None)
        attachments.add(session, uploaded, worker.now())
    return attachment


async def _check(worker: Worker, coming: Upload, under_way: int) -> None:
    if coming.declared is not None and coming.declared > MAX_BYTES:
        raise _too_large()
    by_agents = coming.by_agent_id is not None
    async with worker.store.read() as session:
        await conversations.find(session, coming.conversation_id)
        recent = await attachments.number_since(
            session, coming.conversation_id, by_agents, worker.now() - WHILE
        )
    if recent + under_way >= MOST_IN_A_WHILE:
        raise TooMany(f"at most {MOST_IN_A_WHILE} files an hour; send the others later")


async def _receive(pieces: AsyncIterator[bytes], raw: Path) -> FileType:
    size, head = 0, b""
    with raw.open("wb") as file:
        async for piece in pieces:
            size += len(piece)
            if size > MAX_BYTES:
                raise _too_large()
            head += piece[: HEAD - len(head)]
            if len(head) == HEAD:
                _known(head)  # what is refused anyway need not come whole
            file.write(piece)
    if size == 0:
        raise FileDamaged("this file is empty")
    return _known(head)


def _known(head: bytes) -> FileType:
    type = type_of(head)
    if type is None:
        raise FileTypeRefused("send a picture (PNG, JPEG, WebP, GIF) or a PDF")
    return type


def _look_at(raw: Path, type: FileType, kept: Path, small: Path) -> pictures.Size | None:
    """The size of a picture; None: it is none."""
    if type.is_picture:
        return pictures.rewrite(raw, type, kept, small)
    check_pdf(raw)
    raw.replace(kept)
    return None


def _too_large() -> FileTooLarge:
    return FileTooLarge(f"a file may have {MAX_BYTES // 1024 // 1024} MB; send a smaller one")


@contextmanager
def _scratch(folder: Path, id: str) -> Iterator[tuple[Path, Path, Path]]:
    """Places for what came, what is kept of it, and the small picture; gone afterwards."""
    make_private(folder)
    raw, kept, small = (folder / f"{id}.{part}" for part in ("raw", "kept", "small"))
    try:
        yield raw, kept, small
    finally:
        for file in (raw, kept, small):
            file.unlink(missing_ok=True)
