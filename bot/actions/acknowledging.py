"""A form's first words: what the customer has just told is not passed over."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from re import Pattern
from typing import TYPE_CHECKING, Any

import yaml

from bot.channel import replies
from bot.channel.phrases import any_of, compiled
from common.unified import unified

if TYPE_CHECKING:
    from rasa_sdk import Tracker

KINDS = {
    "return_form": ("broken", "wrong", "fit"),
    "order_status_form": ("late",),
}
"""What is to be taken note of where; other news would be out of place there."""

_WORDS = Path(__file__).with_name("acknowledging.yml")
_MAIN = "en"


def acknowledgement(tracker: Tracker) -> str | None:
    """A sentence about what the message that began the form says besides."""
    form = tracker.active_loop.get("name")
    language = str(tracker.get_slot("language") or _MAIN)
    return acknowledged(form, str(tracker.latest_message.get("text") or ""), language)


def acknowledged(form: str | None, text: str, language: str) -> str | None:
    found = _told(form, unified(text), language)
    return found[0] if found else None


def where_told(form: str | None, text: str, language: str) -> replies.Span | None:
    """Where the unified `text` tells such news."""
    found = _told(form, text, language)
    return found[1] if found else None


def _told(form: str | None, said: str, language: str) -> tuple[str, replies.Span] | None:
    out = replies.excluded(said)
    known = _patterns().get(language) or _patterns()[_MAIN]
    for kind in KINDS.get(form or "", ()):
        pattern, sentence = known[kind]
        for match in pattern.finditer(said):
            if not _within(match.span(), out):
                return sentence, match.span()
    return None


def _within(span: replies.Span, others: list[replies.Span]) -> bool:
    return any(start <= span[0] and span[1] <= end for start, end in others)


@lru_cache(maxsize=1)
def _patterns() -> Mapping[str, Mapping[str, tuple[Pattern[str], str]]]:
    read: dict[str, dict[str, Any]] = yaml.safe_load(_WORDS.read_text(encoding="utf-8"))
    return {
        language: {
            kind: (compiled(any_of(each["when"])), str(each["say"])) for kind, each in kinds.items()
        }
        for language, kinds in read.items()
    }
