"""Uploads, links and downloads. A file is uploaded first; then a message on the socket names it."""

from __future__ import annotations

from typing import Annotated, Any
from urllib.parse import quote

from fastapi import APIRouter, Query, Request
from fastapi.responses import StreamingResponse

from handoff.domain.attached import Attachment
from handoff.domain.attachments import LINK_LIFE, FileType
from handoff.domain.permissions import Action
from handoff.edge.dependencies import FROM_CUSTOMER, WITH_LINK, ServicesDep, may
from handoff.features.attachments import linking, uploading
from handoff.features.attachments.schemas import AttachmentLinks, AttachmentsShown
from handoff.features.attachments.uploading import Upload
from handoff.services.container import Services
from handoff.storage.agents import Agent
from handoff.wire_types import Id, Line

router = APIRouter(tags=["attachments"])

WidgetsConversation = Annotated[str, FROM_CUSTOMER]
Replier = Annotated[Agent, may(Action.REPLY)]

STREAMED = r"/api/widget/attachments|/api/conversations/[^/]+/attachments"
"""Addresses whose bodies are files: they are read piece by piece."""


_BYTES = {"schema": {"type": "string", "format": "binary"}}
WHOLE: dict[int | str, dict[str, Any]] = {200: {"content": {one.value: _BYTES for one in FileType}}}
SMALL: dict[int | str, dict[str, Any]] = {200: {"content": {FileType.WEBP.value: _BYTES}}}
"""What downloads answer with, for the API's description."""

FILE: dict[str, Any] = {"response_class": StreamingResponse, "dependencies": [WITH_LINK]}


@router.post("/api/widget/attachments")
async def upload_as_customer(
    conversation_id: WidgetsConversation,
    request: Request,
    services: ServicesDep,
    name: Annotated[Line, Query()],
) -> Attachment:
    """The body is the file, whatever it says about its type."""
    services.uploads.count(request.client.host if request.client else "")
    return await _upload(services, request, Upload(conversation_id, None, name, _declared(request)))


@router.post("/api/conversations/{conversation_id}/attachments")
async def upload_as_agent(
    conversation_id: Id,
    agent: Replier,
    request: Request,
    services: ServicesDep,
    name: Annotated[Line, Query()],
) -> Attachment:
    """The body is the file, whatever it says about its type."""
    coming = Upload(conversation_id, agent.id, name, _declared(request))
    return await _upload(services, request, coming)


@router.post("/api/widget/attachments/links")
async def links_for_customer(
    conversation_id: WidgetsConversation, body: AttachmentsShown, services: ServicesDep
) -> AttachmentLinks:
    """To files of the caller's own conversation."""
    return await _links(services, body, conversation_id)


@router.post("/api/attachments/links", dependencies=[may(Action.READ)])
async def links_for_agent(body: AttachmentsShown, services: ServicesDep) -> AttachmentLinks:
    return await _links(services, body, None)


@router.get("/api/attachments/{attachment_id}", responses=WHOLE, **FILE)
async def whole(attachment_id: Id, services: ServicesDep) -> StreamingResponse:
    found, pieces = await linking.contents(
        services.worker, services.uploads.files, attachment_id, small=False
    )
    length = {"Content-Length": str(found.size)}
    headers = _careful(found.name, is_shown=found.width is not None) | length
    return StreamingResponse(pieces, headers=headers, media_type=found.type)


@router.get("/api/attachments/{attachment_id}/thumbnail", responses=SMALL, **FILE)
async def thumbnail(attachment_id: Id, services: ServicesDep) -> StreamingResponse:
    found, pieces = await linking.contents(
        services.worker, services.uploads.files, attachment_id, small=True
    )
    headers = _careful(found.name, is_shown=True)
    return StreamingResponse(pieces, headers=headers, media_type=FileType.WEBP.value)


async def _upload(services: Services, request: Request, coming: Upload) -> Attachment:
    return await uploading.upload(services.worker, services.uploads, coming, request.stream())


async def _links(
    services: Services, shown: AttachmentsShown, of_conversation: str | None
) -> AttachmentLinks:
    secret = services.settings.bot_token.get_secret_value()
    return await linking.links(services.worker, secret, shown.ids, of_conversation)


def _declared(request: Request) -> int | None:
    given = request.headers.get("content-length")
    return int(given) if given else None


def _careful(name: str, is_shown: bool) -> dict[str, str]:
    """A browser takes the file for what we say it is, runs nothing in it, and keeps it for itself
    no longer than the link is good."""
    how = "inline" if is_shown else "attachment"
    return {
        "Content-Disposition": f"{how}; filename*=UTF-8''{quote(name, safe='')}",
        "X-Content-Type-Options": "nosniff",
        "Content-Security-Policy": "default-src 'none'; sandbox",
        "Cache-Control": f"private, max-age={LINK_LIFE.seconds}",
        "Referrer-Policy": "no-referrer",
    }
