"""The English of the versions before revision 0004, read back into codes and parameters.

Only for that migration; it stays as it is, whatever becomes of the codes later. Everything here is
plain JSON. What cannot be read is kept word for word under the code `other`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

Json = dict[str, Any]
Found = re.Match[str]

_LIMIT = r"(?: \(\d+\.\d+, limit \d+\.\d+\))?"


# ── why a conversation went to a person ──────────────────────────────────────────────────────


def reason(old: Json, ranking: Sequence[Json]) -> Json:
    """`ranking`: from the judgement that the reason belongs to; it names the intent of a label."""
    if "code" in old:
        return old
    return _read(_REASONS.get(old["signal"], ()), old, ranking) or _other(old)


def _read(ways: Sequence[_Way], old: Json, ranking: Sequence[Json]) -> Json | None:
    for pattern, make in ways:
        found = re.fullmatch(pattern, old["text"], re.DOTALL)
        made = make(found, old, ranking) if found else None
        if made is not None:
            return made
    return None


def _other(old: Json) -> Json:
    return {"code": "other", "text": old["text"]}


_Way = tuple[str, Callable[[Found, Json, Sequence[Json]], Json | None]]


def _plain(code: str) -> Callable[[Found, Json, Sequence[Json]], Json]:
    return lambda _found, _old, _ranking: {"code": code}


def _measured(code: str) -> Callable[[Found, Json, Sequence[Json]], Json | None]:
    def made(_found: Found, old: Json, _ranking: Sequence[Json]) -> Json | None:
        if old["value"] is None or old["threshold"] is None:
            return None
        return {"code": code, "value": old["value"], "threshold": old["threshold"]}

    return made


def _matter(found: Found, old: Json, ranking: Sequence[Json]) -> Json | None:
    measured = _measured("matter_for_a_person")(found, old, ranking)
    intent = ranking[0]["intent"] if ranking else None
    return measured and measured | {"intent": intent, "label": found["label"]}


def _turns(code: str) -> Callable[[Found, Json, Sequence[Json]], Json]:
    def made(found: Found, old: Json, _ranking: Sequence[Json]) -> Json:
        return {"code": code, "turns": int(found["n"]), "threshold": int(old["threshold"] or 2)}

    return made


def _failed(error: str) -> Callable[[Found, Json, Sequence[Json]], Json]:
    return lambda _found, _old, _ranking: {"code": "bot_failed", "error": error}


def _slow(found: Found, _old: Json, _ranking: Sequence[Json]) -> Json:
    return {"code": "bot_slow", "seconds": float(found["n"])}


def _released(found: Found, _old: Json, _ranking: Sequence[Json]) -> Json:
    return {"code": "released", "agent_name": found["name"]}


def _gone(found: Found, _old: Json, _ranking: Sequence[Json]) -> Json:
    return {"code": "agent_gone", "agent_name": found["name"], "minutes": float(found["n"])}


_NUMBER = r"(?P<n>\d+(?:\.\d+)?(?:e[+-]?\d+)?)"

_REASONS: Mapping[str, Sequence[_Way]] = {
    "asked_for_a_person": (
        ("Pressed .*", _plain("pressed_the_button")),
        (".*", _plain("asked_for_a_person")),
    ),
    "did_not_help": ((".*", _plain("did_not_help")),),
    "none_of_these": ((".*", _plain("none_of_these")),),
    "always_human": (
        (rf"A matter for a person: (?P<label>.*?){_LIMIT}", _matter),
        (f"Seems to ask for a person{_LIMIT}", _measured("seems_to_want_a_person")),
    ),
    "tone": (
        (f"Angry or distressed{_LIMIT}", _measured("angry_or_distressed")),
        (f"Very negative tone{_LIMIT}", _measured("very_negative_tone")),
        ("Negative tone, and worse .*", _measured("tone_getting_worse")),
        (".*", _measured("negative_tone")),
    ),
    "dissatisfaction": ((".*", _measured("going_badly")),),
    "unknown": ((".*", _measured("unknown_question")),),
    "confidence": ((".*", _measured("unsure")),),
    "failed_turns": (
        (r"The bot failed (?P<n>\d+) times in a row", _turns("failed_turns")),
        (r"(?P<n>\d+) turns in a row came to nothing.*", _turns("unusable_answers")),
    ),
    "bot_failed": (
        ("The bot had nothing to say", _plain("bot_silent")),
        ("The bot was busy with too many other customers", _plain("bot_busy")),
        (f"The bot did not answer within {_NUMBER} seconds", _slow),
        ("The bot failed with an unexpected error.*", _failed("unexpected")),
        ("The bot failed: the bot did not answer .* in time", _failed("bot_slow")),
        (r"The bot failed: the bot (cannot be reached|at \S+ is not ready).*", _failed("bot_down")),
        (r"The bot failed: the bot(?: answered|'s (?:answer|parse)) .*", _failed("bot_down")),
    ),
    "released": ((r"(?P<name>.*) gave it back to the queue", _released),),
    "agent_gone": ((rf"(?P<name>.*) has not answered for {_NUMBER} minutes", _gone),),
}


# ── the account at an escalation ─────────────────────────────────────────────────────────────

_LONGEST = 160


def summary(old: str | Json | None, said: Sequence[tuple[int, str]], answers: int) -> Json | None:
    """`said`: the customer's first and last words before it, with their numbers; `answers`: the
    bot's, counted. A text that was not made from these is kept as it is."""
    if not old or isinstance(old, dict):
        return old or None
    if old != _as_it_read(said, answers):
        return {"lines": [{"about": "other", "seq": None, "text": old}], "answers": answers}
    lines = [
        {"about": about, "seq": seq, "text": _cut(text)}
        for about, (seq, text) in zip(("first", "last"), said, strict=False)
    ]
    return {"lines": lines, "answers": answers}


