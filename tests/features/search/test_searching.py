"""Agents find what was said, noted and is known, at once; nobody finds what is not for them."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from alembic import command
from sqlalchemy import Connection, text

from handoff.domain import findable
from handoff.domain.conversation import Status
from handoff.domain.customers import Facts
from handoff.domain.errors import Invalid
from handoff.domain.findable import Source
from handoff.domain.permissions import Action
from handoff.features.conversations import agent_commands, customer_commands
from handoff.features.customers import sessions
from handoff.features.customers.identity import User
from handoff.features.search import indexing
from handoff.features.search.schemas import SearchHit, SearchResults
from handoff.features.search.searching import Asked, search
from handoff.services.changing import changing
from handoff.storage import schema
from handoff.storage.engine import Store
from handoff.storage.search_index import Filters
from harness.clients import Service
from tests.conftest import ALONE
from tests.support.story import STORY
from tests.support.team import Team


@pytest.fixture
def team(team_without_bot: Team) -> Team:
    """None of this needs an answer from the bot."""
    return team_without_bot


async def asked(team: Team, query: str, **more: Any) -> SearchResults:
    filters = Filters(**{name: more.pop(name) for name in list(more) if name in FILTERS})
    relay, asked = team.relay, Asked(query, filters, **more)
    return await search(relay.store, relay.reaching, team.ada, asked)


FILTERS = ("statuses", "agent_id", "language", "since", "until")


async def found(team: Team, query: str, **more: Any) -> list[str]:
    return [hit.conversation.id for hit in (await asked(team, query, **more)).hits]


async def told(team: Team, words: str) -> str:
    conversation = await team.customer()
    await team.say(conversation, words)
    return conversation


@pytest.mark.parametrize(
    ("words", "query"),
    [
        ("Where is my ORDER?", "order"),
        ("The Kayaks have come", "kayak"),
        ("Welche Größe brauche ich?", "grosse"),
        ("Straßenräder", "STRASSENRÄDER"),
        ("Ma commande déjà livrée", "deja livree"),
        ("¿Cuándo llega mi envío?", "envio cuándo"),
        ("about HG-10432, please", "HG-10432"),
        ("about HG-10432, please", "hg-104"),
        ("about HG-10432, please", "HG10432"),
        ("about HG10432, please", "hg-10432"),
        ("about HG-10432, please", "10432"),
        ("write to ebba.lund@example.org", "ebba.lund@example.org"),
        ("write to ebba.lund@example.org", "Ebba.Lund@ex"),
        ("write to ebba.lund@example.org", "lund"),
    ],
)
async def test_it_is_found_as_people_type_it(team: Team, words: str, query: str) -> None:
    await told(team, "something else, HG-99999, other@example.com")
    conversation = await told(team, words)
    assert await found(team, query) == [conversation]


async def test_a_hit_names_the_message_and_shows_it(team: Team) -> None:
    conversation = await told(team, "hello")
    seq = await team.say(conversation, "the kayak rack rattles")
    (hit,) = (await asked(team, "kayak")).hits
    assert (hit.conversation.id, hit.seq, hit.source) == (conversation, seq, Source.CUSTOMER)
    assert [(part.text, part.hit) for part in hit.snippet] == [
        ("the ", False),
        ("kayak", True),
        (" rack rattles", False),
    ]


async def test_what_agents_say_and_note_and_addresses_are_found(team: Team) -> None:
    conversation = await told(team, "hello")
    await team.settled(conversation)
    await team.claim(conversation)
    await team.reply(conversation, "your parcel is in Malmö")
    await agent_commands.note(team.relay, conversation, team.ada, str(uuid4()), "seems to be a VIP")
    await customer_commands.leave_contact(
        team.relay, conversation, str(uuid4()), "ebba@example.org"
    )
    assert await source_of(team, "malmo") is Source.AGENT
    assert await source_of(team, "vip") is Source.NOTE
    assert await source_of(team, "ebba@example") is Source.CUSTOMER


async def source_of(team: Team, query: str) -> Source:
    hit: SearchHit
    (hit,) = (await asked(team, query)).hits
    return hit.source


async def test_customers_are_found_by_what_is_known_of_them_now(team: Team) -> None:
    worker = team.services.worker
    facts = Facts(name="Ebba Lund", email="ebba@example.org", attributes={"plan": "Gold"})
    token, anonymous = await sessions.start(worker, "en")
    await team.say(anonymous, "hello")
    _, other = await sessions.go_on(team.relay, "en", User("user-7", facts))
    assert await found(team, "lund gold") == [other]
    assert await source_of(team, "user-7") is Source.FACTS
    await sessions.identify(team.relay, token, "en", User("user-7", Facts(name="Ebba Berg")))
    assert sorted(await found(team, "berg")) == sorted([anonymous, other])
    assert await found(team, "lund") == []


async def test_all_words_must_be_in_a_conversation_but_not_in_one_message(team: Team) -> None:
    both = await told(team, "a kayak")
    await team.say(both, "and a rack")
    await told(team, "a kayak alone")
    await told(team, "a rack alone")
    assert await found(team, "kayak rack") == [both]


async def test_better_matches_come_first_then_newer_ones(team: Team) -> None:
    old = await told(team, "the rack")
    new = await told(team, "the rack")
    beginning = await told(team, "the racket")
    assert await found(team, "rack") == [new, old, beginning]


async def test_filters_narrow_it_down(team: Team) -> None:
    waiting = await told(team, "kayak one")
    await team.settled(waiting)
    team.clock.advance(hours=2)
    later = team.clock()
    held = await told(team, "kayak two")
    await team.settled(held)
    await team.claim(held)
    assert await found(team, "kayak", statuses=[Status.WAITING]) == [waiting]
    assert await found(team, "kayak", statuses=[Status.HUMAN, Status.WAITING]) == [held, waiting]
    assert await found(team, "kayak", agent_id=team.ada.id) == [held]
    assert await found(team, "kayak", agent_id=team.ben.id) == []
    hour = timedelta(hours=1)
    assert await found(team, "kayak", since=later - hour) == [held]
    assert await found(team, "kayak", until=later - hour) == [waiting]
    assert await found(team, "kayak", language="de") == []


async def test_a_resolved_one_is_found_by_who_had_it_last(team: Team) -> None:
    conversation = await told(team, "kayak")
    await team.settled(conversation)
    await team.claim(conversation)
    async with changing(team.relay, conversation) as change:
        change.append(next(event for event in STORY if event.kind == "resolved"))
    assert await found(team, "kayak", agent_id=team.ada.id) == [conversation]


async def test_it_is_found_in_the_language_in_which_it_was_judged(team: Team) -> None:
    conversation = await told(team, "kayak")
    async with changing(team.relay, conversation) as change:
        judged = next(event for event in STORY if event.kind == "judged")
        change.append(judged.model_copy(update={"language": "de"}))
    assert await found(team, "kayak", language="de") == [conversation]


async def test_pages_hold_each_once_whatever_is_said_meanwhile(team: Team) -> None:
    expected = [await told(team, f"kayak {number}") for number in range(7)]
    seen: list[str] = []
    after: str | None = ""
    while after is not None:
        page = await asked(team, "kayak", after=after, limit=3)
        seen += [hit.conversation.id for hit in page.hits]
        after = page.next
        await told(team, "kayak, newer than the first page")
    assert seen == expected[::-1]


async def test_what_was_not_stored_is_not_found(team: Team) -> None:
    conversation = await team.customer()
    with pytest.raises(RuntimeError):
        async with changing(team.relay, conversation) as change:
            change.append(next(event for event in STORY if event.kind == "customer_said"))
            raise RuntimeError
    said = next(event for event in STORY if event.kind == "customer_said")
    assert await found(team, getattr(said, "text")) == []  # noqa: B009


async def test_who_may_not_see_notes_does_not_find_them(
    team: Team, monkeypatch: pytest.MonkeyPatch
) -> None:
    conversation = await told(team, "kayak")
    await agent_commands.note(team.relay, conversation, team.ada, str(uuid4()), "kayak, secretly")
    assert await found(team, "secretly kayak") == [conversation]
    monkeypatch.setattr(findable, "NEEDS", {**findable.NEEDS, Source.NOTE: Action.REVIEW})
    assert await found(team, "secretly") == []
    assert await found(team, "secretly kayak") == [], "nor by its other words"
    assert await found(team, "kayak") == [conversation]


@pytest.mark.parametrize(
    "query",
    ['"kayak"', "kayak* OR 1=1", "NEAR(kayak)", "kayak' :* & !x", "ka%yak -- \\", "kayak:A"],
)
async def test_no_query_means_anything_to_the_database(team: Team, query: str) -> None:
    await told(team, "kayak near x 1 or a kayak' yak ka")
    assert len(await found(team, query)) <= 1


async def test_what_cannot_be_asked_is_refused_in_words(team: Team) -> None:
    for wrong, why in (
        ({"query": "?"}, "at least two letters"),
        ({"query": "kayak", "limit": 0}, "1 to 50"),
        ({"query": "kayak", "limit": 51}, "1 to 50"),
        ({"query": "kayak", "after": "x"}, "begin anew"),
        ({"query": "kayak", "language": "German"}, "no language"),
        ({"query": "kayak", "since": team.clock(), "until": team.clock() - timedelta(1)}, "before"),
    ):
        with pytest.raises(Invalid, match=why):
            await asked(team, **wrong)  # type: ignore[arg-type]


async def test_a_migrated_database_finds_what_it_held_before(team: Team) -> None:
    conversation = await team.customer()
    async with changing(team.relay, conversation) as change:
        for event in STORY:
            change.append(event)
    facts = Facts(name="Ebba", attributes={"plan": "gold"})
    await sessions.go_on(team.relay, "en", User("user-7", facts))
    await indexing.catch_up(team.store)
    before = await documents(team.store)
    assert len(before) == len(findable.KINDS) + 1
    for revision, move in (("0005", command.downgrade), ("head", command.upgrade)):

        def moved(connection: Connection, move: Any = move, to: str = revision) -> None:
            move(schema.config(connection), to)

        async with team.store.engine.begin() as connection:
            await connection.run_sync(moved)
    assert await documents(team.store) == before
    assert len(await found(team, "gold")) == 1


async def documents(store: Store) -> list[tuple[Any, ...]]:
    query = "SELECT conversation_id, seq, source, words FROM search_documents ORDER BY 1, 2"
    async with store.read() as session:
        return [tuple(row) for row in await session.execute(text(query))]


# ── over the wire ────────────────────────────────────────────────────────────────────────────


@ALONE
async def test_over_the_wire_agents_find_and_customers_and_strangers_do_not(
    service: Service,
) -> None:
    customer = await service.customer()
    async with customer.socket() as socket:
        await socket.send(**customer.say("the kayak rack"))
        await socket.wait("ack")
    ada = await service.log_in("ada")
    answer = await ada.get("/api/search", params={"q": "kayak", "status": ["waiting", "bot"]})
    assert [hit["conversation"]["id"] for hit in answer.json()["hits"]] == [
        customer.conversation_id
    ]
    assert answer.json()["next"] is None
    stranger = await service.http.get("/api/search", params={"q": "kayak"})
    assert stranger.status_code == 401
    token = {"Cookie": f"baton_session={customer.token}", "Authorization": customer.token}
    as_customer = await service.http.get("/api/search", params={"q": "kayak"}, headers=token)
    assert as_customer.status_code == 401


@ALONE
@pytest.mark.parametrize(
    "wrong", [{"status": "asleep"}, {"since": "yesterday"}, {"limit": "x"}, {"q": "k" * 201}]
)
async def test_over_the_wire_bad_input_is_refused_in_words(
    service: Service, wrong: dict[str, str]
) -> None:
    ada = await service.log_in("ada")
    answer = await ada.get("/api/search", params={"q": "kayak"} | wrong)
    problem = answer.json()
    assert answer.status_code in (400, 422) and problem["code"] == "invalid"
    assert next(iter(wrong)) in problem["message"]
