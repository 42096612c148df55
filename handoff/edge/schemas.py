"""What all bodies of the REST API share; those of a feature are in its own `schemas.py`."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict

from handoff.domain.errors import Details


class Body(BaseModel):
    model_config = ConfigDict(extra="forbid", json_schema_serialization_defaults_required=True)


class Problem(Body):
    """Every error of the API: a code for programs, a sentence for people."""

    # Otherwise pydantic would say that all details are always there.
    model_config = ConfigDict(json_schema_serialization_defaults_required=False)

    code: str
    message: str
    details: Details
