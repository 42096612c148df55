"""Every way in says who may use it, and enforces that."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, get_args
from uuid import uuid4

import pytest
from fastapi.routing import APIRoute, APIWebSocketRoute
from starlette.routing import BaseRoute, Mount
from websockets.asyncio.client import connect

from handoff import app as application
from handoff.config import Settings
from handoff.domain import permissions
from handoff.domain.permissions import ALLOWED, Action, Role
from handoff.edge.dependencies import Caller, access_of
from handoff.features.agents import accounts
from handoff.features.conversations import agent_socket, customer_socket
from handoff.wire import AgentFrame, CustomerFrame, CustomerHello
from harness.clients import Service, Socket
from tests.conftest import ALONE

SOCKETS = {
    "/ws/agent": (AgentFrame, agent_socket.ACCESS),
    "/ws/customer": (CustomerFrame, customer_socket.ACCESS),
}
OPEN = {
    ("POST", "/api/widget/sessions"),
    ("POST", "/api/widget/sessions/renew"),
    ("GET", "/api/widget/greeting"),
    ("POST", "/api/widget/sessions/open"),
    ("POST", "/api/widget/sessions/identify"),
    ("POST", "/api/login"),
    ("GET", "/api/health"),
}
OF_THE_BOT = {("GET", "/internal/fence")}
OF_THE_WIDGET = {
    ("POST", "/api/widget/attachments"),
    ("POST", "/api/widget/attachments/links"),
}
WITH_A_LINK = {
    ("GET", "/api/attachments/{attachment_id}"),
    ("GET", "/api/attachments/{attachment_id}/thumbnail"),
}
DOCUMENTS = {"/openapi.json", "/docs", "/docs/oauth2-redirect", "/redoc"}
"""FastAPI's own pages about the API: they only describe what this test goes through."""


def routes() -> list[BaseRoute]:
    return [route for feature in application.ROUTED for route in feature.router.routes]


def declared(route: APIRoute) -> list[Any]:
    called = [one.call for one in route.dependant.dependencies]
    return [access for access in map(access_of, called) if access is not None]


def ways() -> Iterator[tuple[str, str, Any]]:
    for route in routes():
        if isinstance(route, APIRoute):
            (access,) = declared(route)
            yield from ((method, route.path, access) for method in route.methods)


def test_every_route_declares_once_who_may_call_it() -> None:
    undeclared = [one for one in routes() if isinstance(one, APIRoute) and len(declared(one)) != 1]
    assert undeclared == []
    assert {(method, path) for method, path, who in ways() if who is Caller.ANYONE} == OPEN
    assert {(method, path) for method, path, who in ways() if who is Caller.BOT} == OF_THE_BOT
    of_the_widget = {(method, path) for method, path, who in ways() if who is Caller.CUSTOMER}
    assert of_the_widget == OF_THE_WIDGET
    assert {(method, path) for method, path, who in ways() if who is Caller.LINK} == WITH_A_LINK
    assert {who for _, _, who in ways()} >= {Action.READ, Action.ASSIGN, Action.TRAIN}


def test_every_frame_of_every_socket_declares_who_may_send_it() -> None:
    assert {one.path for one in routes() if isinstance(one, APIWebSocketRoute)} == set(SOCKETS)
    for union, access in SOCKETS.values():
        assert set(get_args(get_args(union)[0])) == set(access)


def test_there_is_no_other_way_in(settings: Settings) -> None:
    app = application.create_app(settings)
    assert all(isinstance(one, APIRoute | APIWebSocketRoute) for one in routes())
    known = len(application.ROUTED)
    others = [one for one in app.routes if not isinstance(one, Mount)]
    paths = {getattr(one, "path", None) for one in others} - {None}
    assert paths == DOCUMENTS and len(others) == known + len(DOCUMENTS)
    assert {one.path for one in app.routes if isinstance(one, Mount)} <= {"/console", "/widget", ""}


def test_that_test_notices_a_route_that_declares_nothing() -> None:
    """Mutant: a route whose dependencies do not say who may call it."""

    async def forgotten() -> None: ...

    assert declared(APIRoute("/api/forgotten", forgotten)) == []


# ── it is held to ────────────────────────────────────────────────────────────────────────────


