"""`baton tone`: a file of utterances, one per line, and what it says about a bad file."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from handoff import cli

Baton = Callable[..., tuple[int, str, str]]

KEYS = ["text", "negative", "neutral", "positive", "distress"]


@pytest.fixture
def baton(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Baton:
    """The command's exit code, standard output and standard error."""

    def run(*arguments: object) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["baton", *(str(each) for each in arguments)])
        with pytest.raises(SystemExit) as ended:
            cli.main()
        said = capsys.readouterr()
        assert isinstance(ended.value.code, int)
        return ended.value.code, said.out, said.err

    return run


def test_every_line_is_judged_in_its_order(baton: Baton, tmp_path: Path) -> None:
    file, out = tmp_path / "said.txt", tmp_path / "out.json"
    file.write_bytes("\ufeffwhere is my order\r\nI hate you\r\n\r\nWo ist mein Paket?\n".encode())
    code, printed, told = baton("tone", file, "--json", out)
    assert (code, printed) == (0, "")
    assert "4 of 4" in told
    lines = json.loads(out.read_text(encoding="utf-8"))
    assert [list(line) for line in lines] == [KEYS] * 4
    assert [line["text"] for line in lines] == [
        "where is my order",
        "I hate you",
        "",
        "Wo ist mein Paket?",
    ]
    assert lines[1]["negative"] > 0.5 > lines[0]["negative"]
    assert lines[1]["distress"] > lines[0]["distress"]
    assert lines[2]["negative"] == pytest.approx(1 / 3)
    assert lines[3]["neutral"] > lines[3]["negative"]
    for line in lines:
        assert line["negative"] + line["neutral"] + line["positive"] == pytest.approx(1)


def test_without_json_the_same_list_is_printed(baton: Baton, tmp_path: Path) -> None:
    file = tmp_path / "said.txt"
    file.write_text("thanks a lot", encoding="utf-8")
    code, printed, _ = baton("tone", file)
    assert code == 0
    assert [line["text"] for line in json.loads(printed)] == ["thanks a lot"]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (None, "cannot be read"),
        (b"", "is empty"),
        (b"\n \n", "is empty"),
        (b"fine\nf\xfcr\n", "line 2: not UTF-8"),
    ],
)
def test_a_bad_file_gets_one_line_and_exit_code_2(
    baton: Baton, tmp_path: Path, content: bytes | None, words: str
) -> None:
    file, out = tmp_path / "said.txt", tmp_path / "out.json"
    if content is not None:
        file.write_bytes(content)
    code, printed, told = baton("tone", file, "--json", out)
    assert (code, printed) == (2, "")
    assert len(told.strip().splitlines()) == 1 and str(file) in told and words in told
    assert not out.exists()


DIALOGUES = (
    "\nUSER\tI need a train to Ely\tTrain-Inform\t3,3,3\nSYSTEM\tSorry, there is none\t\t\r\n"
    "USER\tthat is wrong, I said Ely\t\t1,2,1\nUSER\tOVERALL\t\t2,2,2\n\n\nUSER\tthanks!\n"
)


def test_dialogues_get_a_probability_at_each_user_turn(baton: Baton, tmp_path: Path) -> None:
    file, out = tmp_path / "said.txt", tmp_path / "out.json"
    file.write_text(DIALOGUES, encoding="utf-8")
    code, printed, told = baton("tone", "--dialogues", file, "--json", out)
    assert (code, printed) == (0, "") and "2 of 2" in told
    turns = json.loads(out.read_text(encoding="utf-8"))
    places = [(each["dialogue"], each["turn"], each["line"]) for each in turns]
    assert places == [(1, 1, 2), (1, 2, 4), (2, 1, 8)]
    assert [each["text"] for each in turns][1:] == ["that is wrong, I said Ely", "thanks!"]
    shares = [each["handing_over"] for each in turns]
    assert 0 < shares[0] < shares[1] < 1 and shares[2] < shares[1]


def test_marks_actions_and_later_turns_change_no_prediction(baton: Baton, tmp_path: Path) -> None:
    file = tmp_path / "said.txt"
    file.write_text(DIALOGUES, encoding="utf-8")
    _, printed, _ = baton("tone", "--dialogues", file)
    otherwise = DIALOGUES.replace("3,3,3", "1,1,1").replace("1,2,1", "nonsense")
    otherwise = otherwise.replace("Train-Inform", "Complain").replace("2,2,2", "5,5,5")
    file.write_text(otherwise.replace("OVERALL", "oh, all is well again"), encoding="utf-8")
    _, again, _ = baton("tone", "--dialogues", file)
    assert json.loads(again)[:2] == json.loads(printed)[:2]
    bare = "\n".join("\t".join(row.split("\t")[:2]) for row in DIALOGUES.split("\n"))
    file.write_text(bare, encoding="utf-8")
    _, again, _ = baton("tone", "--dialogues", file)
    assert json.loads(again) == json.loads(printed)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (None, "cannot be read"),
        (b"", "no dialogue"),
        (b"SYSTEM\thello\n", "no dialogue"),
        (b"USER\thello\n\nhello there\n", "line 3: not a turn"),
        (b"USER\n", "line 1: not a turn"),
        (b"AGENT\thello\n", "line 1: not a turn"),
        (b"USER\tfine\nUSER\tf\xfcr\n", "line 2: not UTF-8"),
    ],
)
def test_a_bad_file_of_dialogues_gets_one_line_and_exit_code_2(
    baton: Baton, tmp_path: Path, content: bytes | None, words: str
) -> None:
    file, out = tmp_path / "said.txt", tmp_path / "out.json"
    if content is not None:
        file.write_bytes(content)
    code, printed, told = baton("tone", "--dialogues", file, "--json", out)
    assert (code, printed) == (2, "")
    assert len(told.strip().splitlines()) == 1 and str(file) in told and words in told
    assert not out.exists()


def test_one_of_the_two_kinds_of_file_is_needed(baton: Baton, tmp_path: Path) -> None:
    assert baton("tone")[0] == 2
    assert baton("tone", tmp_path / "a", "--dialogues", tmp_path / "b")[0] == 2


def test_a_place_that_cannot_be_written_to_is_named(baton: Baton, tmp_path: Path) -> None:
    file = tmp_path / "said.txt"
    file.write_text("hello", encoding="utf-8")
    code, _, told = baton("tone", file, "--json", tmp_path / "nowhere" / "out.json")
    assert code == 2
    assert "nowhere" in told.splitlines()[-1] and "cannot be written" in told
