"""The review and training routes: who may use them, and what they answer."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from fastapi import FastAPI

from handoff.edge import errors
from handoff.edge.dependencies import SESSION_COOKIE
from handoff.features.agents import accounts
from handoff.features.review import routes as review
from handoff.features.training import routes as training
from handoff.services.container import Services
from tests.support.learning_world import answered_by_a_person, world

NEW = {
    "name": "repair_jacket",
    "label": "Having a jacket mended",
    "phrasings": ["do you mend old jackets", "my zip is broken", "repair service?"],
    "answer": "We mend it for 25 euros.",
}
ROUTES = [
    ("GET", "/api/candidates"),
    ("POST", "/api/candidates/x/approve"),
    ("POST", "/api/candidates/x/reject"),
    ("GET", "/api/intents"),
    ("GET", "/api/training"),
    ("POST", "/api/training"),
    ("GET", "/api/models"),
    ("POST", "/api/models/rollback"),
]


@pytest.fixture
async def services(tmp_path: Path) -> AsyncIterator[Services]:
    async with world(tmp_path) as made:
        yield made


@pytest.fixture
async def browser(services: Services) -> AsyncIterator[httpx.AsyncClient]:
    """A client that is not logged in."""
    app = FastAPI()
    app.state.services = services
    errors.install(app)
    for feature in (review, training):
        app.include_router(feature.router)
    transport = httpx.ASGITransport(app)
    async with httpx.AsyncClient(transport=transport, base_url="http://shop.test") as client:
        yield client


async def log_in(services: Services, browser: httpx.AsyncClient, role: str) -> None:
    await accounts.add(services.worker.store, role, role.title(), "a-good-password", role)
    _, token = await accounts.log_in(services.worker, role, "a-good-password")
    browser.cookies.set(SESSION_COOKIE, token)


@pytest.fixture
async def designer(services: Services, browser: httpx.AsyncClient) -> httpx.AsyncClient:
    await log_in(services, browser, "designer")
    return browser


async def answer(response: httpx.Response, status: int = 200) -> Any:
    assert response.status_code == status, response.text
    return response.json()


@pytest.mark.parametrize(("method", "path"), ROUTES)
async def test_strangers_must_log_in(browser: httpx.AsyncClient, method: str, path: str) -> None:
    response = await browser.request(method, path, json={"intent": "warranty"})
    assert (await answer(response, 401))["code"] == "not_signed_in"


@pytest.mark.parametrize(("method", "path"), ROUTES)
async def test_agents_may_not_teach(
    services: Services, browser: httpx.AsyncClient, method: str, path: str
) -> None:
    await log_in(services, browser, "agent")
    response = await browser.request(method, path, json={"intent": "warranty"})
    assert (await answer(response, 403))["code"] == "not_allowed"


async def test_a_candidate_shows_guess_question_and_reply(
    services: Services, designer: httpx.AsyncClient
) -> None:
    await answered_by_a_person(services, "mend HG-10432?", "We do.")
    listed = await answer(await designer.get("/api/candidates?state=open"))
    (candidate,) = listed["items"]
    assert listed["open"] == 1
    assert (candidate["question"], candidate["reply"]) == ("mend <order_number>?", "We do.")
    assert candidate["guess"] == [{"intent": "warranty", "confidence": 0.4}]
    assert (candidate["agent_name"], candidate["source"]) == ("Ada", "reply")


async def test_approving_moves_the_candidate(
    services: Services, designer: httpx.AsyncClient
) -> None:
    candidate_id = await answered_by_a_person(services, "is the seam covered")
    body = {"intent": "warranty"}
    approved = await answer(
        await designer.post(f"/api/candidates/{candidate_id}/approve", json=body)
    )
    assert (approved["state"], approved["verdict_intent"]) == ("approved", "warranty")
    assert approved["verdict_by"] == "Designer"
    assert (await answer(await designer.get("/api/candidates?state=open")))["items"] == []
    assert (await answer(await designer.get("/api/training")))["pending"] == 1
    again = await designer.post(f"/api/candidates/{candidate_id}/reject")
    assert "Designer approved it" in (await answer(again, 409))["message"]


async def test_a_taught_intent_is_listed(services: Services, designer: httpx.AsyncClient) -> None:
    candidate_id = await answered_by_a_person(services, "can u fix it")
    body = {"new_intent": NEW}
    await answer(await designer.post(f"/api/candidates/{candidate_id}/approve", json=body))
    intents = {
        one["name"]: one for one in (await answer(await designer.get("/api/intents")))["items"]
    }
    assert intents["repair_jacket"] == {
        "name": "repair_jacket",
        "label": "Having a jacket mended",
        "examples": 4,
        "answer": "We mend it for 25 euros.",
        "learned": True,
    }
    assert intents["warranty"]["answer"] and not intents["warranty"]["learned"]


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"intent": "warranty", "new_intent": NEW},
        {"new_intent": NEW | {"phrasings": ["one", "two"]}},
        {"new_intent": NEW | {"name": "Repair Jacket"}},
        {"intent": "warranty", "sneaked_in": 1},
    ],
)
async def test_bodies_that_do_not_fit_are_refused(
    services: Services, designer: httpx.AsyncClient, body: dict[str, object]
) -> None:
    candidate_id = await answered_by_a_person(services, "can u fix it")
    response = await designer.post(f"/api/candidates/{candidate_id}/approve", json=body)
    assert (await answer(response, 422))["code"] == "invalid"


async def test_before_the_first_training_there_is_nothing_to_show(
    designer: httpx.AsyncClient,
) -> None:
    assert await answer(await designer.get("/api/training")) == {
        "run": None,
        "pending": 0,
        "live_model": None,
    }
    assert await answer(await designer.get("/api/models")) == {"items": []}
    response = await designer.post("/api/models/rollback")
    assert "no earlier model" in (await answer(response, 409))["message"]
