"""What can be found, and by whom."""

from __future__ import annotations

import pytest

from handoff.domain import events, findable
from handoff.domain.attached import Mailed
from handoff.domain.customers import Customer, Facts
from handoff.domain.findable import Source, known, may_find, said
from handoff.domain.permissions import Action, Role
from tests.support.story import PICTURE, STORY


def test_everything_that_somebody_says_is_findable_and_nothing_else() -> None:
    found = {event.kind: text for event in STORY if (text := said(event))}
    assert found.keys() == findable.KINDS
    assert found["note_added"][0] is Source.NOTE and found["bot_said"][0] is Source.BOT


def test_what_is_known_of_a_customer_is_one_line() -> None:
    facts = Facts(name="Ebba", email="ebba@example.org", attributes={"plan": "gold", "age": 0})
    assert known(Customer("c1", "user-7", facts)) == "Ebba · ebba@example.org · user-7 · gold · 0"
    assert known(Customer("c1")) == ""


def test_customers_find_nothing_and_the_team_what_it_may_read() -> None:
    assert may_find("customer") == may_find("") == frozenset()
    for role in Role:
        assert may_find(role) == frozenset(Source)


def test_who_may_not_do_what_a_source_needs_does_not_find_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    needs = {**findable.NEEDS, Source.NOTE: Action.REVIEW}
    monkeypatch.setattr(findable, "NEEDS", needs)
    assert may_find(Role.AGENT) == frozenset(Source) - {Source.NOTE}
    assert may_find(Role.DESIGNER) == frozenset(Source)


def test_a_file_is_found_by_its_name() -> None:
    names = {event.kind: text for event in STORY if (text := said(event))}
    assert names["customer_said"] == (Source.CUSTOMER, "hello\ncat.png")
    assert names["agent_said"] == (Source.AGENT, "good morning\ncat.png")
    wordless = events.CustomerSaid(client_id="c", text="", attachments=(PICTURE,))
    assert said(wordless) == (Source.CUSTOMER, "cat.png")
    mail = Mailed(address="mira@example.org", subject="Label", attachments=("label.png",))
    by_mail = events.CustomerSaid(client_id="c", text="", mail=mail)
    assert said(by_mail) == (Source.CUSTOMER, "label.png")
