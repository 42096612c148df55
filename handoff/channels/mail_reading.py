"""A mail that came in, from bytes to what it says: headers, text, names of attachments.

Mails come from programs of all ages, and some from people who mean harm. Nothing in one is taken to
be well-formed: what cannot be decoded as it claims is decoded as well as it can be.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from email.message import EmailMessage, Message
from email.parser import BytesParser
from email.policy import compat32, default
from email.utils import getaddresses
from itertools import islice

from handoff.channels import mail_cutting, mail_html
from handoff.channels.mail_cutting import Cut
from handoff.domain.deliveries import is_mailable
from handoff.domain.incoming_mail import Ignored, IncomingMail, Unreadable
from handoff.domain.return_links import PARAMETER
from handoff.domain.visible_text import has_visible_text

MOST_BYTES = 30 * 1024 * 1024
"""Larger mails are not fetched at all."""
MOST_CHARACTERS = 4000
"""Of one message, as in the chat."""
MOST_ATTACHMENTS = 20
LONGEST_ADDRESS = 320
_LOOKED_AT = 200_000
"""Characters of the text, or of its page, in which a reply is looked for."""

MOST_HEADER_BYTES = 128 * 1024
MOST_LINES = 600_000
"""Of the whole mail: one of `MOST_BYTES` has fewer."""
MOST_BOUNDARIES = 2000
"""Lines that may begin or end a part. More of any of these no mail program writes, and they take
time and memory out of proportion to their size."""

_HEADERS_END = re.compile(rb"(?:\r\n|\r(?!\n)|\n)[\r\n]")
_BOUNDARY = re.compile(rb"[\r\n]--")

_ID = re.compile(r"<[^<>\s]{1,900}>")
_TOKEN = re.compile(rf"\b{PARAMETER}=([A-Za-z0-9_-]{{20,400}}\.[A-Za-z0-9_-]{{20,100}})")
_TO = ("To", "Cc", "Delivered-To", "X-Original-To", "Envelope-To")
_BULK = frozenset({"bulk", "list", "junk", "auto_reply"})
_SERVERS = frozenset({"mailer-daemon", "postmaster"})
_NOBODY = frozenset({"no-reply", "noreply", "donotreply", "do-not-reply"})
_ABSENT = re.compile(
    r"^(auto(matic|mated)?[ -]?(reply|response)|out of (the )?office|"
    r"abwesenheits(notiz|nachricht|meldung|benachrichtigung)|"
    r"automatische antwort|réponse automatique|absence du bureau|message d'absence|"
    r"respuesta automática|fuera de la oficina)\s*(:|$)",
    re.IGNORECASE,
)
_SIGNATURES = frozenset({"application/pgp-signature", "application/pkcs7-signature"})
_CHARSETS = {"iso-8859-1": "cp1252", "us-ascii": "utf-8", "ascii": "utf-8", "latin-1": "cp1252"}
"""What mail programs say, and what they mean."""


class CannotBeRead(Exception):
    """It stays in the mailbox."""

    def __init__(self, why: Unreadable, detail: str) -> None:
        super().__init__(f"{why}: {detail}")
        self.why = why
        self.detail = detail


def read(raw: bytes) -> IncomingMail:
    """What the mail says.

    Raises:
        CannotBeRead: it is encrypted, or nobody sent it, or it was made to take long.
    """
    _check_shape(raw)
    mail = BytesParser(policy=default).parsebytes(raw)
    name, sender = _sender(mail)
    if not sender:
        raise CannotBeRead(Unreadable.NO_SENDER, f"From is {_header(mail, 'From')[:100]!r}")
    parts = tuple(_parts(mail))
    plain = "\n".join(_content(part) for part in parts if _is_text(part, "plain"))
    page = "\n".join(_content(part) for part in parts if _is_text(part, "html"))
    is_long = max(len(plain), len(page)) > _LOOKED_AT
    plain, page = plain[:_LOOKED_AT], page[:_LOOKED_AT]
    said = _said(plain, page)
    text = said.text
    attachments = tuple(filter(None, map(_file_name, parts)))
    if not text and _is_encrypted(mail):
        raise CannotBeRead(Unreadable.ENCRYPTED, "only its recipient's mail program can read it")
    return IncomingMail(
        id=_id(mail, raw),
        sender=sender,
        sender_name=name,
        recipients=_recipients(mail),
        subject=_storable(_one_line(_header(mail, "Subject")))[:200],
        text=text if len(text) <= MOST_CHARACTERS else text[: MOST_CHARACTERS - 1] + "…",
        shortened=said.left_out or is_long or len(text) > MOST_CHARACTERS,
        follows=_follows(mail),
        tokens=tuple(dict.fromkeys(_TOKEN.findall(f"{plain}\n{page}")))[:5],
        attachments=attachments[:MOST_ATTACHMENTS],
        language=_language(mail),
        ignored=_what_a_machine_sent(mail, sender),
    )


def _check_shape(raw: bytes) -> None:
    headers = _HEADERS_END.search(raw)
    if (headers.start() if headers else len(raw)) > MOST_HEADER_BYTES:
        raise CannotBeRead(Unreadable.BROKEN, "its headers are too long")
    if raw.count(b"\n") + raw.count(b"\r") - raw.count(b"\r\n") > MOST_LINES:
        raise CannotBeRead(Unreadable.BROKEN, "it has too many lines")
    boundaries = _BOUNDARY.finditer(raw)
    if next(islice(boundaries, MOST_BOUNDARIES, None), None) is not None:
        raise CannotBeRead(Unreadable.BROKEN, "it has too many parts")


# ── who, and why ─────────────────────────────────────────────────────────────────────────────


def _sender(mail: EmailMessage) -> tuple[str | None, str]:
    for name, address in _addresses(mail, "From"):
        if is_mailable(address) and address.isprintable() and _fits(address):
            return _storable(_one_line(name))[:200] or None, address
    return None, ""


def _fits(address: str) -> bool:
    return max(len(address), len(address.casefold())) <= LONGEST_ADDRESS


def _recipients(mail: EmailMessage) -> tuple[str, ...]:
    """Of our own addresses, all of which are plain."""
    found = (address for header in _TO for _, address in _addresses(mail, header))
    return tuple(dict.fromkeys(one for one in found if one and _is_plain(one)))[:50]


def _addresses(mail: EmailMessage, header: str) -> list[tuple[str, str]]:
    return getaddresses([_header(mail, header)])


def _id(mail: EmailMessage, raw: bytes) -> str:
    found = _ID.search(_header(mail, "Message-ID"))
    if found and _is_plain(found[0]):
        return found[0]
    return f"<{hashlib.sha256(raw).hexdigest()}@without.id>"


def _follows(mail: EmailMessage) -> tuple[str, ...]:
    answered = _ID.findall(_header(mail, "In-Reply-To"))
    before = reversed(_ID.findall(_header(mail, "References")))
    return tuple(dict.fromkeys(filter(_is_plain, (*answered, *before))))[:100]


def _is_plain(text: str) -> bool:
    """Anything else no database need be able to store."""
    return text.isascii() and text.isprintable()


def _what_a_machine_sent(mail: EmailMessage, sender: str) -> Ignored | None:
    if _is_bounce(mail, sender):
        return Ignored.BOUNCE
    suppressed = _header(mail, "X-Auto-Response-Suppress").lower()
    says_so = (
        _header(mail, "Auto-Submitted").lower().strip() not in ("", "no"),
        _header(mail, "Precedence").lower().strip() in _BULK,
        any(word in suppressed for word in ("all", "oof", "autoreply")),
        any(_header(mail, name) for name in ("X-Autoreply", "X-Autorespond", "X-Autoresponder")),
        any(_header(mail, name) for name in ("List-Id", "List-Unsubscribe", "Feedback-ID")),
        sender.partition("@")[0].lower() in _NOBODY,
        _ABSENT.match(_header(mail, "Subject").strip()) is not None,
    )
    return Ignored.AUTOMATIC if any(says_so) else None


def _is_bounce(mail: EmailMessage, sender: str) -> bool:
    local = sender.partition("@")[0].lower()
    return (
        mail.get_content_type() == "multipart/report"
        or local in _SERVERS
        or _header(mail, "Return-Path").replace(" ", "") == "<>"
    )


def _is_encrypted(mail: EmailMessage) -> bool:
    kinds = {part.get_content_type() for part in mail.walk()}
    signed_only = "signed-data" in _header(mail, "Content-Type").lower()
    pkcs7 = {"application/pkcs7-mime", "application/x-pkcs7-mime"} & kinds
    return (bool(pkcs7) and not signed_only) or "multipart/encrypted" in kinds


def _language(mail: EmailMessage) -> str | None:
    said = _header(mail, "Content-Language").partition(",")[0].strip()
    return said if re.fullmatch(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,2}", said) else None


def _header(mail: Message, name: str) -> str:
    """As text, whatever is in it; empty if it is missing."""
    try:
        return str(mail.get(name, ""))
    except Exception:  # the library's parser of headers gives up in many ways
        raw = next((value for key, value in mail.raw_items() if key.lower() == name.lower()), "")
        return str(compat32.header_fetch_parse(name, raw))


# ── what it says ─────────────────────────────────────────────────────────────────────────────


def _parts(mail: Message) -> Iterator[Message]:
    """All that are not made of others; a mail inside the mail is one part."""
    if mail.get_content_maintype() != "multipart":
        yield mail
        return
    content = mail.get_payload()
    for part in content if isinstance(content, list) else ():
        if isinstance(part, Message):
            yield from _parts(part)


def _is_text(part: Message, kind: str) -> bool:
    return part.get_content_type() == f"text/{kind}" and not _is_attached(part)


def _is_attached(part: Message) -> bool:
    return _header(part, "Content-Disposition").lower().startswith("attachment")


def _file_name(part: Message) -> str | None:
    """None if the part is the mail's text, a picture that belongs to it, or its signature."""
    if _is_text(part, "plain") or _is_text(part, "html"):
        return None
    if part.get_content_type() in _SIGNATURES:
        return None
    if _header(part, "Content-ID") and not _is_attached(part):
        return None
    try:
        name = part.get_filename()
    except Exception:  # as with headers
        name = None
    if not name and part.get_content_type() == "message/rfc822":
        name = f"{_subject_inside(part)}.eml"
    return _storable(_one_line(name or part.get_content_type()))[:200]


