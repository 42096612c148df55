"""Held-out questions: which files of an assistant hold some, and in which language.

heldout/questions.csv      text,intent,kind   the main language: evaluation and gate ask these
heldout/out_of_scope.csv   text,kind          not for the bot
heldout/questions_de.csv   text,intent,kind   another language: its thresholds are tested on these
"""

from __future__ import annotations

import re
from collections.abc import Iterable

FOLDER = "heldout"
QUESTIONS, OUT_OF_SCOPE = "questions.csv", "out_of_scope.csv"

_OF_A_LANGUAGE = re.compile(rf"{FOLDER}/questions_([a-z]{{2,3}}(?:-[a-z0-9]{{2,8}})*)\.csv")


def questions_by_language(paths: Iterable[str]) -> dict[str, str]:
    """Language tag -> path, of those `paths` of a dataset or of an assistant's folder that hold
    questions of another language than the main one."""
    found = (
        (match[1], path) for path in sorted(paths) if (match := _OF_A_LANGUAGE.fullmatch(path))
    )
    return dict(found)
