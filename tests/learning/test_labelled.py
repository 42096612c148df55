"""Files of labelled questions: read as written, or refused in one line that says where."""

from __future__ import annotations

from pathlib import Path

import pytest

from handoff.domain.errors import Invalid
from handoff.learning.labelled import Labelled, read_labelled, read_training_rows


def file(tmp_path: Path, content: str | bytes) -> Path:
    path = tmp_path / "rows.csv"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def test_quotes_commas_and_line_breaks_are_part_of_the_text(tmp_path: Path) -> None:
    path = file(tmp_path, 'text,intent\n"Hi, is ""it"" on?\nTell me",status\n\nbye,leave\n')
    assert read_labelled(path) == [
        Labelled('Hi, is "it" on?\nTell me', "status", 3),
        Labelled("bye", "leave", 5),
    ]


def test_a_byte_order_mark_windows_line_ends_and_other_columns_do_no_harm(tmp_path: Path) -> None:
    path = file(tmp_path, "\ufeffid,Intent,Text\r\n1,greet,hello\r\n")
    assert read_labelled(path) == [Labelled("hello", "greet", 2)]


@pytest.mark.parametrize(
    ("content", "where", "what"),
    [
        ("", "", "is empty"),
        ("hello,greet\nbye,leave\n", "line 1", "no column text and no intent"),
        ("text,category\nhello,greet\n", "line 1", "no column intent"),
        ("text,intent\n", "", "no rows"),
        ("text,intent\nhello\n", "line 2", "no intent"),
        ("text,intent\n ,greet\n", "line 2", "no text"),
        ('text,intent\nhi,greet\n"open,greet\n', "line", "no valid CSV"),
        (b"text,intent\nok,a\ncaf\xe9,b\n", "line 3", "not UTF-8"),
        (b"\x00\x00", "line", "no column"),
    ],
)
def test_what_is_wrong_is_said_in_one_line(
    tmp_path: Path, content: str | bytes, where: str, what: str
) -> None:
    path = file(tmp_path, content)
    with pytest.raises(Invalid) as caught:
        read_labelled(path)
    message = caught.value.message
    assert str(path) in message and where in message and what in message
    assert "\n" not in message


def test_a_missing_file_and_a_folder_are_named(tmp_path: Path) -> None:
    for path in (tmp_path / "none.csv", tmp_path):
        with pytest.raises(Invalid, match=str(path)):
            read_labelled(path)


def test_one_intent_is_nothing_to_learn_from_but_something_to_test_with(tmp_path: Path) -> None:
    path = file(tmp_path, "text,intent\nhi,greet\nhello,greet\n")
    assert len(read_labelled(path)) == 2
    with pytest.raises(Invalid, match="single intent, 'greet'"):
        read_training_rows(path)
