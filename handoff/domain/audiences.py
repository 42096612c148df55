"""Who may see what of an event: declared per class and per field, checked at import.

    class Claimed(Event, seen_by=EVERYONE):
        agent_id: ForAgents[str]
        agent_name: ForAll[str]

`view` gives an event as one audience sees it, in a type of its own that has no other fields. What
is not declared does not import, so nothing reaches anyone by default. To add an audience, name it
in `Audience`, then add it to the sets it belongs to: until then it sees nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import reduce
from operator import or_
from types import UnionType
from typing import Annotated, Any, ClassVar, Literal, TypeVar, Union, get_args, get_origin

from pydantic import BaseModel, ConfigDict, create_model
from pydantic.fields import FieldInfo


class Audience(StrEnum):
    CUSTOMER = "customer"
    AGENT = "agent"


@dataclass(frozen=True, slots=True)
class SeenBy:
    """Marks a field."""

    audiences: frozenset[Audience]


EVERYONE = frozenset({Audience.CUSTOMER, Audience.AGENT})
AGENTS = frozenset({Audience.AGENT})

T = TypeVar("T")
ForAll = Annotated[T, SeenBy(EVERYONE)]
ForAgents = Annotated[T, SeenBy(AGENTS)]


class NotDeclared(TypeError):
    """A class or field does not say who may see it, or says what cannot be."""


class Declared(BaseModel):
    """Base of everything in the log: events, and the records inside them."""

    model_config = ConfigDict(
        frozen=True, extra="forbid", json_schema_serialization_defaults_required=True
    )

    seen_by: ClassVar[frozenset[Audience]] = frozenset()
    alike: ClassVar[bool] = False
    """Everyone sees all of it."""

    def __init_subclass__(cls, **given: Any) -> None:
        """The arguments are for `__pydantic_init_subclass__`, which knows the fields."""
        super().__init_subclass__()

    @classmethod
    def __pydantic_init_subclass__(
        cls, *, seen_by: frozenset[Audience] | None = None, abstract: bool = False, **given: Any
    ) -> None:
        """`abstract`: only a base of others, never stored.

        Raises:
            NotDeclared: names the class and the field.
        """
        if abstract:
            return
        if not seen_by:
            raise NotDeclared(
                f"{cls.__name__} does not say who may see it; add it to the class, for example "
                f"'class {cls.__name__}(…, seen_by=AGENTS)'"
            )
        for name, field in cls.model_fields.items():
            _check(cls, seen_by, name, field)
        cls.seen_by = seen_by
        for audience in seen_by:
            _VIEWS[cls, audience] = _View.of(cls, audience)
        cls.alike = all((view := _VIEWS.get((cls, one))) and view.whole for one in Audience)


def view(record: Declared, audience: Audience) -> BaseModel | None:
    """The record as this audience sees it, itself if that is all of it; None: not at all."""
    found = _VIEWS.get((type(record), audience))
    return found.take(record) if found else None


def view_type(cls: type[Declared], audience: Audience) -> type[BaseModel] | None:
    """The type of its views; None: this audience never sees one."""
    found = _VIEWS.get((cls, audience))
    return found.shown_as if found else None


def union_of_views(union: Any, audience: Audience) -> Any:
    """A discriminated union of events, `Annotated[A | B, Field(discriminator=…)]`, as this audience
    sees them."""
    classes, *marks = get_args(union)
    views = [view_type(cls, audience) for cls in get_args(classes)]
    return Annotated[reduce(or_, filter(None, views)), *marks]


# ── made once, when a class is imported ──────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class _View:
    """How one class looks to one audience."""

    shown_as: type[BaseModel]
    audience: Audience
    whole: bool
    """It is the class itself: nothing is left out."""
    plain: tuple[str, ...]
    """Fields that are shown as they are."""
    nested: tuple[str, ...]
    """Fields holding records that this audience sees only in part."""

    @classmethod
    def of(cls, of: type[Declared], audience: Audience) -> _View:
        shown = {name: f for name, f in of.model_fields.items() if audience in _declared(f)}
        nested = tuple(
            name
            for name, field in shown.items()
            if not all(_VIEWS[record, audience].whole for record in _records_in(field.annotation))
        )
        if len(shown) == len(of.model_fields) and not nested:
            return cls(of, audience, True, tuple(shown), ())
        fields: dict[str, Any] = {
            name: (_as_seen(field.annotation, audience), field) for name, field in shown.items()
        }
        made = create_model(
            f"{of.__name__}For{audience.capitalize()}",
            __config__=Declared.model_config,
            __doc__=f"`{of.__name__}` as the {audience} sees it.",
            **fields,
        )
        plain = tuple(name for name in shown if name not in nested)
        return cls(made, audience, False, plain, nested)

    def take(self, record: Declared) -> BaseModel:
        if self.whole:
            return record
        values = record.__dict__
        seen = {name: values[name] for name in self.plain}
        for name in self.nested:
            seen[name] = _each(values[name], self.audience)
        # Not validated again: the record was.
        return self.shown_as.model_construct(**seen)


_VIEWS: dict[tuple[type[BaseModel], Audience], _View] = {}


def _check(cls: type[Declared], seen_by: frozenset[Audience], name: str, field: FieldInfo) -> None:
    where, marked = f"{cls.__name__}.{name}", _declared(field)
    if not marked:
        raise NotDeclared(f"{where} does not say who may see it; write ForAll[…] or ForAgents[…]")
    if beyond := marked - seen_by:
        raise NotDeclared(f"{where} is for {_names(beyond)}, who may not see {cls.__name__}")
    for record in _records_in(field.annotation):
        if beyond := marked - record.seen_by:
            raise NotDeclared(
                f"{where} is for {_names(beyond)}, who may not see the {record.__name__} in it"
            )


def _declared(field: FieldInfo) -> frozenset[Audience]:
    marks = (mark.audiences for mark in field.metadata if isinstance(mark, SeenBy))
    return next(marks, frozenset())


def _records_in(annotation: Any) -> Iterator[type[Declared]]:
    if isinstance(annotation, type) and issubclass(annotation, Declared):
        yield annotation
    elif get_origin(annotation) is not Literal:
        for part in get_args(annotation):
            yield from _records_in(part)


def _as_seen(annotation: Any, audience: Audience) -> Any:
    """The annotation with the views' types in place of the records'."""
    if isinstance(annotation, type) and issubclass(annotation, Declared):
        return _VIEWS[annotation, audience].shown_as
    origin, parts = get_origin(annotation), get_args(annotation)
    if not any(_records_in(annotation)):
        return annotation
    seen = tuple(_as_seen(part, audience) for part in parts)
    if origin is Annotated:
        return Annotated[seen]
    return Union[seen] if origin in (Union, UnionType) else origin[seen]  # noqa: UP007


def _each(value: Any, audience: Audience) -> Any:
    if isinstance(value, Declared):
        return view(value, audience)
    if isinstance(value, tuple):
        return tuple(_each(one, audience) for one in value)
    if isinstance(value, dict):
        return {key: _each(one, audience) for key, one in value.items()}
    return value


def _names(audiences: frozenset[Audience]) -> str:
    return " and ".join(sorted(f"{one}s" for one in audiences))
