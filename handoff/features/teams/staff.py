"""Who works here, in which teams, and how much each takes at once."""

from __future__ import annotations

from dataclasses import dataclass, replace

from handoff.domain.assignment import Team
from handoff.domain.errors import Conflict, Invalid, NotFound
from handoff.features.agents.accounts import publish_presence
from handoff.services.container import Training
from handoff.services.relay import Relay
from handoff.services.snapshots import SEEN_WITHIN
from handoff.services.worker import Worker
from handoff.storage import agents, learning, teams
from handoff.storage.agents import Agent
from handoff.storage.engine import Store
from handoff.storage.teams import Rules


@dataclass(frozen=True, slots=True)
class Staff:
    """`people`: with `offline` for everybody whose console is closed."""

    people: list[Agent]
    teams: list[Team]
    rules: Rules


async def everyone(worker: Worker) -> Staff:
    async with worker.store.read() as session:
        people = await agents.everyone(session)
        connected = await agents.connected(session, worker.now() - SEEN_WITHIN)
        found = await teams.everyone(session)
        rules = await teams.rules(session)
    there = [one if one.id in connected else replace(one, presence="offline") for one in people]
    return Staff(there, found, rules)


async def set_rules(relay: Relay, rules: Rules) -> None:
    async with relay.store.begin() as session:
        await teams.set_rules(session, rules)
    await publish_presence(relay)  # on which consoles read all of this again


async def set_limits(
    relay: Relay, agent_id: str, capacity: int | None, languages: list[str]
) -> None:
    """Raises NotFound."""
    async with relay.store.begin() as session:
        if await agents.by_id(session, agent_id) is None:
            raise NotFound(f"there is no agent '{agent_id}'", id=agent_id)
        await agents.set_limits(session, agent_id, capacity, languages)
    await publish_presence(relay)


async def add_team(relay: Relay, team: Team) -> None:
    """As `change_team`."""
    await _save(relay, team)


async def change_team(relay: Relay, team: Team) -> None:
    """
    Raises:
        NotFound: there is no such team.
        Conflict: another one has this name.
        Invalid: a member is not known.
    """
    async with relay.store.read() as session:
        if await teams.by_id(session, team.id) is None:
            raise NotFound(f"there is no team '{team.id}'; it may have been removed", id=team.id)
    await _save(relay, team)


async def _save(relay: Relay, team: Team) -> None:
    async with relay.store.begin() as session:
        for other in await teams.everyone(session):
            if other.id != team.id and other.name.casefold() == team.name.casefold():
                raise Conflict(f"there is already a team '{other.name}'; choose another name")
        unknown = team.members - {one.id for one in await agents.everyone(session)}
        if unknown:
            raise Invalid(f"there is no agent '{min(unknown)}'; read the list of people again")
        await teams.save(session, team)
    await publish_presence(relay)


async def remove_team(relay: Relay, team_id: str) -> None:
    """What waits for it then goes where it would have gone without it."""
    async with relay.store.begin() as session:
        await teams.remove(session, team_id)
    await publish_presence(relay)


async def choices(training: Training) -> tuple[list[str], list[tuple[str, str]]]:
    """The assistant's languages; its intents and those that it was taught, with their labels."""
    ships = await training.workshop.catalog.assistant()
    taught = await _taught(training.worker.store)
    intents = (taught | ships.labels).items()
    return list(ships.languages), sorted(intents, key=lambda one: one[1].casefold())


async def _taught(store: Store) -> dict[str, str]:
    async with store.read() as session:
        return {one.name: one.label for one in await learning.learned_intents(session)}
