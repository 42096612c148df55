"""Taught texts as Rasa training files. Whatever a customer wrote, the file stays valid and means
what they wrote.

In pure ASCII files, Rasa decodes backslash escapes and would break on `C:\\users`; the dash in the
header prevents that.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from typing import Any

import yaml

HEADER = "# Taught in review – written by handoff/learning/dataset.py, not to be edited.\n"
_NOT_WRITABLE = frozenset({"Cc", "Cn", "Co", "Cs"})
_BRACKETS = str.maketrans("[]", "()")
_BRACES = str.maketrans("{}", "()")


class _Quoted(str):
    """A text that is always quoted: if plain, Rasa would look for environment variables in it."""


class _Block(str):
    """A text of several lines, as a block."""


class _Dumper(yaml.SafeDumper):
    pass


_Dumper.add_representer(
    _Quoted, lambda dumper, text: dumper.represent_scalar("tag:yaml.org,2002:str", text, style='"')
)
_Dumper.add_representer(
    _Block, lambda dumper, text: dumper.represent_scalar("tag:yaml.org,2002:str", text, style="|")
)


def one_line(text: str) -> str:
    """The text on one line, without control characters."""
    return " ".join(_writable(text).split())


def example(text: str) -> str:
    """The text as a training example: one line, no entity markup."""
    return one_line(text).translate(_BRACKETS)


def response(text: str) -> str:
    """The text as an answer: lines kept, no slot markup."""
    lines = (one_line(line) for line in text.splitlines())
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip().translate(_BRACES)


def nlu(examples: Iterable[tuple[str, str]]) -> bytes:
    """Training examples from pairs (intent, text); repeated ones appear once."""
    of_intent: dict[str, dict[str, None]] = {}
    for intent, text in examples:
        if line := example(text):
            of_intent.setdefault(intent, {})[line] = None
    blocks = [
        {"intent": intent, "examples": _Block("".join(f"- {line}\n" for line in lines))}
        for intent, lines in sorted(of_intent.items())
    ]
    return _file({"nlu": blocks})


def domain(answers: Mapping[str, str]) -> bytes:
    """Taught intents (name -> answer) with their responses."""
    responses = {
        f"utter_{name}": [{"text": _Quoted(response(answer))}] for name, answer in answers.items()
    }
    return _file({"intents": list(answers), "responses": responses})


def rules(intents: Iterable[str]) -> bytes:
    """One rule per intent: it is answered with its response."""
    return _file(
        {
            "rules": [
                {
                    "rule": f"taught: {name}",
                    "steps": [{"intent": name}, {"action": f"utter_{name}"}],
                }
                for name in intents
            ]
        }
    )


def _writable(text: str) -> str:
    return "".join(
        char if char.isspace() or unicodedata.category(char) not in _NOT_WRITABLE else " "
        for char in text.replace("\ufeff", "")
    )


def _file(content: dict[str, Any]) -> bytes:
    text = yaml.dump(
        {"version": _Quoted("3.1"), **content},
        Dumper=_Dumper,
        allow_unicode=True,
        sort_keys=False,
        width=10_000,
    )
    return (HEADER + text).encode()
