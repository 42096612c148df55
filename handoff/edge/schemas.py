"""What all bodies of the REST API share; those of a feature stand in its own `schemas.py`."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel, ConfigDict, Field


class Body(BaseModel):
    model_config = ConfigDict(extra="forbid")


class Problem(Body):
    """Every error of the API: a code for programs, a sentence for people."""

    code: str
    message: str
    details: dict[str, Any] = Field(default_factory=dict)
