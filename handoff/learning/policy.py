"""The escalation policy that designers edit: `data/policy.yml`."""

from __future__ import annotations

from pathlib import Path

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from handoff.domain.errors import Invalid
from handoff.domain.escalation import Policy


class PolicyFile(BaseModel):
    """The file's content; unknown keys are an error."""

    model_config = ConfigDict(extra="forbid")

    always_human: frozenset[str]
    small_talk: frozenset[str]
    never_offered: frozenset[str]
    max_options: int = Field(ge=2, le=5)
    risk: float = Field(default=0.02, ge=0.001, le=0.5)
    delta: float = Field(default=0.05, ge=0.001, le=0.5)
    coverage: float = Field(default=0.98, ge=0.5, le=0.999)


def read_policy(root: Path, labels: dict[str, str]) -> Policy:
    """The policy with `labels` (intent to its words on a button).

    Raises:
        Invalid: the file is missing, no YAML, or has a wrong entry; says which.
    """
    file = root / "data" / "policy.yml"
    try:
        content = PolicyFile.model_validate(yaml.safe_load(file.read_text("utf-8")))
    except (OSError, yaml.YAMLError) as error:
        raise Invalid(f"{file.name} cannot be read: {error}") from error
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        raise Invalid(f"{file.name}: {where}: {first['msg']}") from error
    return Policy(
        always_human=content.always_human,
        small_talk=content.small_talk,
        never_offered=content.never_offered,
        max_options=content.max_options,
        labels=labels,
        risk=content.risk,
        delta=content.delta,
        coverage=content.coverage,
    )
