"""`team`: the actions against the real bot and a database of their own."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from handoff.config import ROOT, Settings
from handoff.learning.models import Models
from handoff.storage.engine import Store
from tests.actions.team import Team
from tests.actions.team import team as running_team
from tests.bot.servers import Servers, running_servers


@pytest.fixture(scope="session")
def bot(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Servers]:
    """Rasa and its action server with the model that set-up has trained, detector and all."""
    models = Models(ROOT / "var" / "models")
    live = models.live()
    assert live, "there is no trained model: run `make setup`"
    folder = tmp_path_factory.mktemp("bot")
    with running_servers(folder, model=models[live].archive) as servers:
        yield servers


@pytest.fixture
async def team(settings: Settings, store: Store, bot: Servers) -> AsyncIterator[Team]:
    async with running_team(settings, store, bot.url, bot.model.parents[1]) as made:
        yield made


@pytest.fixture
async def team_without_bot(settings: Settings, store: Store, tmp_path: Path) -> AsyncIterator[Team]:
    """The same with nothing listening on the bot's port."""
    async with running_team(settings, store, settings.bot_url, tmp_path) as made:
        yield made
