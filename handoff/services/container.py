"""What the features work with, put together once by `app.py`."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import partial
from uuid import uuid4

from handoff.bot_client import BotClient
from handoff.channels import channels_of
from handoff.channels.channel import Channel
from handoff.config import Settings
from handoff.detector.registry import Detectors
from handoff.domain.escalation import Policy
from handoff.realtime.bus import Bus, LocalBus
from handoff.realtime.customers_here import CustomersHere
from handoff.realtime.hub import Hub
from handoff.realtime.inbox import InboxFeed
from handoff.services.capacity import Capacity
from handoff.storage.engine import Store
from handoff.storage.group_commit import Group

SEEN_WITHIN = timedelta(seconds=60)
"""An agent whose sockets gave no sign of life for longer counts as gone."""


def utc_now() -> datetime:
    return datetime.now(UTC)


def new_id() -> str:
    return str(uuid4())


@dataclass(frozen=True, slots=True)
class Services:
    settings: Settings
    store: Store
    hub: Hub
    bot: BotClient
    detectors: Detectors
    wake_turns: Callable[[str], None]
    """Have the bot look at this conversation soon."""
    policies: dict[str, Policy] = field(default_factory=dict)
    """By model id; filled by `services.policies`."""
    capacity: Capacity = field(default_factory=Capacity)
    """Of the bot, for turns."""
    switching: asyncio.Lock = field(default_factory=asyncio.Lock)
    """Held while the live model changes."""
    showing_queue: asyncio.Lock = field(default_factory=asyncio.Lock)
    """Held while places in the queue are read and sent."""
    jobs: set[asyncio.Task[None]] = field(default_factory=set)
    """Long work under way; filled by `features.training.retraining`."""
    worker: str = field(default_factory=new_id)
    """This process, among those that share the database."""
    bus: Bus = field(default_factory=LocalBus)
    now: Callable[[], datetime] = field(default=utc_now)
    new_id: Callable[[], str] = field(default=new_id)
    group: Group = field(init=False)
    """Commits what clients say, many messages at once."""
    inbox: InboxFeed = field(init=False)
    channels: tuple[Channel, ...] = field(init=False)
    """By which agents reach customers, the one to be tried first first."""
    customers_here: CustomersHere = field(default_factory=CustomersHere)

    def __post_init__(self) -> None:
        from handoff.services.publishing import publish

        group = Group(self.store, self.worker, self.now, partial(publish, self))
        object.__setattr__(self, "group", group)
        object.__setattr__(self, "inbox", InboxFeed(self.hub))
        object.__setattr__(self, "channels", channels_of(self.settings))
