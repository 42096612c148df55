"""What is looked at where somebody's message needed care."""

from __future__ import annotations

from handoff.domain import events
from handoff.domain.events import AnyEvent
from handoff.storage import agents
from tests.support.team import Team


def words_in(added: list[AnyEvent]) -> list[events.HelpOffered]:
    return [event for event in added if isinstance(event, events.HelpOffered)]


def kinds_of(added: list[AnyEvent]) -> list[str]:
    return [event.kind for event in added]


def routine_answers(added: list[AnyEvent]) -> list[AnyEvent]:
    return [one for one in added if isinstance(one, events.BotSaid | events.ClarifyAsked)]


async def everyone_goes(team: Team) -> None:
    async with team.store.begin() as session:
        for agent in (team.ada, team.ben):
            await agents.set_presence(session, agent.id, "offline")
