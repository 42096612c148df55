"""`team`: the actions with the real bot and a database of their own. `service`: the application."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from handoff.config import ROOT, Settings
from handoff.learning.models import Models
from handoff.storage.engine import Store
from harness.bot_servers import Servers, running_servers
from harness.clients import Service
from tests.support.running_service import running_service, staffed
from tests.support.team import Team
from tests.support.team import team as running_team


@pytest.fixture(scope="session")
def bot(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Servers]:
    """Rasa and its action server with the model that set-up trained, detector and all."""
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


@pytest.fixture
async def service(settings: Settings, store: Store) -> AsyncIterator[Service]:
    """The real application on a free port, with real sockets; the bot is down."""
    await staffed(store)
    async with running_service(settings, store) as running:
        yield running
