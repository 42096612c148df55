"""Reply addresses that name a conversation: `help+TAG@example.com`, with a tag that is signed.

Mail programs may change the case of an address, and its local part has at most 64 characters; so
the tag is the conversation's id and half a signature, in base32.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
import re

_PURPOSE = b"baton: reply address of a conversation"
_SIGNED = 10
"""Bytes of the signature: 80 bits, which can only be guessed through a mail server."""
_LONGEST_LOCAL_PART = 64
_ID = re.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")


def tagged(secret: str, address: str, conversation_id: str) -> str:
    """The address for replies in this conversation; the plain one if there is no room for a tag."""
    local, _, host = address.rpartition("@")
    if not _ID.fullmatch(conversation_id):
        return address
    id = bytes.fromhex(conversation_id.replace("-", ""))
    with_tag = f"{local}+{_encode(id + _signature(secret, id))}"
    return f"{with_tag}@{host}" if len(with_tag) <= _LONGEST_LOCAL_PART else address


def named_by(secret: str, address: str) -> str | None:
    """The conversation that an address names; None: none, or the tag is not one of ours."""
    tag = address.rpartition("@")[0].rpartition("+")[2]
    try:
        content = _decode(tag)
    except (binascii.Error, ValueError):
        return None
    id, given = content[:16], content[16:]
    genuine = bool(secret) and hmac.compare_digest(_signature(secret, id), given)
    return _written(id.hex()) if genuine else None


def _written(id: str) -> str:
    return f"{id[:8]}-{id[8:12]}-{id[12:16]}-{id[16:20]}-{id[20:]}"


def _signature(secret: str, id: bytes) -> bytes:
    key = hmac.digest(secret.encode(), _PURPOSE, hashlib.sha256)
    return hmac.digest(key, id, hashlib.sha256)[:_SIGNED]


def _encode(content: bytes) -> str:
    return base64.b32encode(content).rstrip(b"=").decode().lower()


def _decode(tag: str) -> bytes:
    return base64.b32decode(tag.upper() + "=" * (-len(tag) % 8))
