"""Who sees what: every kind of event, field and audience; nothing undeclared can be imported."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any, Literal, get_args

import pytest
from pydantic import BaseModel
from pydantic_core import to_jsonable_python

from handoff.domain import audiences, events
from handoff.domain.audiences import (
    AGENTS,
    EVERYONE,
    Audience,
    Declared,
    ForAgents,
    ForAll,
    NotDeclared,
    view,
    view_type,
)
from handoff.domain.events import Event
from handoff.domain.thread import Entry
from handoff.realtime.hub import encode
from handoff.schema import wire_schema
from handoff.wire import AgentEventFrame, CustomerEventFrame
from tests.support.story import STORY

KINDS: tuple[type[Event], ...] = get_args(get_args(events.AnyEvent)[0])
NOW = datetime(2026, 11, 23, tzinfo=UTC)

CUSTOMERS_SEE: dict[type[Event], set[str]] = {
    events.CustomerSaid: {"kind", "client_id", "text", "attachments", "mail"},
    events.BotSaid: {"kind", "reply_to", "messages", "language", "instead_of", "asks"},
    events.AgentSaid: {"kind", "agent_name", "text", "attachments"},
    events.ClarifyAsked: {"kind", "reply_to", "options", "language"},
    events.Fallback: {"kind", "reply_to", "code", "about", "language"},
    events.Chosen: {"kind", "client_id", "clarify_seq", "option", "label"},
    events.HumanRequested: {"kind", "client_id", "via", "about_seq"},
    events.Escalated: {"kind", "anyone_online", "unanswered"},
    events.HelpOffered: {"kind", "about_seq", "category", "language", "text", "lines", "closing"},
    events.ContactLeft: {"kind", "client_id", "email"},
    events.Claimed: {"kind", "agent_name"},
    events.Transferred: {"kind", "to_agent_name"},
    events.HandedBack: {"kind", "by", "client_id", "agent_name"},
    events.Resolved: {"kind", "agent_name"},
    events.Reopened: {"kind", "to", "agent_name"},
    events.Rated: {"kind", "client_id", "score", "comment"},
}
"""Written down again: whoever shows customers another field has to say so here too."""


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_customers_see_of_each_kind_what_is_listed_and_nothing_else(kind: type[Event]) -> None:
    shown = view_type(kind, Audience.CUSTOMER)
    assert (set(shown.model_fields) if shown else None) == CUSTOMERS_SEE.get(kind)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_agents_see_all_of_every_kind(kind: type[Event]) -> None:
    """Agents' frames follow one another without gaps only as long as this holds."""
    assert view_type(kind, Audience.AGENT) is kind


@pytest.mark.parametrize("audience", Audience)
@pytest.mark.parametrize("event", STORY, ids=lambda event: event.kind)
def test_what_is_sent_holds_the_declared_fields_and_no_others(
    event: Event, audience: Audience
) -> None:
    """Read from the bytes: every leaf of the frame is a declared field, with its value."""
    encoded = encode(Entry("c1", 7, 3, NOW, 1, event), audience)
    if audience not in event.seen_by:
        assert encoded is None
        return
    assert encoded is not None
    assert json.loads(encoded.frame)["data"] == _allowed(event, audience)


@pytest.mark.parametrize("event", STORY, ids=lambda event: event.kind)
def test_what_is_sent_is_what_the_wire_says(event: Event) -> None:
    frames = {Audience.CUSTOMER: CustomerEventFrame, Audience.AGENT: AgentEventFrame}
    for audience, frame in frames.items():
        encoded = encode(Entry("c1", 7, 3, NOW, 1, event), audience)
        if encoded is not None:
            read = frame.model_validate_json(encoded.frame, extra="forbid")
            assert read.model_dump_json() == encoded.frame


def _allowed(record: Declared, audience: Audience) -> dict[str, Any]:
    """From nothing but the marks on the fields."""

    def of(value: Any) -> Any:
        if isinstance(value, Declared):
            return _allowed(value, audience)
        if isinstance(value, tuple):
            return [of(one) for one in value]
        return to_jsonable_python(value)

    return {
        name: of(getattr(record, name))
        for name, field in type(record).model_fields.items()
        if audience in audiences._declared(field)
    }


