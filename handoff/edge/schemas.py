"""What all bodies of the REST API share; those of a feature stand in its own `schemas.py`."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict, Field

from handoff.domain.errors import Details


class Body(BaseModel):
    model_config = ConfigDict(extra="forbid", json_schema_serialization_defaults_required=True)


class Problem(Body):
    """Every error of the API: a code for programs, a sentence for people."""

    code: str
    message: str
    details: Details = Field(default_factory=Details)
