"""Every step that people, bot, network and machine can take, in any order."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from functools import wraps
from typing import Any, ClassVar

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule

from handoff.domain import events
from handoff.features.agents import accounts
from handoff.features.conversations import agent_commands, snoozing
from handoff.storage.agents import Agent
from tests.interleavings.bot import Answer, Mood_
from tests.interleavings.invariants import Log, Watch
from tests.interleavings.world import World

CUSTOMERS = st.sampled_from([0, 0, 0, 1])
"""Mostly the same one, so that much happens in one conversation."""
AGENTS = st.sampled_from([0, 0, 1, 2])
WORDS = st.sampled_from(["routine", "ambiguous", "strange", "person", "i want to die"])
STOPS = st.sampled_from([0, 0, 0, 0, 0, 1, 2, 3, 4, 5, 6])
"""Most steps run through; in some, a task stops at the n-th seam it reaches."""
TIMES = st.sampled_from([6, 9, 130, 25 * 3600, None])
"""Upkeep runs; the bot's deadline passes; an agent is gone; a chat is long over. None: SIGKILL."""
Step = Callable[..., None]
MOODS: tuple[Mood_, ...] = ("prompt", "reads slowly", "answers slowly", "down")
ANSWERS: tuple[Answer, ...] = (
    "answers",
    "answers",
    "says nothing",
    "refuses the value",
    "is down",
    "has another model",
)


def step(**strategies: st.SearchStrategy[Any]) -> Callable[[Step], Any]:
    """A Hypothesis rule that is recorded in the order of steps."""

    def of(method: Step) -> Any:
        @wraps(method)
        def taken(machine: Interleavings, *given: Any, **named: Any) -> None:
            machine.order = hash((machine.order, method.__name__, repr(given), repr(named)))
            method(machine, *given, **named)

        return rule(**strategies)(taken)

    return of