def test_what_is_the_same_for_all_is_encoded_the_same_for_all() -> None:
    """So the relay encodes it once."""
    for event in STORY:
        frames = {encode(Entry("c1", 7, 6, NOW, 1, event), one) for one in Audience}
        assert (len(frames) == 1) == event.alike, event.kind
    assert events.CustomerSaid.alike and events.BotSaid.alike


def test_the_types_of_the_customers_pages_have_no_field_that_is_not_for_customers() -> None:
    definitions = wire_schema()["$defs"]
    names: set[str] = set()
    for definition in _reachable(definitions, {"$ref": "#/$defs/ToCustomer"}):
        names |= set(definition.get("properties", ()))
    hidden = {"agent_id", "to_agent_id", "intent", "reasons", "summary", "slots", "priority"}
    assert not names & (hidden | {"outcome", "mood", "ranking", "until", "verdict"})
    assert {"agent_name", "options", "anyone_online"} <= names


def _reachable(
    definitions: dict[str, Any], schema: Any, seen: set[str] | None = None
) -> Iterator[dict[str, Any]]:
    seen = set() if seen is None else seen
    if isinstance(schema, list):
        for part in schema:
            yield from _reachable(definitions, part, seen)
    elif isinstance(schema, dict):
        yield schema
        name = str(schema.get("$ref", "")).removeprefix("#/$defs/")
        if name and name not in seen:
            seen.add(name)
            yield from _reachable(definitions, definitions[name], seen)
        for part in schema.values():
            yield from _reachable(definitions, part, seen)


# ── without a declaration nothing is imported ────────────────────────────────────────────────


def test_a_class_without_a_declaration_does_not_import() -> None:
    with pytest.raises(NotDeclared, match=r"Refunded does not say who may see it"):

        class Refunded(Event):
            amount: ForAgents[int]


def test_a_field_without_a_declaration_does_not_import() -> None:
    with pytest.raises(NotDeclared, match=r"Refunded\.amount does not say who may see it"):

        class Refunded(Event, seen_by=EVERYONE):
            kind: ForAll[Literal["refunded"]] = "refunded"
            amount: int


def test_a_field_added_in_a_subclass_has_to_be_declared_as_well() -> None:
    class Charged(Event, seen_by=EVERYONE):
        amount: ForAll[int]

    with pytest.raises(NotDeclared, match="ChargedTwice does not say"):

        class ChargedTwice(Charged):
            pass

    with pytest.raises(NotDeclared, match=r"ChargedAgain\.by"):

        class ChargedAgain(Charged, seen_by=EVERYONE):
            by: str


def test_a_field_cannot_be_for_someone_who_may_not_see_its_class() -> None:
    with pytest.raises(NotDeclared, match=r"Flagged\.why is for customers, who may not see Flagg"):

        class Flagged(Event, seen_by=AGENTS):
            why: ForAll[str]


def test_a_field_cannot_show_someone_a_record_that_they_may_not_see() -> None:
    with pytest.raises(NotDeclared, match=r"Told\.guesses is for customers.*the Guess in it"):

        class Told(Event, seen_by=EVERYONE):
            guesses: ForAll[tuple[events.Guess, ...]]


def test_views_reach_into_whatever_holds_a_record() -> None:
    class Item(Event, seen_by=EVERYONE):
        name: ForAll[str]
        cost: ForAgents[int]

    class Basket(Event, seen_by=EVERYONE):
        one: ForAll[Item | None]
        by_name: ForAll[dict[str, Item]]
        rows: ForAll[tuple[tuple[Item, ...], ...]]

    item = Item(name="lamp", cost=3)
    seen = view(Basket(one=item, by_name={"a": item}, rows=((item,), ())), Audience.CUSTOMER)
    assert isinstance(seen, BaseModel)
    lamp = {"name": "lamp"}
    assert seen.model_dump() == {"one": lamp, "by_name": {"a": lamp}, "rows": (((lamp),), ())}
    assert type(seen).model_validate_json(seen.model_dump_json()) == seen
