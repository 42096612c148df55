"""What crosses the wire is declared by every route, down to the last field."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from pydantic import BaseModel, TypeAdapter

from handoff.domain.errors import Conflict
from handoff.edge.schemas import Body
from handoff.schema import rest_schema, wire_schema

Schema = Any


def calls(document: Schema) -> Iterator[tuple[str, Schema]]:
    for path, methods in document["paths"].items():
        for method, call in methods.items():
            yield f"{method} {path}", call


def undeclared(schema: Schema, place: str) -> Iterator[str]:
    """Where a schema lets through what nobody has declared: anything at all, or any field."""
    if schema is True or schema == {}:
        yield place
        return
    if schema.get("type") == "object" and schema.get("additionalProperties", True) is True:
        yield place
    for keyword in ("items", "additionalProperties"):
        if isinstance(schema.get(keyword), dict):
            yield from undeclared(schema[keyword], f"{place}.{keyword}")
    for keyword in ("anyOf", "oneOf", "allOf", "prefixItems"):
        for part in schema.get(keyword, ()):
            yield from undeclared(part, place)
    for name, part in schema.get("properties", {}).items():
        yield from undeclared(part, f"{place}.{name}")


def undeclared_in(schemas: dict[str, Schema]) -> list[str]:
    return [place for name, schema in schemas.items() for place in undeclared(schema, name)]


A_FILE = {"type": "string", "format": "binary"}


def test_every_call_declares_its_answer_and_its_errors() -> None:
    for call, declared in calls(rest_schema()):
        answers = dict(declared["responses"])
        problem = answers.pop("default")["content"]["application/json"]["schema"]
        assert problem == {"$ref": "#/components/schemas/Problem"}, call
        assert len(answers) == 1, f"{call}: another answer than one and a problem"
        for status, answer in answers.items():
            if status == "204":
                continue
            for kind, content in answer["content"].items():
                if kind == "application/json":
                    assert "$ref" in content["schema"], call
                else:
                    assert content["schema"] == A_FILE, call


def test_no_two_calls_have_one_name() -> None:
    names = [declared["operationId"] for _, declared in calls(rest_schema())]
    assert len(set(names)) == len(names) > 10


def test_nothing_undeclared_crosses_the_wire() -> None:
    assert undeclared_in(wire_schema()["$defs"]) == []
    assert undeclared_in(rest_schema()["components"]["schemas"]) == []


class _Open(Body):
    anything: dict[str, Any]


class _NotForbidding(BaseModel):
    name: str


@pytest.mark.parametrize(
    ("model", "place"), [(_Open, "x.anything"), (_NotForbidding, "x"), (list[Any], "x.items")]
)
def test_the_search_sees_what_it_looks_for(model: Any, place: str) -> None:
    assert undeclared_in({"x": TypeAdapter(model).json_schema()}) == [place]


def plain(schema: Schema) -> Schema:
    """Without what the two documents write differently: titles, absent defaults, locations."""
    if isinstance(schema, dict):
        return {
            key: plain(part)
            for key, part in schema.items()
            if not (key == "title" and isinstance(part, str))
            and not (key == "default" and part is None)
        }
    if isinstance(schema, list):
        return [plain(part) for part in schema]
    if isinstance(schema, str):
        return schema.replace("#/$defs/", "#/components/schemas/")
    return schema


def test_what_frames_and_rest_bodies_share_is_one_type() -> None:
    """The generator writes it once, into wire.ts."""
    frames, bodies = wire_schema()["$defs"], rest_schema()["components"]["schemas"]
    shared = frames.keys() & bodies.keys()
    assert {"InboxItem", "TrainingRun", "AgentEventFrame"} <= shared
    for name in shared:
        assert plain(frames[name]) == plain(bodies[name]), name


def test_details_of_errors_are_told_where_they_apply() -> None:
    error = Conflict("somebody was faster", by="Bo")
    assert error.details == {"by": "Bo"}
    details = rest_schema()["components"]["schemas"]["Details"]
    assert "by" in details["properties"] and "required" not in details
