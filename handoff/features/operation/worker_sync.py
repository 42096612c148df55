"""Shows at this worker what happened at others: on their hints, and now and then by looking.

A lost hint costs seconds: every `LOOK_EVERY_S`, or more often while the bus is broken, the database
is asked what has moved. What this worker did itself, it has shown already.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from handoff.domain.permissions import Action
from handoff.domain.thread import Thread
from handoff.domain.training_run import TrainingRun
from handoff.features.agents import accounts
from handoff.features.conversations import replay
from handoff.features.customers import attendance
from handoff.features.operation import upkeep
from handoff.realtime.bus import (
    CustomersMoved,
    EphemeralFrame,
    Hint,
    MessagesLeft,
    Moved,
    PresenceChanged,
    TrainingMoved,
)
from handoff.services.relay import Relay
from handoff.storage import conversations, learning
from handoff.wire import TrainingProgress
from handoff.wire_snapshots import Owner

log = logging.getLogger(__name__)

LOOK_EVERY_S = 5.0
LOOK_WITHOUT_BUS_S = 0.5
OVERLAP = timedelta(seconds=30)
"""Longest time between an event's time and its commit, plus any difference between clocks."""


@dataclass(slots=True)
class Follower:
    relay: Relay
    _moved: set[str] = field(default_factory=set)
    _queue: bool = False
    _presence: bool = False
    _training: bool = False
    _messages_left: bool = False
    _customers: set[str] = field(default_factory=set)
    _any: asyncio.Event = field(default_factory=asyncio.Event)
    _look: asyncio.Event = field(default_factory=asyncio.Event)
    _shown: dict[str, int] = field(default_factory=dict)
    """The newest number that this worker has shown of each recent conversation."""
    _online: tuple[Owner, ...] = ()
    """Who was online when that was last shown."""
    _run: TrainingRun | None = None

    async def run(self) -> None:
        """Until cancelled."""
        async with asyncio.TaskGroup() as group:
            group.create_task(self.relay.bus.run(self.hear, self._look.set))
            group.create_task(self._follow())
            group.create_task(self._keep_looking())

    def hear(self, hint: Hint) -> None:
        """Note where to look; many hints about one thing lead to one look."""
        match hint:
            case Moved():
                self._moved.add(hint.conversation_id)
                self._queue |= hint.queue
            case PresenceChanged():
                self._presence = True
            case TrainingMoved():
                self._training = True
            case MessagesLeft():
                self._messages_left = True
            case CustomersMoved():
                self._customers |= set(hint.conversation_ids)
            case EphemeralFrame():
                self.relay.hub.forward(hint.conversation_id, hint.frame, hint.audience)
                return
        self._any.set()

    async def _follow(self) -> None:
        while True:
            await self._any.wait()
            self._any.clear()
            try:
                await self._show()
            except Exception as error:
                log.warning("could not show what other workers did; trying again: %r", error)
                await asyncio.sleep(LOOK_WITHOUT_BUS_S)
                self._any.set()

    async def _show(self) -> None:
        """What moves again while it is shown is shown again; what could not be shown is kept."""
        if self._moved:
            await self._show_what_moved()
        if self._customers:
            await self._follow_customers()
        await self._show_once("_presence", lambda: self._show_presence(noted=True))
        await self._show_once("_training", self._show_training)
        await self._show_once("_messages_left", lambda: upkeep.wake_unanswered(self.relay))

    async def _show_what_moved(self) -> None:
        moved, self._moved = frozenset(self._moved), set()
        queue, self._queue = self._queue, False
        try:
            await self._show_moved(moved, queue)
        except BaseException:
            self._moved |= moved
            self._queue |= queue
            raise

    async def _follow_customers(self) -> None:
        looked_for, self._customers = self._customers, set()
        try:
            await attendance.follow(self.relay, looked_for)
        except BaseException:
            self._customers |= looked_for
            raise

    async def _show_once(self, hint: str, show: Callable[[], Awaitable[None]]) -> None:
        """A hint that comes while it is shown counts again, and so does one that could not be."""
        if not getattr(self, hint):
            return
        setattr(self, hint, False)
        try:
            await show()
        except BaseException:
            setattr(self, hint, True)
            raise

    async def _show_moved(self, moved: frozenset[str], queue: bool) -> None:
        hub = self.relay.hub
        wanted = moved if hub.has_agents else moved & hub.listened
        if wanted:
            async with self.relay.store.read() as session:
                threads = await conversations.several(session, wanted)
            for thread in threads:
                await self._show_one(thread)
            if queue:
                await self.relay.publish_queue(also=threads)
        elif queue:
            await self.relay.publish_queue()

    async def _show_one(self, thread: Thread) -> None:
        """Listeners too far behind find a gap and read the log themselves."""
        relay = self.relay
        since = relay.hub.heard_up_to(thread.id)
        if since is not None and since < thread.seq:
            async with relay.store.read() as session:
                page = await conversations.entries(session, thread.id, since, replay.PAGE)
            relay.hub.publish(thread.id, page)
        relay.show_in_inbox(thread)
        self._shown[thread.id] = thread.seq

    async def _show_presence(self, noted: bool) -> None:
        online = await accounts.online(self.relay.worker)
        if noted or online != self._online:
            await accounts.show_presence(self.relay, online)
        self._online = online

    async def _show_held(self) -> None:
        """Only now and then: an agent who loads the page again is not away."""
        if self.relay.presence_moved:
            await self.relay.publish_held()

    async def _show_training(self) -> None:
        async with self.relay.store.read() as session:
            run = await learning.last_run(session)
        if run is not None and run != self._run:
            self.relay.hub.to_agents_who_may(Action.TRAIN, TrainingProgress(run=run))
        self._run = run

    async def _keep_looking(self) -> None:
        looked_at = self.relay.worker.now()
        while True:
            whole = self.relay.bus.is_whole
            try:
                async with asyncio.timeout(LOOK_EVERY_S if whole else LOOK_WITHOUT_BUS_S):
                    await self._look.wait()
            except TimeoutError:
                pass
            self._look.clear()
            try:
                looked_at = await self.look(looked_at)
            except Exception as error:
                log.warning("could not look for what other workers did: %r", error)

    async def look(self, since: datetime) -> datetime:
        """Show what has moved since then, hint or no hint; returns the time of this look."""
        now = self.relay.worker.now()
        await self._show_presence(noted=False)
        await self._show_held()
        if self.relay.store.shared:
            async with self.relay.store.read() as session:
                moved = await conversations.moved_since(session, since - OVERLAP)
            self._note_unshown(moved)
            await self._show_training()
            await attendance.follow(self.relay)
        return now

    def _note_unshown(self, moved: Iterable[tuple[str, int]]) -> None:
        """Note whatever moved that neither was shown already nor was done here."""
        recent, told = dict(moved), self.relay.bus.told
        unshown = {
            id for id, seq in recent.items() if max(self._shown.get(id, 0), told.get(id, 0)) < seq
        }
        for old in told.keys() - recent.keys():
            del told[old]
        self._shown = recent
        if unshown:
            self._moved |= unshown
            self._queue = True
            self._any.set()
