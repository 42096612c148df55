"""The tree of errors. It knows neither HTTP nor sockets; `edge/errors.py` has the one translation.

BatonError
├── NotFound          no such conversation, candidate, model, ...
├── NotAllowed        this caller may not do this
│   ├── NotSignedIn   nobody, or an expired session
│   ├── WrongIdentity the page cannot vouch for this user
│   └── LinkRefused   a link back into a conversation that is forged or has expired
├── Invalid           the request cannot be right, whatever the state
│   ├── FileTooLarge
│   ├── FileTypeRefused  not a kind of file that may be sent
│   └── FileDamaged   it cannot be read as what it claims to be
├── Conflict          the request was right for a state that has passed
│   ├── IllegalMove   the state machine has no such move
│   ├── StaleEpoch    the conversation changed owner meanwhile
│   ├── AlreadyClaimed
│   └── ThreadMovedOn someone spoke after what the agent had seen
├── TooMany           sent too often
└── Unavailable       a part is down or slow
    ├── BotDown
    │   └── BotUnreachable  it does not even say no
    ├── BotSlow
    └── ModelChanged  the parse comes from another model than the one now live
"""

from __future__ import annotations

from typing import Unpack

from pydantic import with_config

# Pydantic cannot use `typing.TypedDict` before Python 3.12.
from typing_extensions import TypedDict


@with_config(extra="forbid")
class Details(TypedDict, total=False):
    """What a program may want to know about an error; only what applies is there."""

    id: str
    """Of the thing that was asked for."""
    name: str
    """The one that is taken, or that of what has taken it."""
    owner: str | None
    """Name of the agent who has the conversation."""
    epoch: int
    seq: int
    """The newest event, to be read before trying again."""
    status: str
    by: str
    """Name of whoever was faster."""
    run: str | None
    """Id of the training under way."""
    seconds: float
    """The limit that something exceeded."""


class BatonError(Exception):
    """Base of all; `code` is for programs, the message says what, where and what to do."""

    code = "error"

    def __init__(self, message: str, **details: Unpack[Details]) -> None:
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


class FileTooLarge(Invalid):
    code = "file_too_large"


class FileTypeRefused(Invalid):
    code = "file_type_refused"


class FileDamaged(Invalid):
    code = "file_damaged"


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


class BotUnreachable(BotDown):
    pass


class BotSlow(Unavailable):
    code = "bot_slow"


class ModelChanged(Unavailable):
    code = "model_changed"
