"""Files in messages: what may be sent, what they are called, and links to them that expire."""

from __future__ import annotations

import hashlib
import hmac
import unicodedata
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from enum import StrEnum

from handoff.domain.attached import Attachment
from handoff.domain.errors import LinkRefused
from handoff.domain.events import AgentSaid, AnyEvent, CustomerSaid

MAX_BYTES = 10 * 1024 * 1024
"""Of one file."""

MOST_IN_A_MESSAGE = 5
MOST_IN_A_WHILE = 60
"""Files that one side may upload to a conversation within `WHILE`."""

WHILE = timedelta(hours=1)

MOST_PIXELS = 40_000_000
"""Of a picture, all frames of an animation together: what one takes in memory while it is looked
at, whatever its file says about itself."""

LINK_LIFE = timedelta(minutes=15)
UNSENT_FOR = timedelta(days=1)
"""After this time, a file that was uploaded and never sent is removed."""

LONGEST_NAME = 120


class FileType(StrEnum):
    """What may be sent, by its media type."""

    PNG = "image/png"
    JPEG = "image/jpeg"
    WEBP = "image/webp"
    GIF = "image/gif"
    PDF = "application/pdf"

    @property
    def is_picture(self) -> bool:
        return self is not FileType.PDF


ENDINGS: Mapping[FileType, tuple[str, ...]] = {
    FileType.PNG: (".png",),
    FileType.JPEG: (".jpg", ".jpeg"),
    FileType.WEBP: (".webp",),
    FileType.GIF: (".gif",),
    FileType.PDF: (".pdf",),
}
"""Of names; a file without one of them gets the first."""

HEAD = 12
"""How many of its first bytes tell a file's type."""


def type_of(head: bytes) -> FileType | None:
    """What a file that begins like this claims to be; its name and what a browser says of it do
    not count."""
    if head.startswith(b"\x89PNG\r\n\x1a\n"):
        return FileType.PNG
    if head.startswith(b"\xff\xd8\xff"):
        return FileType.JPEG
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return FileType.WEBP
    if head.startswith((b"GIF87a", b"GIF89a")):
        return FileType.GIF
    if head.startswith((b"%PDF-1.", b"%PDF-2.")):
        return FileType.PDF
    return None


# ── names ────────────────────────────────────────────────────────────────────────────────────

_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
"""Categories of characters that show nothing, or turn the others round."""

_SPECIAL = frozenset('<>:"|?*')
"""Some systems take no names with these."""


def safe_name(name: str, type: FileType) -> str:
    """The name without a path and without tricks, with an ending that tells what the file is."""
    last = unicodedata.normalize("NFC", name).replace("\\", "/").rpartition("/")[2]
    seen = (one for one in last if unicodedata.category(one) not in _UNSEEN)
    plain = "".join("_" if one in _SPECIAL else one for one in seen)
    plain = " ".join(plain.split()).strip(". ")
    ending = next((one for one in ENDINGS[type] if plain.lower().endswith(one)), None)
    stem = plain[: -len(ending)].rstrip(". ") if ending else plain
    ending = plain[-len(ending) :] if ending else ENDINGS[type][0]
    return (stem[: LONGEST_NAME - len(ending)] or "file") + ending


def files_of(event: AnyEvent) -> tuple[Attachment, ...]:
    """What came with it; nothing with what the bot says."""
    return event.attachments if isinstance(event, CustomerSaid | AgentSaid) else ()


def words_of(said: CustomerSaid | AgentSaid) -> str:
    """What was said; for files without a word, their names."""
    return said.text or ", ".join((*(one.name for one in said.attachments), *_mailed(said)))


def brings_files(said: CustomerSaid) -> bool:
    """In the chat or by mail."""
    return bool(said.attachments or _mailed(said))


def _mailed(said: CustomerSaid | AgentSaid) -> tuple[str, ...]:
    return said.mail.attachments if isinstance(said, CustomerSaid) and said.mail else ()


# ── links ────────────────────────────────────────────────────────────────────────────────────

_PURPOSE = b"baton: link to an attachment"


def signature_of(secret: str, attachment_id: str, until: int) -> str:
    """Opens this attachment until this second since 1970."""
    key = hmac.digest(secret.encode(), _PURPOSE, hashlib.sha256)
    return hmac.digest(key, f"{attachment_id} {until}".encode(), hashlib.sha256).hex()


def check_link(secret: str, attachment_id: str, until: int, signature: str, now: datetime) -> None:
    """Raises LinkRefused if the link is not one of ours, or has expired."""
    expected = signature_of(secret, attachment_id, until)
    if not secret or not hmac.compare_digest(expected.encode(), signature.encode()):
        raise LinkRefused("this link to a file is not valid; open the file in the conversation")
    if datetime.fromtimestamp(until, UTC) <= now:
        raise LinkRefused("this link to a file has expired; open the file in the conversation")
