"""Who is calling, and with what they may work."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Collection
from typing import Annotated
from urllib.parse import urlsplit

from fastapi import Cookie, Depends, Request
from starlette.requests import HTTPConnection

from handoff.domain.errors import NotAllowed
from handoff.services import sessions
from handoff.services.container import Services
from handoff.storage.agents import Agent

SESSION_COOKIE = "baton_session"

Session = Annotated[str | None, Cookie(alias=SESSION_COOKIE)]


def services_of(connection: HTTPConnection) -> Services:
    services: Services = connection.app.state.services
    return services


ServicesDep = Annotated[Services, Depends(services_of)]


def check_origin(connection: HTTPConnection, allowed: Collection[str]) -> None:
    """Refuse pages of other sites: a browser sends our cookie along with their requests.

    Raises:
        NotAllowed: the Origin is neither ours nor one of `allowed`.
    """
    origin = connection.headers.get("origin")
    if origin is None or urlsplit(origin).netloc == connection.headers.get("host"):
        return
    if origin.rstrip("/") not in allowed:
        raise NotAllowed(f"pages of {origin} may not do this; see BATON_ALLOWED_ORIGINS")


def _signed_in(*roles: str) -> Callable[[Request, Services, str | None], Awaitable[Agent]]:
    async def dependency(request: Request, services: ServicesDep, session: Session = None) -> Agent:
        check_origin(request, services.settings.allowed_origins)
        agent = await sessions.signed_in(services.worker, session)
        if roles and agent.role not in roles:
            raise NotAllowed(f"this needs the role {' or '.join(roles)}; you are '{agent.role}'")
        return agent

    return dependency


SignedIn = Annotated[Agent, Depends(_signed_in())]
Designer = Annotated[Agent, Depends(_signed_in("designer", "admin"))]
