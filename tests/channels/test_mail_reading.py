"""Mails as mail programs really write them, in four languages: what is read out of each.

`mails/` has them raw, `mails/expected.yml` what is expected: fields of the mail, or why there is
none.
"""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from handoff.channels import mail_reading
from handoff.channels.mail_cutting import cut
from handoff.channels.mail_reading import CannotBeRead
from handoff.domain.incoming_mail import IncomingMail, why_ignored

MAILS = Path(__file__).parent / "mails"
EXPECTED: dict[str, dict[str, Any]] = yaml.safe_load((MAILS / "expected.yml").read_text())
OWN = "answers@nordlicht.example"


def read(name: str) -> IncomingMail:
    return mail_reading.read((MAILS / f"{name}.eml").read_bytes())


@pytest.mark.parametrize("name", EXPECTED)
def test_a_mail_says_what_its_writer_wrote(name: str) -> None:
    expected = dict(EXPECTED[name])
    if why := expected.pop("unreadable", None):
        with pytest.raises(CannotBeRead) as caught:
            read(name)
        assert caught.value.why == why
        return
    mail = read(name)
    assert why_ignored(mail, OWN) == expected.pop("ignored", None)
    if "subject_is" in expected:
        assert mail.subject == expected.pop("subject_is")
    shown = {field: getattr(mail, field) for field in expected}
    if "text" in expected:
        expected["attachments"] = tuple(expected.get("attachments", ()))
        shown["attachments"] = mail.attachments
    assert shown == expected


@pytest.mark.parametrize(
    "line", ["On 1 ", "wrote ", "> ", ">", "From: x\nTo: y", "--", "a wrote 1"]
)
def test_a_mail_made_to_take_long_does_not(line: str) -> None:
    begun = time.perf_counter()
    cut((line + "\n") * 30_000)
    cut(line * 30_000)
    assert time.perf_counter() - begun < 2.0


@given(st.text(alphabet="> \n:-_OnFromwrote1@Sent", max_size=300))
def test_what_was_not_quoted_stays_unless_it_is_part_of_the_frame(noise: str) -> None:
    said = "The parcel has not come yet"
    assert cut(f"{said}\n\n> {noise.replace(chr(10), ' ')}\n").startswith(said)


@given(st.binary(max_size=400))
def test_whatever_comes_is_read_or_refused(noise: bytes) -> None:
    for raw in (noise, b"From: a@b.example\n" + noise, b"From: a@b.example\n\n" + noise):
        try:
            mail = mail_reading.read(raw)
        except CannotBeRead:
            continue
        assert "\0" not in mail.text


def test_the_corpus_is_whole() -> None:
    assert {file.stem for file in MAILS.glob("*.eml")} == set(EXPECTED)
    assert len(EXPECTED) >= 60
