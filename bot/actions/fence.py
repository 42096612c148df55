"""May this turn still change something? The service knows; it is asked before every change."""

from __future__ import annotations

import asyncio
import os
from typing import Any

import aiohttp
from rasa_sdk import Tracker

TIMEOUT_S = 5.0


class Stale(Exception):
    """The conversation changed owner: do nothing and say nothing."""


class FenceUnreachable(Exception):
    """The service did not answer, so nothing may be changed."""


def message_key(tracker: Tracker) -> str:
    """Key of the message that asks for a change; the same message always has the same key."""
    return f"{tracker.sender_id}:{_metadata(tracker).get('message_id') or _rasa_id(tracker)}"


async def pass_fence(tracker: Tracker) -> None:
    """Return when the change may be made.

    Without `BATON_SERVICE_URL` Rasa runs alone, and nobody else could own the conversation.

    Raises:
        Stale: the service answered 409.
        FenceUnreachable: there was no usable answer.
    """
    service = os.environ.get("BATON_SERVICE_URL")
    if not service:
        return
    metadata = _metadata(tracker)
    query = {
        "conversation_id": tracker.sender_id,
        "message_seq": str(metadata.get("message_id")),
        "epoch": str(metadata.get("epoch")),
    }
    status = await _ask(f"{service}/internal/fence", query)
    if status == 409:
        raise Stale
    if status != 200:
        raise FenceUnreachable(f"the fence answered {status}")


async def _ask(url: str, query: dict[str, str]) -> int:
    headers = {"X-Baton-Token": os.environ.get("BATON_BOT_TOKEN", "")}
    timeout = aiohttp.ClientTimeout(total=TIMEOUT_S)
    try:
        async with (
            aiohttp.ClientSession(timeout=timeout, headers=headers) as session,
            session.get(url, params=query) as answer,
        ):
            status: int = answer.status
            return status
    except (aiohttp.ClientError, asyncio.TimeoutError, OSError) as error:
        raise FenceUnreachable(str(error)) from error


def _metadata(tracker: Tracker) -> dict[str, Any]:
    return tracker.latest_message.get("metadata") or {}


def _rasa_id(tracker: Tracker) -> str:
    return str(tracker.latest_message.get("message_id"))
