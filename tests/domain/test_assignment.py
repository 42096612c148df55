"""To whom a waiting conversation goes: by team, language, who had it last, and room."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from handoff.domain.assignment import Person, Team, Unassigned, team_for, who_fits, who_gets

NAMES = ("ada", "ben", "cleo", "dana")
LANGUAGES = ("de", "en")

people = st.lists(
    st.builds(
        Person,
        st.sampled_from(NAMES),
        st.integers(0, 6),
        st.integers(0, 5),
        st.frozensets(st.sampled_from(LANGUAGES)),
    ),
    unique_by=lambda person: person.id,
)
teams = st.none() | st.builds(
    Team,
    st.just("t"),
    st.just("Team"),
    members=st.frozensets(st.sampled_from(NAMES)),
)
unassigned = st.builds(
    Unassigned,
    st.none() | st.sampled_from(LANGUAGES),
    teams,
    st.none() | st.sampled_from(NAMES),
    st.booleans(),
    st.booleans(),
)


@given(unassigned, people)
def test_whoever_gets_it_is_there_fits_best_and_has_room(
    one: Unassigned, there: list[Person]
) -> None:
    willing = [
        person
        for person in there
        if person.capacity and not (one.given_back and person.id == one.last_agent_id)
    ]
    free = [person for person in who_fits(one, willing) if person.has_room]
    chosen = who_gets(replace(one, danger=False), there)
    if not free:
        assert chosen is None
        return
    by_id = {person.id: person for person in free}
    assert chosen in by_id
    if one.last_agent_id in by_id:
        assert chosen == one.last_agent_id
    else:
        least = min(person.load / person.capacity for person in free)
        assert by_id[chosen].load / by_id[chosen].capacity == least


@given(unassigned, people)
def test_danger_goes_to_somebody_whenever_anybody_is_there(
    one: Unassigned, there: list[Person]
) -> None:
    chosen = who_gets(replace(one, danger=True), there)
    assert (chosen in {person.id for person in there}) if there else chosen is None


@given(unassigned, people)
@example(
    Unassigned("de"), [Person("ada", 0, 0), Person("ben", 0, 5, frozenset({"en"}))]
)  # a supervisor, who speaks any
@example(
    Unassigned(team=Team("t", "Team", members=frozenset({"ada"}))),
    [Person("ada", 0, 0), Person("ben", 0, 5)],
)
def test_people_who_are_given_nothing_keep_nobody_waiting(
    one: Unassigned, there: list[Person]
) -> None:
    one = replace(one, danger=False)
    assert who_gets(one, there) == who_gets(one, [person for person in there if person.capacity])


@given(unassigned, people)
def test_the_order_in_which_people_are_listed_decides_nothing(
    one: Unassigned, there: list[Person]
) -> None:
    assert who_gets(one, there) == who_gets(one, there[::-1])


@given(unassigned, people)
def test_nobody_is_asked_who_fits_less_while_anybody_fits(
    one: Unassigned, there: list[Person]
) -> None:
    def fit(person: Person) -> tuple[bool, bool]:
        speaks = one.language is None or not person.languages or one.language in person.languages
        return speaks, one.team is None or person.id in one.team.members

    asked = who_fits(one, there)
    if asked:
        assert max(map(fit, there)) == min(map(fit, asked))


def test_whoever_gave_it_back_does_not_get_it_again() -> None:
    only_ada = [Person("ada", 0, 5)]
    assert who_gets(Unassigned(last_agent_id="ada"), only_ada) == "ada"
    assert who_gets(Unassigned(last_agent_id="ada", given_back=True), only_ada) is None


def test_members_who_are_busy_are_waited_for_but_a_team_that_is_away_is_not() -> None:
    team = Team("t", "Refunds", members=frozenset({"ada"}))
    one = Unassigned(team=team)
    assert who_gets(one, [Person("ada", 5, 5), Person("ben", 0, 5)]) is None
    assert who_gets(one, [Person("ben", 0, 5)]) == "ben"


REFUNDS = Team("r", "Refunds", intents=frozenset({"refund"}), members=frozenset({"ada"}))
GERMAN = Team("g", "German", languages=frozenset({"de"}), members=frozenset({"ada"}))
BOTH = Team(
    "b", "Both", frozenset({"de"}), intents=frozenset({"refund"}), members=frozenset({"ada"})
)
BY_HAND = Team("h", "By hand", members=frozenset({"ada"}))
EMPTY = Team("e", "A team of nobody", intents=frozenset({"refund"}))
ALL = (GERMAN, REFUNDS, BOTH, BY_HAND, EMPTY)


@pytest.mark.parametrize(
    ("intent", "language", "expected"),
    [
        ("refund", "de", BOTH),
        ("refund", "en", REFUNDS),
        ("refund", None, REFUNDS),
        ("hours", "de", GERMAN),
        (None, "de", GERMAN),
        ("hours", "en", None),
        (None, None, None),
    ],
)
def test_a_conversation_goes_to_the_team_that_is_most_for_it(
    intent: str | None, language: str | None, expected: Team | None
) -> None:
    assert team_for(intent, language, ALL) is expected
    assert team_for(intent, language, ALL[::-1]) is expected
