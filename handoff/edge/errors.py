"""The one table from the tree of errors to HTTP statuses."""

from __future__ import annotations

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse

from handoff.domain import errors
from handoff.domain.errors import BatonError
from handoff.edge.schemas import Problem

STATUS: dict[type[BatonError], int] = {
    errors.NotFound: 404,
    errors.NotSignedIn: 401,
    errors.NotAllowed: 403,
    errors.Invalid: 422,
    errors.Conflict: 409,
    errors.TooMany: 429,
    errors.Unavailable: 503,
}


def status_of(error: BatonError) -> int:
    """The status of the nearest ancestor in the table; 500 when there is none."""
    for cls in type(error).__mro__:
        if cls in STATUS:
            return STATUS[cls]
    return 500


def install(app: FastAPI) -> None:
    """Answer every error of ours, and every body that does not fit, as a `Problem`."""
    app.add_exception_handler(BatonError, _ours)
    app.add_exception_handler(RequestValidationError, _does_not_fit)


async def _ours(_request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, BatonError)
    problem = Problem(code=error.code, message=error.message, details=error.details)
    return JSONResponse(problem.model_dump(mode="json"), status_of(error))


async def _does_not_fit(_request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, RequestValidationError)
    faults = [
        f"{'.'.join(str(part) for part in one['loc'][1:])}: {one['msg']}" for one in error.errors()
    ]
    problem = Problem(code="invalid", message="; ".join(faults) or "the request does not fit")
    return JSONResponse(problem.model_dump(mode="json"), 422)
