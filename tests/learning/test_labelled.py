"""Files of labelled questions: read as written, or refused in one line that says where."""

from __future__ import annotations

from pathlib import Path

import pytest

from common.input_files import Labelled
from handoff.domain.errors import Invalid
from handoff.learning.labelled import read_labelled, read_training_rows


def file(tmp_path: Path, content: str | bytes) -> Path:
    path = tmp_path / "rows.csv"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def test_quotes_commas_and_line_breaks_are_part_of_the_text(tmp_path: Path) -> None:
    path = file(tmp_path, 'text,intent\n"Hi, is ""it"" on?\nTell me",status\n\nbye,leave\n')
    assert read_labelled(path) == [
        Labelled('Hi, is "it" on?\nTell me', "status", 2),
        Labelled("bye", "leave", 5),
    ]


def test_a_byte_order_mark_windows_line_ends_and_other_columns_do_no_harm(tmp_path: Path) -> None:
    path = file(tmp_path, "\ufeffid,Intent,Text\r\n1,greet,hello\r\n")
    assert read_labelled(path) == [Labelled("hello", "greet", 2)]


def test_what_cannot_be_right_is_wrong_input(tmp_path: Path) -> None:
    """The reader's own tests are in tests/common."""
    path = file(tmp_path, "text,intent\nno, thank you,leave\n")
    with pytest.raises(Invalid, match="line 2: 3 fields, but the header has 2"):
        read_labelled(path)


def test_a_missing_file_and_a_folder_are_named(tmp_path: Path) -> None:
    for path in (tmp_path / "none.csv", tmp_path):
        with pytest.raises(Invalid, match=str(path)):
            read_labelled(path)


def test_one_intent_is_nothing_to_learn_from_but_something_to_test_with(tmp_path: Path) -> None:
    path = file(tmp_path, "text,intent\nhi,greet\nhello,greet\n")
    assert len(read_labelled(path)) == 2
    with pytest.raises(Invalid, match="single intent, 'greet'"):
        read_training_rows(path)
