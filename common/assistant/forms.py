"""What the bot's channel knows about an assistant's forms: what fills the requested slot."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any

from common.assistant.sections import Section, nearest

INFORM, AFFIRM, DENY = "inform", "affirm", "deny"
EXPLAIN, SOLVED = "explain", "solved"
"""The roles an intent can have in answering a form; also the usual names of these intents.

`EXPLAIN`: asks about what the form asks for, or cannot give it. `SOLVED`: the matter has settled
itself, and the form ends.
"""

ROLES = (INFORM, AFFIRM, DENY, EXPLAIN, SOLVED)


@dataclass(frozen=True)
class Slot:
    """`entity`: what a message must name to fill it for certain. `taken_for`: intents that a value
    of this slot is easily taken for; as a statement they do not interrupt the form. `wish`: the
    intent that began the form, where only one form has this slot: repeated at the confirmation, it
    is neither an interruption nor a yes. `called`: the customers' names for it, as in "the wrong
    number" or "what is an order number?"."""

    entity: str | None = None
    taken_for: frozenset[str] = frozenset()
    wish: str | None = None
    called: tuple[str, ...] = ()


@dataclass(frozen=True)
class Forms:
    """`leaving`: intents that end a form. `bookkeeping`: slots that agents need not see.

    `intents`: role -> the intent that has it. A message that fills a slot is acted on with that
    intent, or with its own where the role has none. `about`: form -> the intents that a question
    asked on the way is likely to be about.
    """

    slots: Mapping[str, Slot] = field(default_factory=dict)
    leaving: frozenset[str] = frozenset()
    bookkeeping: frozenset[str] = frozenset()
    intents: Mapping[str, str] = field(default_factory=dict)
    about: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def entity_of(self, slot: str) -> str | None:
        return self.slots[slot].entity if slot in self.slots else None

    def taken_for(self, slot: str) -> frozenset[str]:
        return self.slots[slot].taken_for if slot in self.slots else frozenset()

    def wish_of(self, slot: str) -> str | None:
        return self.slots[slot].wish if slot in self.slots else None

    def called(self, slot: str) -> tuple[str, ...]:
        return self.slots[slot].called if slot in self.slots else ()

    @property
    def all_called(self) -> list[str]:
        return [name for slot in self.slots.values() for name in slot.called]

    def role_of(self, intent: str) -> str | None:
        return next((role for role, name in self.intents.items() if name == intent), None)


@dataclass(frozen=True)
class Names:
    """Names in the domain; names used elsewhere must be among them."""

    intents: Collection[str]
    slots: Collection[str]
    entities: Collection[str]
    forms: Collection[str] = ()


def read_forms(given: Section, names: Names | None) -> Forms:
    """Read the section `forms`; with `names` None, nothing is checked against a domain.

    Raises:
        WrongAssistant: a key or a name is unknown.
    """
    slots = given.section("slots")
    roles = given.section("intents")
    forms = Forms(
        slots={name: _read_slot(slots, name, each, names) for name, each in slots.sections()},
        leaving=intents(given, "leaving", names),
        bookkeeping=frozenset(given.texts("bookkeeping")),
        intents=_read_roles(roles, names),
        about=_read_about(given.section("about"), names),
    )
    roles.done()
    given.done()
    return forms


def intents(given: Section, key: str, names: Names | None) -> frozenset[str]:
    """A list of intents, each of which the domain must have."""
    listed = given.texts(key)
    for name in listed:
        _check(given, key, name, names.intents if names else None, "intent")
    return frozenset(listed)


def _read_slot(given: Section, name: str, each: Section, names: Names | None) -> Slot:
    _check(given, name, name, names.slots if names else None, "slot")
    slot = Slot(
        each.optional_text("entity"),
        intents(each, "taken_for", names),
        each.optional_text("wish"),
        each.texts("called"),
    )
    if slot.wish is not None:
        _check(each, "wish", slot.wish, names.intents if names else None, "intent")
    if slot.entity is not None:
        _check(each, "entity", slot.entity, names.entities if names else None, "entity")
    each.done()
    return slot


def _read_roles(given: Section, names: Names | None) -> dict[str, str]:
    """A role that is not mentioned goes to the intent of the same name, if there is one."""
    roles = {}
    for role in ROLES:
        name = given.optional_text(role)
        if name is not None:
            _check(given, role, name, names.intents if names else None, "intent")
            roles[role] = name
        elif names is not None and role in names.intents:
            roles[role] = role
    return roles


def _read_about(given: Section, names: Names | None) -> dict[str, tuple[str, ...]]:
    about = {}
    for form in given.names():
        _check(given, form, form, names.forms if names else None, "form")
        intents(given, form, names)
        about[form] = given.texts(form)
    given.done()
    return about


def _check(given: Section, key: str, name: str, known: Collection[str] | None, what: str) -> None:
    if known is not None and name not in known:
        raise given.wrong(key, f"the domain has no {what} '{name}'{nearest(name, known)}")


def as_data(forms: Forms) -> dict[str, Any]:
    """Plain values that `read_forms` reads back."""
    return {
        "slots": {
            name: {
                "entity": slot.entity,
                "taken_for": sorted(slot.taken_for),
                "wish": slot.wish,
                "called": list(slot.called),
            }
            for name, slot in forms.slots.items()
        },
        "leaving": sorted(forms.leaving),
        "bookkeeping": sorted(forms.bookkeeping),
        "intents": dict(forms.intents),
        "about": {form: list(each) for form, each in forms.about.items()},
    }
