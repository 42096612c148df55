"""A conversation with its log, as one transaction works on it: appending moves it on.

Nothing here knows a database. Storage loads a `Thread`, an action appends to it, and storage writes
what was appended and everything that is derived from it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from handoff.domain import events
from handoff.domain.audiences import Audience
from handoff.domain.conversation import Conversation, apply
from handoff.domain.events import AnyEvent
from handoff.domain.overview import Overview, fold


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of the log.

    `customer_prev`: the entry before it that the customer may see. `epoch`: the conversation's,
    after this event.
    """

    conversation_id: str
    seq: int
    customer_prev: int
    at: datetime
    epoch: int
    event: AnyEvent


@dataclass(slots=True, eq=False)
class Thread:
    """`seq`: the number of the newest entry; `customer_seq`: of those that the customer may see.

    `told_seq`: the newest entry that the bot's tracker knows of, by its own turns or because it was
    told. `worker_id`: the worker that has the bot deal with what is open here. `customer_name` and
    `customer_email`: as known of the customer, whichever conversation they told it in.
    """

    id: str
    locale: str
    created_at: datetime
    updated_at: datetime
    customer_id: str
    customer_name: str | None = None
    customer_email: str | None = None
    seq: int = 0
    customer_seq: int = 0
    told_seq: int = 0
    worker_id: str | None = None
    state: Conversation = field(default_factory=Conversation)
    overview: Overview = field(default_factory=Overview)
    appended: list[Entry] = field(default_factory=list)
    """Entries since it was loaded: to be written, and published after the commit."""
    changed: bool = False
    """Whether there is anything to write."""

    def append(self, event: AnyEvent, at: datetime) -> int:
        """Append `event` as the next entry and return its number.

        Raises:
            IllegalMove: the state machine refuses it; then nothing has changed.
        """
        self.state = apply(self.state, event)
        seq = self.seq + 1
        self.overview = fold(self.overview, event, seq, at)
        entry = Entry(self.id, seq, self.customer_seq, at, self.state.epoch, event)
        self.seq = seq
        if Audience.CUSTOMER in event.seen_by:
            self.customer_seq = seq
        self.updated_at = at
        self.appended.append(entry)
        self.changed = True
        return seq

    def bot_knows_up_to(self, seq: int) -> None:
        """The bot's tracker has everything in the log up to this entry."""
        self.told_seq = seq
        self.changed = True

    def choose_worker(self, worker: str, others_alive: Collection[str | None]) -> None:
        """While a message is open, one worker has the bot deal with it.

        This is decided in the transactions that open and close it, so it needs none of its own:
        `worker`, which is writing, becomes responsible unless another live worker already is.
        """
        chosen = None
        if self.overview.has_unjudged:
            chosen = self.worker_id if self.worker_id in others_alive else worker
        if chosen != self.worker_id:
            self.worker_id = chosen
            self.changed = True

    def again(self) -> Thread:
        """The conversation for the next transaction; this one still belongs to whoever shows it."""
        return replace(self, appended=[], changed=False)


def rebuild(log: Iterable[Entry]) -> tuple[Conversation, Overview]:
    """State and overview from the log alone: what the derived columns must equal."""
    state, overview = Conversation(), Overview()
    for entry in log:
        state = apply(state, entry.event)
        overview = fold(overview, entry.event, entry.seq, entry.at)
    return state, overview


def before_resolved(log: Sequence[Entry]) -> Overview:
    """The overview as it was before the conversation was last resolved."""
    ends = [i for i, entry in enumerate(log) if isinstance(entry.event, events.Resolved)]
    return rebuild(log[: ends[-1] if ends else None])[1]