async def logged_in(service: Service, role: Role) -> dict[str, str]:
    """Headers for someone with this role."""
    services = service.services
    await accounts.add(service.store, role, role.title(), "a long password", role)
    _, token = await accounts.log_in(services.worker, role, "a long password")
    return {"Cookie": f"baton_session={token}"}


@ALONE
async def test_a_route_lets_in_the_roles_of_its_action_and_nobody_else(service: Service) -> None:
    people = {role: await logged_in(service, role) for role in Role}
    for method, path, access in ways():
        if not isinstance(access, Action):
            continue
        where = path.replace("{conversation_id}", "none").replace("{candidate_id}", "none")
        where = where.replace("{agent_id}", "none").replace("{team_id}", "none")
        if access is Action.OWN_ACCOUNT or (method, path) == ("POST", "/api/training"):
            continue  # logging out or starting a training would do more than show who may
        assert (await service.http.request(method, where)).status_code == 401, where
        for role, headers in people.items():
            answer = await service.http.request(method, where, headers=headers)
            refused = answer.status_code == 403
            assert refused == (role not in ALLOWED[access]), (method, where, role, answer.text)


@ALONE
async def test_a_stranger_and_a_wrong_token_do_not_get_to_the_fence(service: Service) -> None:
    asked = {"conversation_id": "none", "epoch": 0}
    for headers in ({}, {"X-Baton-Token": "guessed"}):
        answer = await service.http.get("/internal/fence", params=asked, headers=headers)
        assert answer.status_code == 403
    token = service.services.settings.bot_token.get_secret_value()
    answer = await service.http.get(
        "/internal/fence", params=asked, headers={"X-Baton-Token": token}
    )
    assert answer.status_code == 404


@ALONE
async def test_me_lists_what_each_role_may_do(service: Service) -> None:
    for role in Role:
        me = (await service.http.get("/api/me", headers=await logged_in(service, role))).json()
        assert set(me["may"]) == permissions.allowed(role)


@ALONE
@pytest.mark.parametrize("kind", agent_socket.ACCESS, ids=lambda kind: kind.__name__)
async def test_the_agents_socket_refuses_a_frame_whose_action_the_role_may_not_do(
    service: Service, monkeypatch: pytest.MonkeyPatch, kind: Any
) -> None:
    """The action is taken from everybody, since today every role may do all of these."""
    async with service.agent_socket(await service.log_in("ada")) as socket:
        await socket.wait("welcome")
        await socket.send(**frame_of(kind))
        await socket.send(type="ping")  # answered after the frame before it
        await socket.wait("pong")
        assert "not_allowed" not in codes(socket)
        taken = {**ALLOWED, agent_socket.ACCESS[kind]: frozenset[Role]()}
        monkeypatch.setattr(permissions, "ALLOWED", taken)
        await socket.send(**frame_of(kind))
        await socket.wait("error", code="not_allowed")


@ALONE
@pytest.mark.parametrize("kind", customer_socket.ACCESS, ids=lambda kind: kind.__name__)
async def test_the_customers_socket_takes_of_strangers_only_what_anyone_may_send(
    service: Service, kind: Any
) -> None:
    async with connect(service.ws + "/ws/customer", proxy=None) as connection:
        socket = Socket(connection)
        await socket.send(**frame_of(kind))
        if kind is CustomerHello:
            assert (await socket.wait("error"))["code"] == "not_signed_in"
            return
        await socket.send(type="ping")
        await socket.wait("pong")
        refused = "say hello first" in [one.get("message") for one in socket.frames]
        assert refused == (customer_socket.ACCESS[kind] is Caller.CUSTOMER)


def frame_of(kind: Any) -> dict[str, Any]:
    """A frame of this kind that is valid in the protocol."""
    values: dict[str, Any] = {
        "conversation_id": "none",
        "client_id": str(uuid4()),
        "seq": 0,
        "epoch": 0,
        "last_seen": 0,
        "text": "hello",
        "token": "guessed",
        "clarify_seq": 1,
        "option": 0,
        "email": "jo@example.org",
        "score": 3,
    }
    fields = {name: values[name] for name in kind.model_fields if name in values}
    return {"type": get_args(kind.model_fields["type"].annotation)[0], **fields}


def codes(socket: Socket) -> set[str]:
    return {frame["code"] for frame in socket.frames if frame["type"] == "error"}
