"""Why something is sent back, in the customer's words."""

from __future__ import annotations

import re

from rasa_sdk import Tracker

from bot.actions.acknowledging import where_told
from bot.actions.said import Said
from bot.channel import replies
from bot.channel.phrases import words_in

LONGEST_REASON = 200
SURE = 0.5
_REASONS = frozenset({"inform", "damaged_item", "wrong_item", "missing_item", "size_advice"})
"""Intents of sentences that give a reason."""

_BECAUSE = re.compile(
    r"\b(?:because|the reason (?:is|was)(?: that)?|reason\s*:|it'?s because|since|weil"
    r"|der Grund (?:ist|war)|parce qu(?:e\s|')|la raison (?:est|c'est)|porque|el motivo es)\s*"
    r"(?P<why>.+)",
    re.IGNORECASE | re.DOTALL,
)

_ENDS = re.compile(
    r"[.!?;,\n]|\b(?:so|and|but)\b(?=\s+(?:I|we|can|could|please|how|what)\b)"
    r"|\b(?:und|aber|also)\b(?=\s+(?:ich|wir|kann|bitte|wie|was)\b)"
    r"|\b(?:et|mais|donc)\b(?=\s+(?:je|nous|on|puis|comment)\b)"
    r"|\b(?:y|pero|así que)\s+(?=quiero|puedo|me gustaría|cómo)",
    re.IGNORECASE,
)
"""Where a clause ends and something else begins."""

_OPENING = re.compile(r"^(?:because\s|since\s|weil\s|parce qu(?:e\s|')|porque\s)\s*", re.IGNORECASE)


def reason_given(said: Said) -> str | None:
    """The reason in a message that was asked for one; None where it gives none."""
    text = _tidy(replies.without_lead(said.beside("order_number", "email")))
    text = replies.without_reminder(_OPENING.sub("", text))
    return None if replies.says_nothing(text) or not _has_words(text) else text


def reason_told(said: Said, form: str, language: str) -> str | None:
    """The reason in a message that was asked for something else, or for nothing yet: after a word
    such as "because", or in the clause that tells what is wrong."""
    text = said.beside("order_number", "email")
    because = _BECAUSE.search(text)
    if because:
        return _long_enough(_ENDS.split(because["why"].strip(), maxsplit=1)[0])
    told = where_told(form, text, language)
    if told is None:
        return None
    start = max((end.end() for end in _ENDS.finditer(text) if end.end() <= told[0]), default=0)
    stop = next((end.start() for end in _ENDS.finditer(text) if end.start() >= told[1]), len(text))
    return _long_enough(replies.without_lead(text[start:stop]))


def _long_enough(clause: str) -> str | None:
    reason = _tidy(clause)
    return reason if len(words_in(reason)) > 1 and not replies.says_nothing(reason) else None


def corrected_reason(said: Said, current: str | None, tracker: Tracker) -> str | None:
    """Another reason in a message that was asked for something else: "too big, not too small"."""
    text = said.beside("order_number", "email")
    rest = _tidy(replies.without_lead(replies.without_excluded(text)))
    if replies.says_nothing(rest) or not _has_words(rest) or rest == current:
        return None
    because = _BECAUSE.search(text)
    if because and not replies.excluded(because["why"]):
        return _tidy(replies.without_reminder(because["why"]))
    if _takes_out(said, current):
        return rest
    new = replies.takes_back(text) and (_shares(rest, current) or _is_a_reason(tracker))
    return rest if new and len(words_in(rest)) > 1 else None


def _takes_out(said: Said, current: str | None) -> bool:
    """What it rules out is what stands there now."""
    out = (said.text[start:end] for start, end in replies.excluded(said.text))
    return any(_shares(part, current) for part in out)


def _shares(text: str, current: str | None) -> bool:
    return bool(set(words_in(text)) & set(words_in(current or "")))


def _is_a_reason(tracker: Tracker) -> bool:
    """As the classifier saw it, before the form took it for a reply."""
    ranking = tracker.latest_message.get("intent_ranking") or []
    return bool(ranking) and ranking[0]["name"] in _REASONS and ranking[0]["confidence"] >= SURE


def _has_words(text: str) -> bool:
    return any(char.isalpha() for char in text)


def _tidy(text: str) -> str:
    return " ".join(text.split()).strip(" ,;-")[:LONGEST_REASON]
