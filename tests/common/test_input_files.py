"""Files that people provide: read as written, or refused in one line that says where."""

from __future__ import annotations

from pathlib import Path

import pytest

from common.input_files import (
    LONGEST_FIELD,
    MOST_TOLD,
    Fault,
    Labelled,
    check_spelling,
    notes_on,
    read_labelled,
    read_lines,
    read_rows,
)


def file(tmp_path: Path, content: str | bytes) -> Path:
    path = tmp_path / "rows.csv"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def fault_of(path: Path) -> str:
    with pytest.raises(Fault) as caught:
        read_labelled(path)
    return str(caught.value)


@pytest.mark.parametrize(
    ("content", "where", "what"),
    [
        ("text,intent\nwell, when do you open,hours\n", "line 2", "3 fields, but the header has 2"),
        ('text,intent\n"a\nb",x\nok,x,\n', "line 4", "3 fields, but the header has 2"),
        ("text,intent,kind\nhi,greet\n", "line 2", "2 fields, but the header has 3"),
        ("text,intent\nhi\n", "line 2", "1 field, but the header has 2"),
        ("text;intent\nhi;greet\n", "line 1", "no column text and no intent"),
        ("text,intent,Text\nhi,greet,hello\n", "line 1", "column text is there twice"),
        ("\ntext,intent\nhi,greet\n", "", "begins with an empty line"),
        ("text,intent\n \t ,greet\n", "line 2", "no text"),
        ("text,intent\nhi,  \n", "line 2", "no intent"),
        ('text,intent\nok,a\n"never closed,b\nc,d\n', "line 3", "quotation mark"),
        (f"text,intent\n{'x' * (LONGEST_FIELD + 1)},a\n", "line 2", "too many for one text"),
        (f"text,intent\nhi,{'very ' * 50}long\n", "line 2", "name on one line"),
        ('text,intent\nhi,"two\nlines"\n', "line 2", "name on one line"),
        (b"text,intent\nhi,a\nh\x00llo,b\n", "line 3", "NUL"),
        (b"text,intent\nhi,a\nol\xe9,b\n", "line 3", "not UTF-8"),
        ("text,intent\nhi,a\n".encode("utf-16"), "", "UTF-16"),
    ],
)
def test_what_cannot_be_right_is_one_line_with_file_and_row(
    tmp_path: Path, content: str | bytes, where: str, what: str
) -> None:
    path = file(tmp_path, content)
    said = fault_of(path)
    assert str(path) in said and where in said and what in said
    assert len(said.splitlines()) == 1


def test_rows_keep_their_columns_and_know_where_they_begin(tmp_path: Path) -> None:
    path = file(tmp_path, '\ufeffText,kind\r\n"one, \nor two",\r\n,\r\n\r\n three ,far\r\n')
    first, second = read_rows(path, ("text",))
    assert (first.values, first.line) == ({"text": "one, \nor two", "kind": ""}, 2)
    assert (second.values, second.line) == ({"text": " three ", "kind": "far"}, 6)


def test_a_header_alone_is_a_file_without_rows(tmp_path: Path) -> None:
    assert read_rows(file(tmp_path, "text,kind\n"), ("text",)) == []


def test_lines_have_the_same_checks(tmp_path: Path) -> None:
    assert read_lines(file(tmp_path, "\ufeffone\r\n\ntwo")) == ["one", "", "two"]
    for content, what in ((b"one\ntw\x00o\n", "line 2: a NUL"), (b"x" * 30_000, "line 1")):
        with pytest.raises(Fault, match=what):
            read_lines(file(tmp_path, content))


@pytest.mark.parametrize(
    ("one", "other"),
    [("Refund", "refund"), ("caf\u00e9", "cafe\u0301"), ("late fee", "late  Fee"), ("ﬁne", "fine")],
)
def test_two_spellings_of_an_intent_are_named_with_their_places(one: str, other: str) -> None:
    with pytest.raises(Fault) as caught:
        check_spelling(
            [(one, "a.csv, line 3"), (other, "b.csv, line 9"), (other, "b.csv, line 12")]
        )
    said = str(caught.value)
    assert f"{one!r} (a.csv, line 3)" in said and f"{other!r} (b.csv, line 9 and 1 more)" in said
    assert "write them alike" in said and "\n" not in said


def test_each_intent_spelt_in_two_ways_has_a_line_and_many_are_counted() -> None:
    names = [f"intent_{number}" for number in range(MOST_TOLD + 5)]
    with pytest.raises(Fault) as caught:
        check_spelling([(way, "x") for name in names for way in (name, name.upper())])
    lines = str(caught.value).splitlines()
    assert len(lines) == MOST_TOLD + 1
    assert lines[-1] == "5 more intents are like that"


def test_intents_that_differ_more_are_several() -> None:
    check_spelling([("refund", "1"), ("refunds", "2"), ("re-fund", "3"), ("refund", "4")])


def test_a_text_under_several_intents_is_a_line_that_names_them_and_their_rows() -> None:
    rows = [
        Labelled("Where is it?", "status", 2),
        Labelled("hello", "greet", 3),
        Labelled("where is  it?", "lost", 4),
        Labelled("Where is it?", "late", 9),
    ]
    [note] = notes_on("train.csv", rows)
    assert "train.csv" in note and "'Where is it?'" in note
    for named in ("'status' in line 2", "'lost' in line 4", "'late' in line 9"):
        assert named in note


def test_repeated_rows_are_counted_in_one_line() -> None:
    rows = [Labelled(text, "a", line) for line, text in enumerate(["x", "X ", "y", "x", "z"], 2)]
    assert notes_on("f.csv", rows) == ["note: f.csv: rows that occur more than once: 2 (line 3, 5)"]
    assert notes_on("f.csv", rows[3:]) == []


def test_many_notes_are_counted() -> None:
    rows = [
        Labelled(f"text {number}", intent, number)
        for number in range(MOST_TOLD + 7)
        for intent in ("a", "b")
    ]
    notes = notes_on("f.csv", rows)
    assert len(notes) == MOST_TOLD + 1
    assert notes[-1] == "7 more texts in f.csv have several intents"
