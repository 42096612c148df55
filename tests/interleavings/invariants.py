"""What must hold after each step, and what must hold in the end.

After each step the log is read again, folded independently of what storage derived, and compared
with what every client was told.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from sqlalchemy import text

from handoff.domain import events
from handoff.domain.audiences import Audience
from handoff.domain.conversation import Conversation, Status, apply
from handoff.domain.events import AnyEvent, Decision
from handoff.domain.overview import Overview, fold
from handoff.domain.thread import Entry, Thread
from handoff.realtime.hub import encode
from handoff.services import snapshots
from handoff.storage import conversations
from handoff.wire_snapshots import InboxItem
from tests.interleavings.consoles import Console
from tests.interleavings.customers import Customer
from tests.interleavings.world import Order, World


class Violation(AssertionError):
    """An invariant of DESIGN.md does not hold; the message begins with its name."""


@dataclass
class Log:
    """One conversation, as its events have it."""

    entries: list[Entry] = field(default_factory=list)
    state: Conversation = field(default_factory=Conversation)
    overview: Overview = field(default_factory=Overview)
    client_ids: dict[str, int] = field(default_factory=dict)
    visible: list[int] = field(default_factory=list)
    """Sequence numbers that the customer may see."""
    claims: dict[int, str] = field(default_factory=dict)
    """Epoch -> the agent whose claim began it."""


@dataclass
class Watch:
    """Follows one world."""

    world: World
    logs: dict[str, Log] = field(default_factory=dict)

    def look(self) -> None:
        """After a step."""
        self.world.loop.run_until_complete(self._look())

    def look_at_the_end(self) -> None:
        self.world.loop.run_until_complete(self._look_at_the_end())

    async def _look(self) -> None:
        _require(not self.world.complaints, "; ".join(self.world.complaints))
        await self._read_what_is_new()
        for customer in self.world.customers:
            self._acknowledged_is_stored(customer)
        for order, answer in self.world.done():
            self._order_is_stored(order, answer)
        if not self.world.pauses.standing:
            for customer in self.world.customers:
                if customer.connected:
                    self._page_equals_the_log(customer)
            for console in self.world.consoles:
                _require(
                    console.signed_in or not console.connected,
                    f"rights: the socket of {console.agent.name} outlived the session",
                )

    async def _look_at_the_end(self) -> None:
        await self._look()
        for console in self.world.consoles:
            if console.connected:
                await self._console_equals_a_fresh_fetch(console)
        for customer in self.world.customers:
            if customer.wire is None:
                continue
            log = self.logs[customer.conversation_id]
            await self._page_equals_a_fresh_fetch(customer)
            await self._log_is_as_it_was(customer.conversation_id, log)
            _require(not customer.outbox, f"never acknowledged: {list(customer.outbox)}")
            _every_message_was_dealt_with(log)
            _whoever_was_in_danger_was_offered_help(log)

    # ── the log ──────────────────────────────────────────────────────────────────────────────

    async def _read_what_is_new(self) -> None:
        async with self.world.store.read() as session:
            for conversation_id, seq in await session.execute(
                text("SELECT id, seq FROM conversations")
            ):
                log = self.logs.setdefault(conversation_id, Log())
                _require(seq >= len(log.entries), "lost: committed entries of the log are gone")
                if seq == len(log.entries):
                    continue
                since = len(log.entries)
                thread = await conversations.find(session, conversation_id)
                for entry in await conversations.entries(session, conversation_id, since):
                    self._follow(log, entry)
                _derived_columns_equal_the_log(thread, log)

    def _follow(self, log: Log, entry: Entry) -> None:
        _require(entry.seq == len(log.entries) + 1, f"numbering: {entry.seq} after a gap")
        last_visible = log.visible[-1] if log.visible else 0
        _require(entry.customer_prev == last_visible, "numbering: the customer's chain is broken")
        self._is_of_this_epoch(log, entry)
        _is_neither_doubled_nor_reordered(log, entry)
        if isinstance(entry.event, events.Claimed):
            holder, agent = log.state.owner_name, entry.event.agent_name
            free = holder is None or log.state.status is Status.SNOOZED
            _require(free, f"claim: {holder} and {agent} both won")
        log.state = apply(log.state, entry.event)
        log.overview = fold(log.overview, entry.event, entry.seq, entry.at)
        log.entries.append(entry)
        if Audience.CUSTOMER in entry.event.seen_by:
            log.visible.append(entry.seq)
        if isinstance(entry.event, events.Claimed):
            log.claims[log.state.epoch] = entry.event.agent_id

    def _is_of_this_epoch(self, log: Log, entry: Entry) -> None:
        """Invariant 1: nothing that the bot began before a change of owner comes after it. To who
        waits it may give an answer, and nothing else."""
        event, epoch = entry.event, log.state.epoch
        if isinstance(event, events.Judged) and event.decision is not Decision.OBSERVE:
            status = log.state.status
            helps = status is Status.WAITING and event.decision is Decision.ANSWER
            _require(
                helps or status is Status.BOT,
                f"fence: the bot decided while the status is {status}",
            )
        if isinstance(event, events.BotSaid | events.ClarifyAsked | events.Fallback):
            about = log.entries[event.reply_to - 1].event
            _require(not _is_in_danger(about), f"care: the bot went on about {event.reply_to}")
        if isinstance(event, events.BotSaid):
            said = event.messages[0].text
            _require(said.endswith(f"epoch {epoch}"), f"fence: '{said}' was stored at {epoch}")
        if isinstance(event, events.ClarifyAsked):
            about = log.entries[event.reply_to - 1].event
            assert isinstance(about, events.CustomerSaid)
            read_at = self.world.bot.read_at[entry.conversation_id, about.text]
            _require(read_at == epoch, f"fence: a question of epoch {read_at} stored at {epoch}")

    async def _log_is_as_it_was(self, conversation_id: str, log: Log) -> None:
        async with self.world.store.read() as session:
            stored = await conversations.entries(session, conversation_id)
        _require(stored == log.entries, "lost: stored entries of the log have changed")

    # ── what clients were told ───────────────────────────────────────────────────────────────

    def _acknowledged_is_stored(self, customer: Customer) -> None:
        """Invariant 2."""
        log = self.logs[customer.conversation_id]
        for client_id in customer.unchecked:
            stored = log.client_ids.get(client_id)
            told = customer.acked[client_id]
            if client_id in customer.fleeting and stored is None:
                customer.did_nothing.add(client_id)
                continue
            _require(stored == told, f"lost: acknowledged as {told}, stored as {stored}")
        customer.unchecked.clear()
        late = customer.did_nothing & log.client_ids.keys()
        _require(
            not late, f"late: {late} were acknowledged with nothing done, and acted afterwards"
        )

    def _order_is_stored(self, order: Order, answer: Any) -> None:
        """Invariant 2 for commands over REST, and invariant 4."""
        log = self.logs.get(order.conversation_id, Log())
        if order.client_id is not None and answer is not None:
            stored = log.client_ids.get(order.client_id)
            _require(stored == answer, f"lost: answered with {answer}, stored as {stored}")
        if order.what == "claim" and isinstance(answer, InboxItem):
            holder = log.claims.get(answer.epoch)
            _require(holder == order.agent.id, f"lost: the claim of {order.agent.name}")
            # One that took long may find that its agent has the conversation by a later claim.
            tried = (order.conversation_id, order.agent.id, answer.epoch - 1)
            _require(
                tried in self.world.claims_tried,
                f"claim: made at {order.epoch}, won at {answer.epoch - 1}",
            )

    def _page_equals_the_log(self, customer: Customer) -> None:
        """Invariant 3, for the customer."""
        log = self.logs[customer.conversation_id]
        shown = [event["seq"] for event in customer.events]
        _require(shown == log.visible, f"replay: the page shows {shown} of {log.visible}")
        assert customer.snapshot is not None
        status, true = customer.snapshot["status"], log.state.status
        true = Status.HUMAN if true is Status.SNOOZED else true
        _require(status == true, f"snapshot: {status}, not {true}")

    async def _page_equals_a_fresh_fetch(self, customer: Customer) -> None:
        log = self.logs[customer.conversation_id]
        visible = [encode(entry, Audience.CUSTOMER) for entry in log.entries]
        _same("events", customer.events, [json.loads(one.frame) for one in visible if one])
        relay = self.world.services.relay
        fresh, seq = await snapshots.customer_snapshot(
            relay.worker, relay.reaching, customer.conversation_id
        )
        _require(seq == customer.seen, f"replay: a fresh fetch has {seq}")
        _same(
            "snapshot", _lasting(customer.snapshot or {}), _lasting(fresh.model_dump(mode="json"))
        )

    async def _console_equals_a_fresh_fetch(self, console: Console) -> None:
        """Invariant 3, for an agent."""
        relay = self.world.services.relay
        for conversation_id, shown in console.threads.items():
            _, log = await snapshots.thread(relay.store, relay.reaching, conversation_id)
            _same(
                "thread", shown, [snapshots.event(entry).model_dump(mode="json") for entry in log]
            )
        fresh = await snapshots.inbox(relay.store, relay.reaching, list(Status))
        _same("inbox", console.inbox, {item.id: item.model_dump(mode="json") for item in fresh})


def _derived_columns_equal_the_log(thread: Thread, log: Log) -> None:
    _require(thread.state == log.state, f"fold: {thread.state} is stored, {log.state} is true")
    _require(
        thread.overview == log.overview,
        f"fold: {thread.overview} is stored, {log.overview} is true",
    )
    columns = (thread.seq, thread.customer_seq)
    visible = log.visible[-1] if log.visible else 0
    true = (len(log.entries), visible)
    _require(columns == true, f"fold: {columns} is stored, {true} is true")


def _is_neither_doubled_nor_reordered(log: Log, entry: Entry) -> None:
    """Invariant 2; messages carry the number under which the customer wrote them."""
    client_id = getattr(entry.event, "client_id", None)
    if client_id is not None:
        _require(client_id not in log.client_ids, f"doubled: {client_id} is stored twice")
        log.client_ids[client_id] = entry.seq
    if isinstance(entry.event, events.CustomerSaid):
        before = [one.event for one in log.entries if isinstance(one.event, events.CustomerSaid)]
        if before:
            later, earlier = _written(entry.event), _written(before[-1])
            _require(later > earlier, f"reordered: number {later} after number {earlier}")


def _written(said: events.CustomerSaid) -> int:
    return int(said.text.split()[-1])


def _every_message_was_dealt_with(log: Log) -> None:
    """Invariant 7: answered, asked about, or with a person, now or since it was written."""
    if log.state.status is not Status.BOT:
        return
    followed = [entry.event for entry in log.entries]
    for entry in log.entries:
        if isinstance(entry.event, events.CustomerSaid | events.Chosen):
            dealt_with = any(_deals_with(event, entry.seq) for event in followed[entry.seq :])
            _require(dealt_with, f"forgotten: nobody has dealt with {entry.seq}")


def _whoever_was_in_danger_was_offered_help(log: Log) -> None:
    """At once, before anything a person said or did, and only once a day."""
    for entry in log.entries:
        if _is_in_danger(entry.event):
            followed = (one.event for one in log.entries[entry.seq :])
            first = next((one for one in followed if isinstance(one, _RESPONSES)), None)
            offered = any(_is_help_of_that_day(one, entry) for one in log.entries)
            _require(offered or isinstance(first, _PEOPLES), f"care: no help after {entry.seq}")


_PEOPLES = (events.AgentSaid, events.Resolved)
_RESPONSES = (*_PEOPLES, events.HelpOffered)


def _is_in_danger(event: AnyEvent) -> bool:
    return isinstance(event, events.CustomerSaid) and "die" in event.text


def _is_help_of_that_day(one: Entry, said: Entry) -> bool:
    """Or help about these very words: the service may have stood still for longer than a day."""
    if not isinstance(one.event, events.HelpOffered):
        return False
    return one.event.about_seq == said.seq or abs(one.at - said.at) < timedelta(hours=25)


def _deals_with(event: AnyEvent, seq: int) -> bool:
    match event:
        case events.BotSaid() | events.ClarifyAsked() | events.Fallback():
            return event.reply_to == seq
        case events.Judged():
            return event.message_seq == seq and event.decision is Decision.ESCALATE
        case events.AgentSaid() | events.Resolved():
            return True
        case _:
            return False


def _lasting(snapshot: dict[str, Any]) -> dict[str, Any]:
    """Without what may change unseen: notes raise the version, agents come and go."""
    queue = snapshot["queue"] and {"position": snapshot["queue"]["position"]}
    return snapshot | {"version": 0, "queue": queue, "agent_here": True}


def _same(what: str, told: Any, true: Any) -> None:
    _require(told == true, f"replay: {what} {_differences(told, true)}")


def _differences(told: Any, true: Any) -> str:
    if isinstance(told, dict) and isinstance(true, dict):
        keys: Iterable[Any] = sorted({*told, *true})
        parts = [
            f"{k}: {_differences(told.get(k), true.get(k))}"
            for k in keys
            if told.get(k) != true.get(k)
        ]
        return "{" + ", ".join(parts) + "}"
    return f"told {told}, true {true}"


def _require(holds: object, otherwise: str) -> None:
    if not holds:
        raise Violation(otherwise)
