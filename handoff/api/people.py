"""Login and presence."""

from __future__ import annotations

from fastapi import APIRouter, Request, Response

from handoff.actions import people
from handoff.api.dependencies import SESSION_COOKIE, Ctx, Session, SignedIn, check_origin
from handoff.api.schemas import Login, Me, Presence, Role, SetPresence
from handoff.storage.agents import Agent

router = APIRouter(prefix="/api", tags=["people"])


@router.post("/login")
async def log_in(body: Login, request: Request, response: Response, context: Ctx) -> Me:
    check_origin(request, context.settings)
    agent, token = await people.log_in(context, body.username, body.password)
    response.set_cookie(
        SESSION_COOKIE,
        token,
        max_age=int(people.LOGIN_LIFE.total_seconds()),
        httponly=True,
        samesite="strict",
        secure=context.settings.secure_cookies,
    )
    return _me(agent)


@router.post("/logout", status_code=204)
async def log_out(
    agent: SignedIn, context: Ctx, response: Response, session: Session = None
) -> None:
    await people.log_out(context, agent, session or "")
    response.delete_cookie(SESSION_COOKIE)


@router.get("/me")
async def me(agent: SignedIn) -> Me:
    return _me(agent)


@router.put("/me/presence")
async def set_presence(body: SetPresence, agent: SignedIn, context: Ctx) -> Me:
    return _me(await people.set_presence(context, agent.id, body.presence.value))


def _me(agent: Agent) -> Me:
    return Me(
        id=agent.id,
        username=agent.username,
        name=agent.name,
        role=Role(agent.role),
        presence=Presence(agent.presence),
    )
