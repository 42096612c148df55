"""What the bot needs from its assistant while it runs. It travels with the dataset version and the
model made from it, so that an old model keeps its own.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, get_args

from common.assistant import follow_ups, forms, identifiers
from common.assistant.composition import Entities
from common.assistant.follow_ups import FollowUps, read_follow_ups
from common.assistant.forms import Forms, Names, read_forms
from common.assistant.identifiers import Identifier, read_identifiers
from common.assistant.sections import Section

FILE = "assistant.json"
"""In a dataset version."""


@dataclass(frozen=True)
class Runtime:
    identifiers: tuple[Identifier, ...] = ()
    forms: Forms = field(default_factory=Forms)
    entities: Entities = "project"
    """Who learns annotated entities."""
    follow_ups: FollowUps = field(default_factory=dict)

    def identifier(self, entity: str | None) -> Identifier | None:
        return next((each for each in self.identifiers if each.entity == entity), None)

    def as_data(self) -> dict[str, Any]:
        """Plain values, for JSON; `from_data` reads them back."""
        return {
            "identifiers": identifiers.as_data(self.identifiers),
            "forms": forms.as_data(self.forms),
            **({} if self.entities == "project" else {"entities": self.entities}),
            **({"follow_ups": follow_ups.as_data(self.follow_ups)} if self.follow_ups else {}),
        }

    @classmethod
    def from_data(cls, data: Mapping[str, Any] | None) -> Runtime:
        """
        Raises:
            WrongAssistant: `data` is something else.
        """
        given = Section(data or {}, FILE)
        runtime = read_runtime(given, None)
        given.done()
        return runtime


def read_runtime(given: Section, names: Names | None) -> Runtime:
    """The sections `identifiers`, `forms` and `follow_ups` of a file, and its `entities`.

    Raises:
        WrongAssistant: one of them is wrong, or names something that the domain (`names`) lacks.
    """
    return Runtime(
        identifiers=read_identifiers(
            given.section("identifiers"), names.entities if names else None
        ),
        forms=read_forms(given.section("forms"), names),
        entities=_entities(given),
        follow_ups=read_follow_ups(given.section("follow_ups"), names),
    )


def _entities(given: Section) -> Entities:
    known: tuple[Entities, ...] = get_args(Entities)
    named = given.text("entities", "project")
    for each in known:
        if named == each:
            return each
    raise given.wrong("entities", f"give one of {', '.join(known)}; this is '{named}'")
