"""Two real Rasa servers with shared trackers and locks: a conversation on both, one killed."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass

import pytest

from handoff.bot_client import BotClient
from handoff.config import ROOT, Settings
from handoff.detector.registry import Detectors
from handoff.domain import events
from handoff.domain.errors import BotDown
from handoff.features.training import deployment
from handoff.learning.models import Models
from handoff.storage.engine import Store
from harness.bot_servers import Servers, running_servers
from harness.servers import Server
from tests.conftest import database_url
from tests.support.learning_world import shipped_model
from tests.support.team import TOKEN, Team
from tests.support.team import team as running_team

pytestmark = [
    pytest.mark.bot,
    pytest.mark.redis,
    pytest.mark.parametrize("backing", ["shared"], indirect=True),
]

QUESTION = "How much does delivery cost?"


@pytest.fixture(scope="module")
def pair(
    postgres: Server, redis: Server, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Servers, Servers]]:
    models = Models(ROOT / "var" / "models")
    live = models.live()
    assert live, "there is no trained model: run `make setup`"
    memory = {
        "BATON_DATABASE_URL": database_url(postgres),
        "BATON_REDIS_URL": f"redis://127.0.0.1:{redis.port}/1",
    }
    folders = [tmp_path_factory.mktemp(name) for name in ("one", "two")]
    archive = models[live].archive
    with (
        running_servers(folders[0], model=archive, memory=memory) as one,
        running_servers(folders[1], model=archive, memory=memory) as two,
    ):
        yield one, two


@dataclass(slots=True)
class World:
    team: Team
    bots: tuple[Servers, Servers]

    def server_of(self, conversation: str) -> Servers:
        """The one that is asked first for this conversation."""
        first = self.team.bot._servers.in_order(conversation)[0].url
        return next(bot for bot in self.bots if bot.url == first)


@pytest.fixture
async def world(
    settings: Settings, store: Store, pair: tuple[Servers, Servers]
) -> AsyncIterator[World]:
    urls = [bot.url for bot in pair]
    async with running_team(settings, store, urls, pair[0].model.parents[1]) as team:
        yield World(team, pair)
    for bot in pair:
        if bot.processes["bot"].poll() is not None:
            bot._start_bot()


async def test_what_one_server_was_told_the_other_one_knows(
    world: World, pair: tuple[Servers, Servers]
) -> None:
    clients = [BotClient(bot.url, TOKEN, 10.0) for bot in pair]
    asked = await clients[0].parse("c1", "where is my order?")
    await clients[0].act("c1", "1:0", 0, "where is my order?", asked)
    answered = await clients[1].parse("c1", "HG-10432")
    assert answered.fills_slot
    again = await clients[1].act("c1", "1:0", 0, "where is my order?", asked)
    assert again.messages  # the stored reply of a turn that it did not take
    for client in clients:
        await client.close()


async def test_turns_alternating_between_both_servers_make_one_conversation(
    world: World, pair: tuple[Servers, Servers]
) -> None:
    clients = [BotClient(bot.url, TOKEN, 30.0) for bot in pair]
    for number in range(6):
        client = clients[number % 2]
        parse = await client.parse("c2", QUESTION)
        assert (await client.act("c2", f"{number}:0", 0, QUESTION, parse)).messages
    heard = [e for e in await world.team.bot.tracker("c2") if e["event"] == "user"]
    assert len(heard) == 6
    for client in clients:
        await client.close()


async def test_a_form_goes_on_at_the_other_server_when_its_own_is_killed(world: World) -> None:
    team = world.team
    conversation = await team.customer()
    await team.ask(conversation, "where is my order?")
    world.server_of(conversation).kill_bot()
    await team.ask(conversation, "HG-10432")
    added = await team.ask(conversation, "anna.berg@example.com")
    answers = [event for event in added if isinstance(event, events.BotSaid)]
    assert "HG-10432" in " ".join(one.text for answer in answers for one in answer.messages)


async def test_a_server_killed_in_the_middle_costs_no_customer_an_answer(world: World) -> None:
    team = world.team
    conversations = [await team.customer() for _ in range(24)]
    await asyncio.gather(*(team.say(one, QUESTION) for one in conversations))
    await asyncio.sleep(0.1)
    world.bots[0].kill_bot()
    for one in conversations:
        await team.settled(one)
        assert await team.kinds(one) == ["customer_said", "judged", "bot_said"]


async def test_a_new_model_goes_into_both_and_into_one_that_comes_back(world: World) -> None:
    services, old = world.team.services, world.bots[0].model
    for model_id in ("one", "two"):
        shipped_model(services.settings.var, model_id)
    models = Models(services.settings.models)
    object.__setattr__(services.training, "detectors", Detectors(services.settings.models))
    models.set_live("one")
    await deployment.heal(services.worker.store, models, services.worker.now())
    await deployment.align_bot(services.training)
    assert await services.turn_taking.bot.live_models() == {"one"}
    await deployment.record(services.worker.store, models["two"], services.worker.now())
    world.bots[1].kill_bot()
    await deployment.switch(services.training, "two", None, deployment.GATE)
    world.bots[1]._start_bot()  # with the model it first started with
    assert await services.turn_taking.bot.live_models() == {"two", old.parent.name}
    await deployment.align_bot(services.training)
    assert await services.turn_taking.bot.live_models() == {"two"}
    await services.turn_taking.bot.load_model(old)


async def test_with_both_killed_the_customer_gets_a_person(world: World) -> None:
    for bot in world.bots:
        bot.kill_bot()
    with pytest.raises(BotDown):
        await world.team.bot.live_models()
    added = await world.team.ask(await world.team.customer(), QUESTION)
    assert isinstance(added[-1], events.Escalated)