class Interleavings(RuleBasedStateMachine):
    """One example is a new, empty world and some steps in it.

    Invariants are checked after each step, so each step completes a checked interleaving: the order
    of steps up to it. `orders` holds the different ones.
    """

    make_world: ClassVar = staticmethod(lambda: None)
    """Set by the runner: a world on the runner's loop and store."""
    orders: ClassVar[set[int]] = set()
    counts: ClassVar[dict[str, int]] = {"examples": 0, "steps": 0}

    def __init__(self) -> None:
        super().__init__()
        self.world: World = self.make_world()
        self.watch = Watch(self.world)
        self.order = 0
        self.written = 0
        self.replied: list[tuple[int, int, tuple[str, int, int]]] = []
        self.failed = False
        self.counts["examples"] += 1

    @initialize(mood=st.sampled_from(MOODS))
    def the_bot_is(self, mood: Mood_) -> None:
        self.failed = True
        self.world.begin()
        self.failed = False
        self.world.bot.mood = mood
        self.order = hash(mood)

    # ── customers ────────────────────────────────────────────────────────────────────────────

    @step(customer=CUSTOMERS, words=WORDS, stops=STOPS)
    def customer_says(self, customer: int, words: str, stops: int) -> None:
        self.written += 1
        self._sends(customer, stops, type="say", text=f"{words} {self.written}")

    @precondition(lambda self: any(one.asked() for one in self.world.customers))
    @step(customer=CUSTOMERS, option=st.sampled_from([0, 1, None]), stops=STOPS)
    def customer_chooses(self, customer: int, option: int | None, stops: int) -> None:
        asked = self.world.customer(customer).asked()
        if asked is not None:
            self._sends(customer, stops, type="choose", clarify_seq=asked["seq"], option=option)

    @step(customer=CUSTOMERS, stops=STOPS)
    def customer_asks_for_a_person(self, customer: int, stops: int) -> None:
        self._sends(customer, stops, type="request_human")

    @precondition(lambda self: any(one.answered() for one in self.world.customers))
    @step(customer=CUSTOMERS, stops=STOPS)
    def customer_says_it_did_not_help(self, customer: int, stops: int) -> None:
        said = self.world.customer(customer).answered()
        if said is not None:
            self._sends(customer, stops, type="request_human", about_seq=said["seq"])

    @step(customer=CUSTOMERS, stops=STOPS)
    def customer_leaves_the_queue(self, customer: int, stops: int) -> None:
        snapshot = self.world.customer(customer).snapshot or {"version": 0}
        self._sends(customer, stops, type="leave_queue", version=snapshot["version"])

    @step(customer=CUSTOMERS, rates=st.booleans(), stops=STOPS)
    def customer_leaves_an_address_or_rates(self, customer: int, rates: bool, stops: int) -> None:
        if rates:
            self._sends(customer, stops, type="rate", score=4)
        else:
            self._sends(customer, stops, type="leave_contact", email="jo@example.org")

    @precondition(lambda self: any(one.sent for one in self.world.customers))
    @step(customer=CUSTOMERS, back=st.integers(0, 3), stops=STOPS)
    def customer_sends_again(self, customer: int, back: int, stops: int) -> None:
        one = self.world.customer(customer)
        if one.sent:
            one.send(one.sent[-1 - back % len(one.sent)])
            self._look(stops)

    # ── the network ──────────────────────────────────────────────────────────────────────────

    @step(customer=CUSTOMERS, noticed=st.booleans(), stops=STOPS)
    def network_drops(self, customer: int, noticed: bool, stops: int) -> None:
        wire = self.world.customer(customer).wire
        assert wire is not None
        wire.drop(noticed=noticed)
        self._look(stops)

    @step(customer=CUSTOMERS, afresh=st.booleans(), stops=STOPS)
    def customer_comes_back(self, customer: int, afresh: bool, stops: int) -> None:
        self.world.customer(customer).connect(self.world.services, afresh=afresh)
        self._look(stops)

    # ── agents ───────────────────────────────────────────────────────────────────────────────

    @step(
        customer=CUSTOMERS, who=st.lists(AGENTS, min_size=1, max_size=3, unique=True), stops=STOPS
    )
    def agents_claim_at_once(self, customer: int, who: list[int], stops: int) -> None:
        conversation_id = self.world.customer(customer).conversation_id
        epoch = self._log(customer).state.epoch
        for number in who:
            agent = self.world.consoles[number].agent
            claim = agent_commands.claim(self.world.services.relay, conversation_id, agent, epoch)
            self.world.order(agent, conversation_id, "claim", claim, epoch=epoch)
        self._look(stops)

    @step(customer=CUSTOMERS, agent=AGENTS, stale=st.booleans(), stops=STOPS)
    def agent_replies(self, customer: int, agent: int, stale: bool, stops: int) -> None:
        log, client_id = self._log(customer), self.world.new_id()
        last_seen = len(log.entries) // 2 if stale else len(log.entries)
        self._replies(customer, agent, (client_id, log.state.epoch, last_seen), stops)

    @precondition(lambda self: self.replied)
    @step(stops=STOPS)
    def agent_replies_again(self, stops: int) -> None:
        customer, agent, reply = self.replied[-1]
        self._replies(customer, agent, reply, stops)

    @step(customer=CUSTOMERS, agent=AGENTS, verdict=st.booleans(), stops=STOPS)
    def agent_leaves_a_note_or_a_verdict(
        self, customer: int, agent: int, verdict: bool, stops: int
    ) -> None:
        world, client_id = self.world, self.world.new_id()
        conversation_id, who = world.customer(customer).conversation_id, world.consoles[agent].agent
        if verdict:
            event = events.VerdictGiven(agent_id=who.id, verdict="right")
            given = agent_commands.give_verdict(world.services.relay, conversation_id, event)
            world.order(who, conversation_id, "verdict", given)
        else:
            note = agent_commands.note(
                world.services.relay, conversation_id, who, client_id, "a regular"
            )
            world.order(who, conversation_id, "note", note, client_id)
        self._look(stops)

    @step(
        customer=CUSTOMERS,
        what=st.sampled_from(["hand_back", "hand_back", "release", "resolve"]),
        stale=st.booleans(),
        stops=STOPS,
    )
    def holder_ends_it(self, customer: int, what: str, stale: bool, stops: int) -> None:
        world = self.world
        agent, conversation_id, epoch = self._holder(customer)
        epoch -= stale
        if what == "resolve":
            event = events.Resolved(agent_id=agent.id, agent_name=agent.name)
            command = agent_commands.resolve(
                world.services.relay, conversation_id, agent, event, epoch
            )
        else:
            does = {"hand_back": agent_commands.hand_back, "release": agent_commands.release}[what]
            command = does(world.services.relay, conversation_id, agent, epoch)
        world.order(agent, conversation_id, what, command)
        self._look(stops)

    @step(customer=CUSTOMERS, to=AGENTS, stale=st.booleans(), stops=STOPS)
    def holder_passes_it_on(self, customer: int, to: int, stale: bool, stops: int) -> None:
        agent, conversation_id, epoch = self._holder(customer)
        passed_on = agent_commands.transfer(
            self.world.services.relay,
            conversation_id,
            agent,
            self.world.consoles[to].agent.id,
            epoch - stale,
        )
        self.world.order(agent, conversation_id, "transfer", passed_on)
        self._look(stops)

    @step(customer=CUSTOMERS, seconds=st.sampled_from([7, 100, 86_400]), stops=STOPS)
    def holder_puts_it_off(self, customer: int, seconds: int, stops: int) -> None:
        agent, conversation_id, epoch = self._holder(customer)
        until = self.world.now() + timedelta(seconds=seconds)
        relay = self.world.services.relay
        put_off = snoozing.snooze(relay, conversation_id, agent, until, epoch)
        self.world.order(agent, conversation_id, "snooze", put_off)
        self._look(stops)

    @step(customer=CUSTOMERS, agent=AGENTS, stops=STOPS)
    def agent_watches(self, customer: int, agent: int, stops: int) -> None:
        conversation_id, console = (
            self.world.customer(customer).conversation_id,
            self.world.consoles[agent],
        )
        if not console.signed_in:
            return
        if not console.connected:
            console.connect(self.world.services)
        console.watch(conversation_id)
        self._look(stops)

    @precondition(lambda self: any(one.connected for one in self.world.consoles))
    @step(agent=AGENTS, noticed=st.booleans(), stops=STOPS)
    def agents_network_drops(self, agent: int, noticed: bool, stops: int) -> None:
        wire = self.world.consoles[agent].wire
        if wire is not None:
            wire.drop(noticed=noticed)
            self._look(stops)

    @precondition(lambda self: any(one.connected for one in self.world.consoles))
    @step(agent=AGENTS, stops=STOPS)
    def agent_logs_out(self, agent: int, stops: int) -> None:
        world, console = self.world, self.world.consoles[agent]
        if console.signed_in:
            console.signed_in = False
            log_out = accounts.log_out(world.services.relay, console.agent, console.token)
            world.order(console.agent, "", "log out", log_out)
            self._look(stops)

    # ── the bot, time, the machine ───────────────────────────────────────────────────────────

    @step(mood=st.sampled_from(MOODS))
    def bot_becomes(self, mood: Mood_) -> None:
        self.world.bot.mood = mood

    @precondition(lambda self: self.world.bot.held)
    @step(number=st.integers(0, 3), how=st.sampled_from(ANSWERS), stops=STOPS)
    def bot_goes_on(self, number: int, how: Answer, stops: int) -> None:
        self.world.bot.go_on(number, how)
        self._look(stops)

    @precondition(lambda self: self.world.pauses.standing)
    @step(number=st.integers(0, 3), stops=STOPS)
    def who_stands_goes_on(self, number: int, stops: int) -> None:
        self.world.pauses.go_on(number)
        self._look(stops)

    @step(seconds=TIMES, stops=STOPS)
    def time_passes_or_the_service_is_killed(self, seconds: float | None, stops: int) -> None:
        if seconds is not None:
            self.world.pass_time(seconds)
            self._look(stops)
        else:
            self.world.kill()
            self.world.start()
            self._look(0)

    def teardown(self) -> None:
        """Runs even after a failed step: then nothing more is checked."""
        try:
            if not self.failed:
                self.check_the_end()
        finally:
            self.world.kill()

    def check_the_end(self) -> None:
        """Everybody comes back, everything finishes, nothing was forgotten."""
        self.failed = True
        self.world.heal()
        self.watch.look_at_the_end()

    # ── what steps share ─────────────────────────────────────────────────────────────────────

    def _sends(self, customer: int, stops: int, **frame: object) -> None:
        one = self.world.customer(customer)
        one.send(frame | {"client_id": self.world.new_id()})
        self._look(stops)

    def _replies(self, customer: int, agent: int, reply: tuple[str, int, int], stops: int) -> None:
        world, (client_id, epoch, last_seen) = self.world, reply
        console, text = world.consoles[agent], f"a reply {client_id}"
        conversation_id = world.customer(customer).conversation_id
        self.replied.append((customer, agent, reply))
        seen = {"epoch": epoch, "last_seen": last_seen}
        if console.connected:
            names = {"conversation_id": conversation_id, "client_id": client_id, "text": text}
            console.say(type="say", **names, **seen)
        else:
            say = agent_commands.say(
                world.services.relay, conversation_id, console.agent, client_id, text, **seen
            )
            world.order(console.agent, conversation_id, "say", say, client_id)
        self._look(stops)

    def _holder(self, customer: int) -> tuple[Agent, str, int]:
        """Who holds it (while nobody does, the first agent tries), its id and its epoch."""
        world, conversation_id = self.world, self.world.customer(customer).conversation_id
        state = self._log(customer).state
        agent = next((one.agent for one in world.consoles if one.agent.id == state.owner_id), None)
        return agent or world.consoles[0].agent, conversation_id, state.epoch

    def _log(self, customer: int) -> Log:
        """As it was after the last step: what an agent's screen shows."""
        conversation_id = self.world.customer(customer).conversation_id
        return self.watch.logs.get(conversation_id, Log())

    def _look(self, stops: int) -> None:
        self.failed = True  # until the check has passed
        self.counts["steps"] += 1
        self.orders.add(self.order)
        self.world.settle(stops)
        self.watch.look()
        self.failed = False
