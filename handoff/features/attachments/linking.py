"""Links to files: made for whoever may see the conversation, and good for some minutes."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence

from handoff.domain.attached import Attachment
from handoff.domain.attachments import LINK_LIFE, signature_of
from handoff.domain.errors import NotFound
from handoff.features.attachments.schemas import AttachmentLink, AttachmentLinks
from handoff.features.attachments.uploading import THUMBNAIL
from handoff.services.worker import Worker
from handoff.storage import attachments
from handoff.storage.files import Files


async def links(
    worker: Worker, secret: str, ids: Sequence[str], of_conversation: str | None
) -> AttachmentLinks:
    """Links to those of the files that there are. `of_conversation`: and that are in it."""
    async with worker.store.read() as session:
        found = await attachments.find(session, ids)
    until = worker.now() + LINK_LIFE
    allowed = [one.attachment for one in found if of_conversation in (None, one.conversation_id)]
    made = [_link(secret, one, int(until.timestamp())) for one in allowed]
    return AttachmentLinks(links=made, expires_at=until)


def _link(secret: str, of: Attachment, until: int) -> AttachmentLink:
    path = f"/api/attachments/{of.id}"
    query = f"?until={until}&signature={signature_of(secret, of.id, until)}"
    small = f"{path}/thumbnail{query}" if of.width is not None else None
    return AttachmentLink(id=of.id, url=path + query, thumbnail_url=small)


async def contents(
    worker: Worker, files: Files, attachment_id: str, small: bool
) -> tuple[Attachment, AsyncIterator[bytes]]:
    """The file, or its small picture.

    Raises:
        NotFound: it was removed, or it has no small picture.
    """
    async with worker.store.read() as session:
        found = await attachments.find(session, [attachment_id])
    if not found:
        raise NotFound("this file is no longer there", id=attachment_id)
    pieces = await files.read(attachment_id + (THUMBNAIL if small else ""))
    return found[0].attachment, pieces
