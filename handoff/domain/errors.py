"""The tree of errors. It knows no HTTP and no socket; `api/errors.py` translates it in one table.

BatonError
├── NotFound          no such conversation, candidate, model, ...
├── NotAllowed        this caller may not do this
│   ├── NotSignedIn   nobody, or an expired session
│   ├── WrongIdentity the page cannot vouch for this user
│   └── LinkRefused   a link back into a conversation that is forged or has run out
├── Invalid           the request cannot be right, whatever the state
├── Conflict          the request was right for a state that has passed
│   ├── IllegalMove   the state machine has no such move
│   ├── StaleEpoch    the conversation changed owner meanwhile
│   ├── AlreadyClaimed
│   └── ThreadMovedOn someone spoke after what the agent had seen
├── TooMany           sent too often
└── Unavailable       a part is down or slow
    ├── BotDown
    ├── BotSlow
    └── ModelChanged  the parse is of another model than the one now live
"""

from __future__ import annotations

from typing import Any


class BatonError(Exception):
    """Base of all; `code` is for programs, the message says what, where and what to do."""

    code = "error"

    def __init__(self, message: str, **details: Any) -> None:
        super().__init__(message)
        self.message = message
        self.details = details


class NotFound(BatonError):
    code = "not_found"


class NotAllowed(BatonError):
    code = "not_allowed"


class NotSignedIn(NotAllowed):
    code = "not_signed_in"


class WrongIdentity(NotAllowed):
    code = "wrong_identity"


class LinkRefused(NotAllowed):
    code = "link_refused"


class Invalid(BatonError):
    code = "invalid"


class Conflict(BatonError):
    code = "conflict"


class IllegalMove(Conflict):
    code = "illegal_move"


class StaleEpoch(Conflict):
    code = "stale_epoch"


class AlreadyClaimed(Conflict):
    code = "already_claimed"


class ThreadMovedOn(Conflict):
    code = "thread_moved_on"


class TooMany(BatonError):
    code = "too_many"


class Unavailable(BatonError):
    code = "unavailable"


class BotDown(Unavailable):
    code = "bot_down"


class BotSlow(Unavailable):
    code = "bot_slow"


class ModelChanged(Unavailable):
    code = "model_changed"
