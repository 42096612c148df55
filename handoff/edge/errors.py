"""The one table from the tree of errors to HTTP statuses."""

from __future__ import annotations

from collections.abc import Mapping

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException

from handoff.domain import errors
from handoff.domain.errors import BatonError, Details
from handoff.edge.schemas import Problem

STATUS: dict[type[BatonError], int] = {
    errors.NotFound: 404,
    errors.NotSignedIn: 401,
    errors.NotAllowed: 403,
    errors.Invalid: 422,
    errors.FileTooLarge: 413,
    errors.FileTypeRefused: 415,
    errors.Conflict: 409,
    errors.TooMany: 429,
    errors.Unavailable: 503,
}

MOST_FAULTS = 5
"""Faults of one request to report."""

LONGEST = 500
"""Characters of a message, which may quote what was sent."""


def status_of(error: BatonError) -> int:
    """The status of the nearest ancestor in the table; 500 when there is none."""
    for cls in type(error).__mro__:
        if cls in STATUS:
            return STATUS[cls]
    return 500


def problem(
    status: int,
    code: str,
    message: str,
    details: Details | None = None,
    headers: Mapping[str, str] | None = None,
) -> JSONResponse:
    """An answer with this status and a `Problem` as its body."""
    body = Problem(code=code, message=message[:LONGEST], details=details or {})
    return JSONResponse(body.model_dump(mode="json"), status, dict(headers or {}))


def install(app: FastAPI) -> None:
    """Answer everything that goes wrong with a `Problem`, even what nobody foresaw."""
    app.add_exception_handler(BatonError, _ours)
    app.add_exception_handler(RequestValidationError, _does_not_fit)
    app.add_exception_handler(HTTPException, _of_the_framework)
    app.add_exception_handler(Exception, _unforeseen)


async def _ours(_request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, BatonError)
    return problem(status_of(error), error.code, error.message, error.details)


async def _does_not_fit(_request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, RequestValidationError)
    faults = [
        f"{'.'.join(str(part) for part in one['loc'][1:])}: {one['msg']}"
        for one in error.errors()[:MOST_FAULTS]
    ]
    return problem(422, "invalid", "; ".join(faults) or "the request does not fit")


async def _of_the_framework(_request: Request, error: Exception) -> JSONResponse:
    """There is no such address, it needs another method, or the body cannot be read."""
    assert isinstance(error, HTTPException)
    code = "not_found" if error.status_code == 404 else "invalid"
    return problem(error.status_code, code, error.detail, headers=error.headers)


async def _unforeseen(_request: Request, _error: Exception) -> JSONResponse:
    """The server logs it in full; the client learns nothing about the inside."""
    return problem(500, "error", "the service failed; try again later")
