"""What crosses the wire, as documents: JSON Schema for the sockets' frames, OpenAPI for REST.

`python -m handoff.schema` prints both. The TypeScript types of the widget and the console are
generated from them (`npm run types`), and `npm run types:check` fails when they are stale.
"""

from __future__ import annotations

import json
from typing import Any

from fastapi import FastAPI
from pydantic import TypeAdapter
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaMode

from handoff import wire
from handoff.app import add_routes
from handoff.domain import events

Input = tuple[str, JsonSchemaMode, TypeAdapter[Any]]
Document = dict[str, Any]

UNIONS: tuple[Input, ...] = (
    ("AgentEvent", "serialization", TypeAdapter(events.AgentEvent)),
    ("CustomerEvent", "serialization", TypeAdapter(events.CustomerEvent)),
    ("CustomerFrame", "validation", wire.FROM_CUSTOMER),
    ("AgentFrame", "validation", wire.FROM_AGENT),
    ("ToCustomer", "serialization", wire.TO_CUSTOMER),
    ("ToAgent", "serialization", wire.TO_AGENT),
)
"""Name, mode, type.

What a browser sends may leave defaults out (`validation`); what the service sends names every
field (`serialization`).
"""


class _Untitled(GenerateJsonSchema):
    """No title on fields: each would become a type alias."""

    def field_title_should_be_set(self, schema: Any) -> bool:
        return False


def wire_schema() -> Document:
    """One JSON Schema document with everything that crosses a socket under `$defs`."""
    roots, document = TypeAdapter.json_schemas(UNIONS, schema_generator=_Untitled)
    definitions: Document = document["$defs"]
    for name, _, _ in UNIONS:
        definitions[name] = next(root for (key, _), root in roots.items() if key == name)
    return {"$defs": dict(sorted(definitions.items()))}


def rest_schema() -> Document:
    """The OpenAPI document of the REST API."""
    app = FastAPI(title="Baton", version="0.1.0")
    add_routes(app)
    return app.openapi()


if __name__ == "__main__":
    print(json.dumps({"wire": wire_schema(), "rest": rest_schema()}, indent=1))
