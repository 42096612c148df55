"""`mail`: a running SMTP server. `desk`: agents who answer through it, without the bot."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from uuid import uuid4

import pytest

from handoff.config import Settings
from handoff.domain.deliveries import State
from handoff.features.conversations import customer_commands
from handoff.features.customers import sessions
from handoff.features.deliveries import delivering
from handoff.services.relay import Relay
from handoff.storage import deliveries
from handoff.storage.deliveries import Delivery
from handoff.storage.engine import Store
from tests.support import mail_server
from tests.support.mail_server import MailServer
from tests.support.team import Team
from tests.support.team import team as running_team

SENDER = "Nordlicht Books <answers@nordlicht.example>"
PAGE = "https://nordlicht.example/contact"


async def deliver_due(relay: Relay) -> int:
    assert relay.reaching.mailing is not None
    return await delivering.deliver_due(relay, relay.reaching.mailing)


class Desk:
    """A team that answers customers who have left."""

    def __init__(self, team: Team) -> None:
        self.team = team
        self.relay = team.relay
        self.clock = team.clock

    async def customer(self, email: str | None, locale: str = "en") -> str:
        """A conversation held by Ada whose customer left this address."""
        _, conversation_id = await sessions.start(self.relay.worker, locale)
        if email is not None:
            sent = str(uuid4())
            await customer_commands.leave_contact(self.relay, conversation_id, sent, email)
        await self.team.claim(conversation_id)
        return conversation_id

    async def answer(self, conversation_id: str, text: str) -> int:
        return await self.team.reply(conversation_id, text)

    async def work(self, **later: float) -> int:
        """Try everything once that is due this much later."""
        self.clock.advance(**later)
        return await deliver_due(self.relay)

    async def states(self) -> dict[int, State]:
        """The state of every delivery, by message number."""
        found: list[Delivery] = []
        async with self.relay.store.read() as session:
            for state in State:
                found += await deliveries.listed(session, state, 100)
        return {one.seq: one.state for one in found}


@pytest.fixture
def mail() -> Iterator[MailServer]:
    with mail_server.running() as server:
        yield server


@pytest.fixture
def settings(settings: Settings, mail: MailServer) -> Settings:
    return settings.model_copy(
        update={"smtp_url": mail.url, "mail_from": SENDER, "public_url": PAGE}
    )


@pytest.fixture
async def desk(settings: Settings, store: Store, tmp_path: Path) -> AsyncIterator[Desk]:
    async with running_team(settings, store, settings.bot_url, tmp_path) as team:
        yield Desk(team)
