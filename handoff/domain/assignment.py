"""To whom a waiting conversation goes: to which team, and, where that is automatic, to which agent.

A team gets what fits its languages and intents. Of the agents who are there, the first of these
groups with anybody in it is asked: members who speak the customer's language, whoever speaks it,
members, everybody. So nobody waits for a team or a language of which nobody is there, nor for
people with no capacity, who are never given anything. Within the group whoever had the conversation
last gets it, otherwise whoever has the most room; nobody gets more than their capacity. Danger
knows no capacity, and is never left waiting while anyone is there.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum


class Mode(StrEnum):
    MANUAL = "manual"
    """Agents take what they want from the queue."""
    AUTOMATIC = "automatic"
    """The next in line is given to whoever fits."""


@dataclass(frozen=True, slots=True)
class Team:
    """`languages`, `intents`: what goes there; of an empty one, any. With both empty, only what
    somebody passes on to it."""

    id: str
    name: str
    languages: frozenset[str] = frozenset()
    intents: frozenset[str] = frozenset()
    members: frozenset[str] = frozenset()

    def gets(self, intent: str | None, language: str | None) -> bool:
        if not self.members or not (self.languages or self.intents):
            return False
        return (not self.languages or language in self.languages) and (
            not self.intents or intent in self.intents
        )


@dataclass(frozen=True, slots=True)
class Person:
    """An agent who is there. `load`: conversations in hand; `languages`: of an empty one, any."""

    id: str
    load: int
    capacity: int
    languages: frozenset[str] = frozenset()

    @property
    def has_room(self) -> bool:
        return self.load < self.capacity


@dataclass(frozen=True, slots=True)
class Unassigned:
    """A conversation that waits. `given_back`: its last agent gave it back or left it lying."""

    language: str | None = None
    team: Team | None = None
    last_agent_id: str | None = None
    given_back: bool = False
    danger: bool = False


def team_for(intent: str | None, language: str | None, teams: Iterable[Team]) -> Team | None:
    """Of several that fit, one for certain intents comes before one for certain languages."""
    fitting = (team for team in teams if team.gets(intent, language))
    return min(
        fitting,
        key=lambda team: (not team.intents, not team.languages, team.name, team.id),
        default=None,
    )


def who_gets(one: Unassigned, there: Collection[Person]) -> str | None:
    """The id of the agent; None: nobody now."""
    willing = [
        person
        for person in there
        if person.capacity > 0 and not (one.given_back and person.id == one.last_agent_id)
    ]
    fitting = who_fits(one, willing)
    with_room = [person for person in fitting if person.has_room]
    if one.danger:
        with_room = with_room or [person for person in there if person.has_room] or list(there)
    if any(person.id == one.last_agent_id for person in with_room):
        return one.last_agent_id
    return min(with_room, key=_how_busy, default=_NOBODY).id or None


def who_fits(one: Unassigned, there: Sequence[Person]) -> list[Person]:
    """All of the first group in which there is anybody."""

    def speaks(person: Person) -> bool:
        return one.language is None or not person.languages or one.language in person.languages

    def belongs(person: Person) -> bool:
        return one.team is None or person.id in one.team.members

    groups = (
        [person for person in there if speaks(person) and belongs(person)],
        [person for person in there if speaks(person)],
        [person for person in there if belongs(person)],
    )
    return next((group for group in groups if group), list(there))


_NOBODY = Person("", 0, 0)


def _how_busy(person: Person) -> tuple[float, int, str]:
    """By the share of their capacity, so that whoever can do more is given more."""
    return person.load / max(person.capacity, 1), person.load, person.id