def _subject_inside(part: Message) -> str:
    content = part.get_payload()
    mail = content[0] if isinstance(content, list) and content else None
    return (_header(mail, "Subject") if isinstance(mail, Message) else "") or "mail"


def _content(part: Message) -> str:
    content = part.get_payload(decode=True)
    if not isinstance(content, bytes):
        return ""
    text = _decoded(content, part)[: _LOOKED_AT + 1]
    if part.get_content_type() == "text/plain":
        return _unwrapped(text, part)
    return text


def _decoded(content: bytes, part: Message) -> str:
    try:
        said = (part.get_content_charset() or "utf-8").lower()
    except Exception:  # as with headers
        said = "utf-8"
    for charset in (_CHARSETS.get(said, said), "utf-8"):
        try:
            return content.decode(charset)
        except (LookupError, UnicodeDecodeError):
            pass
    return content.decode("cp1252", "replace")


def _unwrapped(text: str, part: Message) -> str:
    """Lines that were broken only to fit (RFC 3676) put together again."""
    if str(part.get_param("format", "")).lower() != "flowed":
        return text
    joined = ""
    for line in text.replace("\r\n", "\n").split("\n"):
        goes_on = line.endswith(" ") and line != "-- " and not line.startswith(">")
        joined += line.removeprefix(" ") if goes_on else f"{line.removeprefix(' ')}\n"
    return joined


def _said(plain: str, page: str) -> Cut:
    """The writer's own words; if there seem to be none, all that is not marked as quoted."""
    if own := _shown(mail_cutting.cut(plain)):
        return own
    shown = mail_html.text_of(page) if page.strip() else ""
    others = (mail_cutting.cut(shown), mail_cutting.unmarked(plain), mail_cutting.unmarked(shown))
    return next(filter(None, map(_shown, others)), Cut(""))


def _shown(cut: Cut) -> Cut | None:
    text = _storable(cut.text)
    return Cut(text, cut.left_out) if text else None


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _storable(text: str) -> str:
    """Without control characters and halves of characters; empty if nothing of it shows."""
    whole = text.encode("utf-8", "ignore").decode()
    shown = "".join(sign for sign in whole if sign in "\n\t" or ord(sign) >= 32)
    return shown.strip() if has_visible_text(shown) else ""
