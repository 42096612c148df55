"""Who is calling, and what they may work with."""

from __future__ import annotations

import hmac
from collections.abc import Callable, Collection
from enum import StrEnum
from typing import Annotated, Any
from urllib.parse import urlsplit

from fastapi import Cookie, Depends, Header, Query, Request
from starlette.requests import HTTPConnection

from handoff.domain.attachments import check_link
from handoff.domain.errors import NotAllowed
from handoff.domain.permissions import Action, require
from handoff.services import sessions
from handoff.services.container import Services
from handoff.storage.agents import Agent
from handoff.wire_types import AddressedSeq, Id, Line

SESSION_COOKIE = "baton_session"

Session = Annotated[str | None, Cookie(alias=SESSION_COOKIE, include_in_schema=False)]


def services_of(connection: HTTPConnection) -> Services:
    services: Services = connection.app.state.services
    return services


ServicesDep = Annotated[Services, Depends(services_of)]


def check_origin(connection: HTTPConnection, allowed: Collection[str]) -> None:
    """Refuse other sites' pages: a browser sends our cookie along with their requests.

    Raises:
        NotAllowed: the Origin is neither ours nor one of `allowed`.
    """
    origin = connection.headers.get("origin")
    if origin is None or _host_of(origin) == connection.headers.get("host"):
        return
    if origin.rstrip("/") not in allowed:
        raise NotAllowed(f"pages of {origin:.200} may not do this; see BATON_ALLOWED_ORIGINS")


def _host_of(origin: str) -> str | None:
    try:
        return urlsplit(origin).netloc
    except ValueError:  # not an address at all
        return None


# ── what a route declares: who may call it ───────────────────────────────────────────────────


class Caller(StrEnum):
    """Callers who have no role on the team."""

    ANYONE = "anyone"
    CUSTOMER = "customer"
    """Whoever has the token of the conversation."""
    BOT = "bot"
    """Whoever has the token that the service shares with the bot."""
    LINK = "link"
    """Whoever has a signed link to the one file, for as long as it is good."""


Access = Action | Caller
"""What every route and every frame of a socket declares."""

_DECLARED = "baton_access"


def access_of(dependency: object) -> Access | None:
    """What a route declares with this dependency."""
    access: Access | None = getattr(dependency, _DECLARED, None)
    return access


def may(action: Action) -> Any:
    """A dependency: the agent who calls, who may do this."""

    async def caller(request: Request, services: ServicesDep, session: Session = None) -> Agent:
        check_origin(request, services.settings.allowed_origins)
        agent = await sessions.signed_in(services.worker, session)
        require(agent.role, action)
        return agent

    return _declaring(caller, action)


async def _anyone() -> None:
    """Checks nothing."""


async def _bot(services: ServicesDep, x_baton_token: Annotated[str, Header()] = "") -> None:
    expected = services.settings.bot_token.get_secret_value()
    if not hmac.compare_digest(x_baton_token.encode(), expected.encode()):
        raise NotAllowed("this address is for the bot's action server")


async def _customer(
    services: ServicesDep, authorization: Annotated[str, Header(max_length=300)] = ""
) -> str:
    """The conversation that the widget's token opens."""
    token = authorization.removeprefix("Bearer ")
    return await sessions.conversation_of(services.worker, token)


async def _link(
    services: ServicesDep,
    attachment_id: Id,
    until: AddressedSeq,
    signature: Annotated[Line, Query()],
) -> None:
    secret = services.settings.bot_token.get_secret_value()
    check_link(secret, attachment_id, until, signature, services.worker.now())


def _declaring(dependency: Callable[..., Any], access: Access) -> Any:
    setattr(dependency, _DECLARED, access)
    return Depends(dependency)


OPEN = _declaring(_anyone, Caller.ANYONE)
FROM_BOT = _declaring(_bot, Caller.BOT)
WITH_LINK = _declaring(_link, Caller.LINK)
"""For `dependencies=[…]` of a route."""

FROM_CUSTOMER = _declaring(_customer, Caller.CUSTOMER)
"""For a parameter: the id of the caller's conversation."""
