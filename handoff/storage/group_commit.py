"""Group commit: what many conversations append at the same time shares one transaction.

While one transaction is being written, whatever arrives waits and then goes together; a single
message goes at once and waits for nobody. Each sender is told its number only after the commit. A
refused message does not affect the others; if the transaction itself fails, each is tried alone.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial

from sqlalchemy.engine import Connection

from handoff.domain.errors import NotFound
from handoff.domain.thread import Thread
from handoff.storage import writing
from handoff.storage.engine import Store
from handoff.storage.writing import Known, Sent

log = logging.getLogger(__name__)

MOST = 200
"""Messages in one transaction: more would only make the first ones wait."""

Append = Callable[[Thread, datetime], int]
"""Appends one client's message at this time and returns its number; does no I/O, and is short.

If the first attempt is rolled back, it may be called again on the conversation as it then is.
"""


Told = Callable[[int | Exception], None]
"""Is told the message's number, or why it has none; must not raise."""


@dataclass(slots=True, eq=False)
class Job:
    """One message on its way into the log."""

    sent: Sent
    append: Append
    told: Told
    result: int | Exception = 0

    @property
    def conversation_id(self) -> str:
        return self.sent[0]

    def settle(self) -> None:
        try:
            self.told(self.result)
        except Exception:  # the others in its group must still be told
            log.exception("the sender of a message could not be told of it")


async def stored(append: Callable[[Told], None]) -> int:
    """Waits for the number that `append` tells, or raises the error that it tells.

    For callers that can do nothing before they have it.
    """
    number: asyncio.Future[int] = asyncio.get_running_loop().create_future()

    def told(result: int | Exception) -> None:
        if number.cancelled():
            return  # nobody is waiting any more; the message is stored all the same
        if isinstance(result, Exception):
            number.set_exception(result)
        else:
            number.set_result(result)

    append(told)
    return await number


class SpoiltTransaction(Exception):
    """A message was refused after it had changed its conversation: none of that may stay."""


@dataclass(slots=True)
class Group:
    """`publish` is called after each commit with every conversation that has moved."""

    store: Store
    worker: str
    now: Callable[[], datetime]
    publish: Callable[[Thread], Awaitable[None]]
    _known: Known = field(default_factory=Known)
    _waiting: list[Job] = field(default_factory=list)
    _working: asyncio.Task[None] | None = None

    def append(self, conversation_id: str, client_id: str, append: Append, told: Told) -> None:
        """Have this message stored; within one conversation, in the order of these calls.

        After the commit, when everyone who listens has the event, `told` gets the number in the log
        (for a message sent again, the same number), or

            NotFound: there is no such conversation.
            BatonError: from `append`; nothing of this message is stored then.
        """
        self._waiting.append(Job((conversation_id, client_id), append, told))
        if self._working is None:
            self._working = asyncio.create_task(self._work())

    async def finished(self) -> None:
        """Wait until nothing is on its way any more."""
        if self._working is not None:
            await self._working

    async def _work(self) -> None:
        try:
            while self._waiting:
                jobs, self._waiting = self._waiting[:MOST], self._waiting[MOST:]
                await self._store(jobs)
        finally:
            self._working = None

    async def _store(self, jobs: list[Job]) -> None:
        """Never raises: what went wrong is each job's result."""
        try:
            moved = await self._together(jobs)
        except Exception as error:
            if len(jobs) > 1:
                log.info("%d messages could not be stored together: %r", len(jobs), error)
                for job in jobs:
                    await self._store([job])
                return
            if not isinstance(error, SpoiltTransaction):
                jobs[0].result = error
            moved = []
        for thread in moved:
            await self._show(thread)
        for job in jobs:
            job.settle()

    async def _show(self, thread: Thread) -> None:
        try:
            await self.publish(thread)
        except Exception:
            log.exception("what was stored could not be shown; clients see the gap and read it")

    async def _together(self, jobs: Sequence[Job]) -> list[Thread]:
        """Append all in one transaction; returns the conversations that have moved."""
        try:
            threads = await self.store.at_once(partial(self._append_all, jobs))
        except BaseException:
            self._known.forget()
            raise
        self._known.keep(threads)
        return [thread for thread in threads.values() if thread.appended]

    def _append_all(self, jobs: Sequence[Job], connection: Connection) -> dict[str, Thread]:
        threads = self._known.load(connection, {job.conversation_id for job in jobs})
        before = writing.sent_before(connection, {job.sent for job in jobs})
        now = self.now()
        for job in jobs:
            _decide(job, threads.get(job.conversation_id), before, now)
        writing.write(connection, threads.values(), self.worker, now)
        return threads


def _decide(job: Job, thread: Thread | None, before: dict[Sent, int], now: datetime) -> None:
    """Raises SpoiltTransaction if the job failed half-way; its result says why."""
    if thread is None:
        id = job.conversation_id
        job.result = NotFound(f"there is no conversation '{id}'", id=id)
        return
    if job.sent in before:
        job.result = before[job.sent]
        return
    appended = len(thread.appended)
    try:
        job.result = before[job.sent] = job.append(thread, now)
    except Exception as error:
        job.result = error
        if len(thread.appended) != appended:
            raise SpoiltTransaction from error
