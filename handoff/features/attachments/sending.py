"""Files that go out with a message, in the transaction that stores it."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy.ext.asyncio import AsyncSession

from handoff.domain.attached import Attachment
from handoff.domain.errors import Invalid
from handoff.storage import attachments


async def unsent(
    session: AsyncSession, conversation_id: str, by_agent_id: str | None, ids: Sequence[str]
) -> tuple[Attachment, ...]:
    """What the log keeps of these files, in this order; `note_sent` follows in the transaction.

    Raises:
        Invalid: one of them was not uploaded here by this side, or was sent already.
    """
    if not ids:
        return ()
    found = {one.attachment.id: one for one in await attachments.find(session, ids, lock=True)}
    for number, id in enumerate(ids):
        one = found.get(id)
        own = one is not None and (one.conversation_id, one.by_agent_id) == (
            conversation_id,
            by_agent_id,
        )
        if one is None or not own or one.seq is not None or id in ids[:number]:
            raise Invalid(f"there is no unsent file '{id}' here; upload it again", id=id)
    return tuple(found[id].attachment for id in ids)


note_sent = attachments.note_sent
