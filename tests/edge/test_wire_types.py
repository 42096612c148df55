"""No field or parameter that a client fills accepts what the inside cannot take."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Any, get_args, get_origin

import pytest
from fastapi.routing import APIRoute
from pydantic import BaseModel, Field, TypeAdapter, ValidationError

from handoff.app import ROUTED
from handoff.wire import AgentFrame, CustomerFrame
from handoff.wire_snapshots import Frame
from handoff.wire_types import MAX_INTEGER, MAX_TEXT

LONG = "x" * 10_000
TEXTS = ("\ud800", "a\udfffb", "a\0b", LONG)
NUMBERS = (MAX_INTEGER + 1, 2**63, 2**64, 10**400, -1)
HOSTILE: tuple[Any, ...] = (
    *TEXTS,
    *NUMBERS,
    *(1.0, 1.5, -0.0, math.nan, math.inf, True),
    *([text] * 3 for text in TEXTS),
    *(["fine"] * 1_000, [[]] * 3, {}, {"a": {}}, [*NUMBERS]),
)
WRITTEN_NUMBERS = (*map(str, NUMBERS), "1e3", "nan", "1.5", "0x1")
"""In an address."""

FRAMES = [*get_args(get_args(CustomerFrame)[0]), *get_args(get_args(AgentFrame)[0])]
ROUTES = [
    route
    for feature in ROUTED
    for route in feature.router.routes  # type: ignore[attr-defined]
    if isinstance(route, APIRoute)
]
IN_HEADERS = {"x-baton-token", "baton_session", "authorization"}
"""The server limits all headers together, and these are only hashed or compared."""


def models_in(annotation: Any) -> Iterator[type[BaseModel]]:
    """All models that can occur in a value of this type, including itself."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
        for field in annotation.model_fields.values():
            yield from models_in(field.annotation)
    for part in get_args(annotation):
        yield from models_in(part)


def taken(adapter: TypeAdapter[Any], values: tuple[Any, ...]) -> list[str]:
    """Which of the values it accepts."""
    found = []
    for value in values:
        try:
            adapter.validate_python(value)
        except ValidationError:
            continue
        found.append(ascii(value)[:40])
    return found


def hostile_to(annotation: Any) -> tuple[Any, ...]:
    """An empty object does no harm where an object is expected, nor True where it is one of two."""
    if annotation is bool:
        return tuple(value for value in HOSTILE if value is not True)
    means_an_object = get_origin(annotation) is dict
    return tuple(value for value in HOSTILE if not (means_an_object and value == {}))


def too_open(model: type[BaseModel]) -> dict[str, list[str]]:
    """Field -> what it accepts but should not."""
    fields = model.model_fields.items()
    found = {
        name: taken(TypeAdapter(field.rebuild_annotation()), hostile_to(field.annotation))
        for name, field in fields
        if not list(models_in(field.annotation))  # a model's own fields are looked at instead
    }
    return {name: values for name, values in found.items() if values}


@pytest.mark.parametrize("frame", FRAMES, ids=lambda frame: frame.__name__)
def test_every_field_of_a_frame_is_bounded(frame: type[BaseModel]) -> None:
    assert too_open(frame) == {}
    assert frame.model_config["extra"] == "forbid"


def bodies() -> list[type[BaseModel]]:
    asked = [param.field_info.annotation for r in ROUTES for param in r.dependant.body_params]
    return sorted({model for one in asked for model in models_in(one)}, key=lambda m: m.__name__)


@pytest.mark.parametrize("body", bodies(), ids=lambda body: body.__name__)
def test_every_field_of_a_body_is_bounded(body: type[BaseModel]) -> None:
    assert too_open(body) == {}
    assert body.model_config["extra"] == "forbid"


def test_the_bodies_are_found() -> None:
    names = {body.__name__ for body in bodies()}
    assert {"Login", "RenewSession", "Resolve", "NewIntent"} <= names


@pytest.mark.parametrize("route", ROUTES, ids=lambda route: route.path)
def test_every_parameter_of_an_address_is_bounded(route: APIRoute) -> None:
    needed = [route.dependant]
    headers = set()
    while needed:
        dependant = needed.pop()
        needed += dependant.dependencies
        for param in (*dependant.path_params, *dependant.query_params):
            is_number = param.field_info.annotation is int
            hostile = (*TEXTS, *WRITTEN_NUMBERS) if is_number else TEXTS
            accepted = [v for v in hostile if not param.validate(v, {}, loc=("query",))[1]]
            assert accepted == [], param.name
        headers |= {p.alias for p in (*dependant.header_params, *dependant.cookie_params)}
    assert headers <= IN_HEADERS


class Forgetful(Frame):
    comment: str = ""
    number: int | None = None
    words: list[str] = Field(default_factory=list)
    fine: bool = True


def test_a_field_that_is_not_bounded_is_found() -> None:
    """Without this the tests above could find nothing anywhere."""
    found = too_open(Forgetful)
    assert set(found) == {"comment", "number", "words", "fine"}
    assert ascii("\ud800") in found["comment"]
    assert str(2**63) in found["number"]


def test_ordinary_values_pass() -> None:
    adapter: TypeAdapter[Any] = TypeAdapter(CustomerFrame)
    frame = {
        "type": "say",
        "conversation_id": "8c1d1a1e-5f0f-4a58-9d9e-6d2d3a9b3c11",
        "client_id": "0b9f5c0a-7c3f-4f7e-8a0e-0d1f0a6f2b77",
    }
    for text in ("👋🏽", " שלום\u200f ", "x" * MAX_TEXT):
        assert adapter.validate_python(frame | {"text": text}).text == text
