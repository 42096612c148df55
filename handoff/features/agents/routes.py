"""Login and presence."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Request, Response

from handoff.domain.permissions import Action, Role, allowed
from handoff.edge.dependencies import OPEN, SESSION_COOKIE, ServicesDep, Session, check_origin, may
from handoff.features.agents import accounts
from handoff.features.agents.schemas import Login, Me, Presence, SetPresence
from handoff.storage.agents import Agent

router = APIRouter(prefix="/api", tags=["people"])

Own = Annotated[Agent, may(Action.OWN_ACCOUNT)]


@router.post("/login", dependencies=[OPEN])
async def log_in(body: Login, request: Request, response: Response, services: ServicesDep) -> Me:
    check_origin(request, services.settings.allowed_origins)
    agent, token = await accounts.log_in(services.worker, body.username, body.password)
    response.set_cookie(
        SESSION_COOKIE,
        token,
        max_age=int(accounts.LOGIN_LIFE.total_seconds()),
        httponly=True,
        samesite="strict",
        secure=services.settings.secure_cookies,
    )
    return _me(agent)


@router.post("/logout", status_code=204)
async def log_out(
    agent: Own, services: ServicesDep, response: Response, session: Session = None
) -> None:
    await accounts.log_out(services.relay, agent, session or "")
    response.delete_cookie(SESSION_COOKIE)


@router.get("/me")
async def me(agent: Own) -> Me:
    return _me(agent)


@router.put("/me/presence")
async def set_presence(body: SetPresence, agent: Own, services: ServicesDep) -> Me:
    return _me(await accounts.set_presence(services.relay, agent.id, body.presence.value))


def _me(agent: Agent) -> Me:
    return Me(
        id=agent.id,
        username=agent.username,
        name=agent.name,
        role=Role(agent.role),
        presence=Presence(agent.presence),
        may=sorted(allowed(agent.role)),
    )
