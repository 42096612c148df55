"""What a project needs from the pipeline composed for it."""

from __future__ import annotations

from common.assistant.composition import Needs
from common.assistant.examples import Examples
from common.assistant.runtime import Runtime


def needs_of(examples: Examples, runtime: Runtime) -> Needs:
    return Needs(
        annotated=frozenset(examples.annotated),
        retrieval=frozenset(examples.retrieval),
        tables=bool(examples.tables),
        identifiers=bool(runtime.identifiers),
    )
