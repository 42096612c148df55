"""Files of utterances, as people bring them: one a line."""

from __future__ import annotations

from pathlib import Path

from handoff.domain.errors import Invalid


def read_utterances(path: Path) -> list[str]:
    """All lines of the file, the empty ones too, so that a result's number is that of its line.

    Raises:
        Invalid: the file cannot be read, is no UTF-8, or says nothing.
    """
    lines = read_lines(path)
    if not any(line.strip() for line in lines):
        raise Invalid(f"{path} is empty; it needs one utterance a line")
    return lines


def read_lines(path: Path) -> list[str]:
    """All lines of a text file, without their ends.

    Raises:
        Invalid: the file cannot be read, or is no UTF-8.
    """
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise Invalid(f"{path} cannot be read: {error.strerror}") from error
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise Invalid(f"{path}, line {line}: not UTF-8; save the file as UTF-8") from error
    return [line.removesuffix("\r") for line in text.removesuffix("\n").split("\n")]
