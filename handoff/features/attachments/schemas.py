"""Bodies of uploads and links."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

from pydantic import Field

from handoff.edge.schemas import Body
from handoff.wire_types import Id

MOST_LINKS = 50
"""That are asked for at once."""


class AttachmentsShown(Body):
    """Ids of files that somebody is about to see."""

    ids: Annotated[tuple[Id, ...], Field(min_length=1, max_length=MOST_LINKS)]


class AttachmentLink(Body):
    """Paths at the service: the whole file, and of a picture a small one."""

    id: str
    url: str
    thumbnail_url: str | None


class AttachmentLinks(Body):
    """Those that the caller may see; after `expires_at`, ask again."""

    links: list[AttachmentLink]
    expires_at: datetime