def _as_it_read(said: Sequence[tuple[int, str]], answers: int) -> str:
    if not said:
        return "The customer has not written anything yet."
    first = f"Began with: “{_cut(said[0][1])}”"
    last = f" Now: “{_cut(said[1][1])}”" if len(said) > 1 else ""
    times = "no answer" if answers == 0 else "one answer" if answers == 1 else f"{answers} answers"
    return f"{first}.{last} The bot gave {times} so far.".replace("..", ".").replace("?”.", "?”")


def _cut(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= _LONGEST else flat[: _LONGEST - 1].rstrip() + "…"


# ── training runs ────────────────────────────────────────────────────────────────────────────

_STEPS = {
    "Writing the dataset": "dataset",
    "Starting the trainer": "imports",
    "Reading the examples": "vectors",
    "Trying it on rows held back": "folds",
    "Tuning the encoder": "tuning",
    "Training the model": "model",
    "Asking the held-out questions": "heldout",
    "Setting the thresholds, comparing with the live model": "comparing",
    "Switching": "switching",
}


def step(old: str) -> str:
    known = old in _STEPS.values() or old == "starting"
    return old if known else _STEPS.get(old, "starting")


def run_reason(old: str | Json) -> Json:
    """Why a run was refused, or what failed."""
    if isinstance(old, dict):
        return old
    for pattern, make in _RUN_REASONS:
        if found := re.fullmatch(pattern, old, re.DOTALL):
            return make(found)
    return {"code": "other", "text": old}


def _lost(found: Found) -> Json:
    counts = {name: int(found[name]) for name in ("before", "after", "total")}
    return {"code": "intent_lost", "intent": found["intent"], **counts}


def _fewer(code: str) -> Callable[[Found], Json]:
    return lambda found: {
        "code": code,
        "before": int(found["before"]),
        "after": int(found["after"]),
        "total": int(found["total"]),
    }


def _left_alone(found: Found) -> Json:
    """The old text counted those that were answered."""
    total = int(found["total"])
    before, after = total - int(found["before"]), total - int(found["after"])
    return {"code": "fewer_left_alone", "before": before, "after": after, "total": total}


_COUNTS = r"(?P<after>\d+) of (?P<total>\d+) instead of (?P<before>\d+)"

_RUN_REASONS: Sequence[tuple[str, Callable[[Found], Json]]] = (
    (
        r"'(?P<intent>.*)' would lose \d+ of its (?P<total>\d+) held-out questions "
        r"\((?P<before>\d+) right before, (?P<after>\d+) now\)",
        _lost,
    ),
    (f"fewer questions understood: {_COUNTS}", _fewer("fewer_understood")),
    (f"fewer questions answered rightly: {_COUNTS}", _fewer("fewer_answered")),
    (f"more questions answered that it should not answer: {_COUNTS}", _left_alone),
    ("the service was stopped meanwhile", lambda _: {"code": "service_stopped"}),
    ("the service stopped in the middle; .*", lambda _: {"code": "service_died"}),
    (
        f"training did not end within {_NUMBER} s; .*",
        lambda found: {"code": "timed_out", "seconds": float(found["n"])},
    ),
    (
        r"training (?:ended with code|was ended by signal) .*",
        lambda found: {"code": "failed", "error": "training_failed", "detail": found[0]},
    ),
    (
        r"unexpected: (?P<what>.*); the log has more",
        lambda found: {"code": "failed", "error": "unexpected", "detail": found["what"]},
    ),
)
