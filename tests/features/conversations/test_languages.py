"""The language of a turn, from the customer's message to the bot's answer and the agents' list."""

from __future__ import annotations

import pytest

from common.assistant.other_languages import notes
from handoff.domain import events
from handoff.domain.events import AnyEvent, BotSaid, Judged
from handoff.features.customers import sessions
from handoff.services import snapshots
from tests.conftest import ALONE
from tests.support.team import Team

pytestmark = ALONE


async def visitor(team: Team, locale: str) -> str:
    """A new conversation on a page in this language."""
    _, conversation_id = await sessions.start(team.services.worker, locale)
    return conversation_id


def judged_in(added: list[AnyEvent]) -> str | None:
    (judged,) = [event for event in added if isinstance(event, Judged)]
    return judged.language


def answer(added: list[AnyEvent]) -> BotSaid:
    (said,) = [event for event in added if isinstance(event, BotSaid)]
    return said


@pytest.mark.bot
async def test_a_page_in_a_language_without_answers_is_told_so_once(team: Team) -> None:
    conversation = await visitor(team, "pl-PL")
    added = await team.ask(conversation, "HG-10432")
    said = answer(added)
    assert judged_in(added) == "pl"
    assert (said.language, said.instead_of) == ("en", "pl")
    note, *rest = said.messages
    assert note.text == notes("en")["pl"] and rest
    added = await team.ask(conversation, "anna.berg@example.com")
    assert judged_in(added) == "pl" and answer(added).instead_of is None
    assert (await team.thread(conversation)).overview.language == "pl"


@pytest.mark.bot
async def test_a_customer_is_answered_in_their_own_language_not_the_pages(team: Team) -> None:
    conversation = await visitor(team, "de")
    added = await team.ask(conversation, "How much does delivery cost?")
    assert judged_in(added) == "en"
    assert (answer(added).language, answer(added).instead_of) == ("en", None)
    assert judged_in(await team.ask(conversation, "ok")) == "en"
    assert judged_in(await team.ask(conversation, "Ach so, und wie lange dauert das?")) == "de"


async def test_agents_see_the_language_even_if_the_bot_is_down(team_without_bot: Team) -> None:
    team = team_without_bot
    conversation = await visitor(team, "en")
    added = await team.ask(conversation, "Bonjour, je n'arrive pas à payer ma commande")
    assert judged_in(added) == "fr"
    assert any(isinstance(event, events.Escalated) for event in added)
    item = snapshots.inbox_item(await team.thread(conversation), team.relay.reaching)
    assert item.language == "fr"
    assert judged_in(await team.ask(conversation, "20433")) == "fr"
