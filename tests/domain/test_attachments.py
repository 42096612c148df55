"""What may be sent, what it is called, and links that expire."""

from __future__ import annotations

import unicodedata
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handoff.domain.attachments import (
    ENDINGS,
    LONGEST_NAME,
    FileType,
    check_link,
    safe_name,
    signature_of,
    type_of,
)
from handoff.domain.errors import LinkRefused
from tests.support import sample_files as files

NOW = datetime(2030, 5, 1, 12, tzinfo=UTC)
UNTIL = int((NOW + timedelta(minutes=5)).timestamp())
SECRET = "a-secret-for-tests-only"


@pytest.mark.parametrize(
    "content",
    [files.SVG, files.HTML, files.ZIP, files.PROGRAM, files.BMP, files.TIFF, b"", b"RIFF1234WAVE"],
)
def test_what_is_neither_a_picture_nor_a_pdf_has_no_type(content: bytes) -> None:
    assert type_of(content[:12]) is None


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("cat.png", "cat.png"),
        ("CAT.PNG", "CAT.PNG"),
        ("../../etc/passwd", "passwd.png"),
        ("C:\\Users\\jo\\me.jpg", "me.jpg.png"),
        ("photo\u202egnp.exe", "photognp.exe.png"),
        ("a\r\nSet-Cookie: x\0.png", "aSet-Cookie_ x.png"),
        ("...", "file.png"),
        ("", "file.png"),
        (".png", "png.png"),
        ("  two   words .png", "two words.png"),
        ("Beleg für Jürgen 👍.png", "Beleg für Jürgen 👍.png"),
        ("x" * 500 + ".png", "x" * 116 + ".png"),
    ],
)
def test_a_name_has_no_path_and_no_tricks(given: str, kept: str) -> None:
    assert safe_name(given, FileType.PNG) == kept


@given(st.text(max_size=200), st.sampled_from(FileType))
def test_any_name_becomes_a_safe_one_and_stays_that(name: str, type: FileType) -> None:
    safe = safe_name(name, type)
    assert 0 < len(safe) <= LONGEST_NAME
    assert safe.lower().endswith(ENDINGS[type])
    assert not set(safe) & set('/\\\0\r\n"')
    assert not {unicodedata.category(one) for one in safe} & {"Cc", "Cf", "Cs", "Zl", "Zp"}
    assert not safe.startswith(".")
    assert safe_name(safe, type) == safe


def test_a_link_opens_its_file_until_it_expires() -> None:
    signature = signature_of(SECRET, "one", UNTIL)
    check_link(SECRET, "one", UNTIL, signature, NOW)
    with pytest.raises(LinkRefused, match="expired"):
        check_link(SECRET, "one", UNTIL, signature, NOW + timedelta(minutes=5))


@pytest.mark.parametrize(
    ("secret", "id", "until", "signature"),
    [
        (SECRET, "other", UNTIL, signature_of(SECRET, "one", UNTIL)),
        (SECRET, "one", UNTIL + 1, signature_of(SECRET, "one", UNTIL)),
        ("another secret", "one", UNTIL, signature_of(SECRET, "one", UNTIL)),
        (SECRET, "one", UNTIL, "ü" * 64),
        (SECRET, "one", UNTIL, ""),
        ("", "one", UNTIL, signature_of("", "one", UNTIL)),
    ],
)
def test_a_forged_link_opens_nothing(secret: str, id: str, until: int, signature: str) -> None:
    with pytest.raises(LinkRefused, match="not valid"):
        check_link(secret, id, until, signature, NOW)
