"""The JSON Schema of the wire: events, the four frame unions and the REST bodies, in one document.

`python -m handoff.schema` prints it. The TypeScript types of the widget and the console are
generated from it (`npm run types`), and `npm run types:check` fails when they are stale.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from pydantic import TypeAdapter
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaMode, JsonSchemaValue

from handoff import wire
from handoff.domain import events
from handoff.edge import schemas as shared
from handoff.features.agents import schemas as agents
from handoff.features.conversations import schemas as conversations
from handoff.features.customers import schemas as customers
from handoff.features.operation import schemas as operation
from handoff.features.review import schemas as review
from handoff.features.training import schemas as training

Input = tuple[str, JsonSchemaMode, TypeAdapter[Any]]

UNIONS: tuple[Input, ...] = (
    ("AgentEvent", "serialization", TypeAdapter(events.AgentEvent)),
    ("CustomerEvent", "serialization", TypeAdapter(events.CustomerEvent)),
    ("CustomerFrame", "validation", wire.FROM_CUSTOMER),
    ("AgentFrame", "validation", wire.FROM_AGENT),
    ("ToCustomer", "serialization", wire.TO_CUSTOMER),
    ("ToAgent", "serialization", wire.TO_AGENT),
)
"""Name, who writes it, what it is.

What a browser sends may leave defaults out (`validation`); what the service sends names every
field (`serialization`).
"""

BODIES = (shared, customers, agents, conversations, review, training, operation)
"""Where the REST bodies stand."""

REQUESTS = frozenset(
    {
        customers.NewSession,
        customers.RenewSession,
        agents.Login,
        agents.SetPresence,
        conversations.AtEpoch,
        conversations.Resolve,
        conversations.Transfer,
        conversations.Snooze,
        conversations.GiveVerdict,
        review.NewIntent,
        review.Approve,
    }
)
"""Bodies that a browser sends; all others come from the service."""


class _ForTypeScript(GenerateJsonSchema):
    """No title on fields (each would become a type alias); what the service sends is complete."""

    def field_title_should_be_set(self, schema: Any) -> bool:
        return False

    def field_is_required(self, field: Any, total: bool) -> bool:
        return self.mode == "serialization" or super().field_is_required(field, total)


def wire_schema() -> dict[str, Any]:
    """One JSON Schema document with everything that crosses the wire under `$defs`."""
    inputs = (*UNIONS, *_bodies())
    roots, document = TypeAdapter.json_schemas(inputs, schema_generator=_ForTypeScript)
    definitions: dict[str, JsonSchemaValue] = document["$defs"]
    for name, _, _ in UNIONS:
        definitions[name] = next(root for (key, _), root in roots.items() if key == name)
    return {"$defs": dict(sorted(definitions.items()))}


def _bodies() -> Iterator[Input]:
    for model in (each for module in BODIES for each in vars(module).values()):
        if isinstance(model, type) and shared.Body in model.__mro__[1:]:
            mode: JsonSchemaMode = "validation" if model in REQUESTS else "serialization"
            yield model.__name__, mode, TypeAdapter(model)


if __name__ == "__main__":
    print(json.dumps(wire_schema(), indent=1))
