"""Which questions a customer may go on with by only naming another thing: "and to Norway?"."""

from __future__ import annotations

from collections.abc import Mapping

from common.assistant.forms import Names, intents
from common.assistant.sections import Section, nearest

FollowUps = Mapping[str, frozenset[str]]
"""Entity -> the intents whose questions can be about one of its kind."""


def read_follow_ups(given: Section, names: Names | None) -> FollowUps:
    """Read the section `follow_ups`; with `names` None, nothing is checked against a domain.

    Raises:
        WrongAssistant: a name is unknown.
    """
    for entity in given.names():
        if names is not None and entity not in names.entities:
            known = nearest(entity, names.entities)
            raise given.wrong(entity, f"the domain has no entity '{entity}'{known}")
    return {entity: intents(given, entity, names) for entity in given.names()}


def as_data(follow_ups: FollowUps) -> dict[str, list[str]]:
    """Plain values that `read_follow_ups` reads back."""
    return {entity: sorted(names) for entity, names in follow_ups.items()}
