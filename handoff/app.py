"""Wires everything together: the ASGI application."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from pathlib import Path

from fastapi import FastAPI
from fastapi.routing import APIRoute
from fastapi.staticfiles import StaticFiles
from starlette.middleware.cors import CORSMiddleware

from handoff.bot_client import BotClient
from handoff.config import ROOT, Settings, load
from handoff.detector.registry import Detectors
from handoff.edge import errors
from handoff.edge.bodies import BoundedBodies
from handoff.edge.schemas import Problem
from handoff.features.agents import routes as agents
from handoff.features.attachments import cleaning
from handoff.features.attachments import routes as attachments
from handoff.features.conversations import agent_socket, care, customer_socket, fence_routes, turns
from handoff.features.conversations import routes as conversations
from handoff.features.conversations.dispatcher import Dispatcher
from handoff.features.customers import attendance, greeting_routes
from handoff.features.customers import routes as customers
from handoff.features.deliveries import delivering
from handoff.features.deliveries import routes as deliveries
from handoff.features.incoming_mail import receiving
from handoff.features.operation import assigning, liveness, upkeep
from handoff.features.operation import routes as operation
from handoff.features.operation.worker_sync import Follower
from handoff.features.replies import routes as replies
from handoff.features.reports import routes as reports
from handoff.features.review import routes as review
from handoff.features.search import indexing
from handoff.features.search import routes as search
from handoff.features.service_levels import routes as service_levels
from handoff.features.service_levels import watching
from handoff.features.teams import routes as teams
from handoff.features.training import retraining
from handoff.features.training import routes as training
from handoff.realtime.bus import Bus, LocalBus
from handoff.realtime.redis_bus import RedisBus, channel_of
from handoff.services import tasks
from handoff.services.container import Services, connect
from handoff.services.worker import Worker
from handoff.storage.engine import Store

log = logging.getLogger(__name__)

OWN_PAGE = "demo_page"
"""In an assistant's folder: what the service shows in place of a website."""

ROUTED = (
    customers,
    greeting_routes,
    agents,
    conversations,
    attachments,
    deliveries,
    replies,
    review,
    search,
    reports,
    service_levels,
    teams,
    training,
    operation,
    fence_routes,
    customer_socket,
    agent_socket,
)
"""Modules that have a `router`."""


def make_services(settings: Settings) -> tuple[Services, Dispatcher]:
    """All parts, connected; nothing is running yet."""
    services: Services

    async def take_turn(conversation_id: str) -> bool:
        return await turns.take_turn(services.turn_taking, conversation_id)

    async def attend(conversation_id: str) -> bool:
        return await care.attend(services.turn_taking, conversation_id)

    dispatcher = Dispatcher(take_turn, attend)
    worker = Worker(Store(settings.database_url))
    services = connect(
        settings,
        worker,
        bot=BotClient(
            settings.all_bot_urls, settings.bot_token.get_secret_value(), settings.bot_deadline_s
        ),
        detectors=Detectors(settings.models),
        wake_turns=dispatcher.wake,
        hurry=dispatcher.hurry,
        bus=_bus(settings, worker.id),
    )
    return services, dispatcher


def _bus(settings: Settings, worker: str) -> Bus:
    if settings.redis_url is None:
        return LocalBus()
    return RedisBus(settings.redis_url, channel_of(settings.database_url), worker)


@asynccontextmanager
async def running(settings: Settings) -> AsyncIterator[Services]:
    """The services with their background work: healing after a crash, turns, upkeep."""
    services, dispatcher = make_services(settings)
    worker, relay, training = services.worker, services.relay, services.training
    bot = services.turn_taking.bot
    await liveness.beat(worker)
    await retraining.heal(training)
    works = (
        liveness.run(worker),
        upkeep.run(relay, timedelta(seconds=settings.agent_gone_s)),
        assigning.run(relay),
        Follower(relay).run(),
        bot.watch(),
        attendance.run(relay),
        delivering.run(relay),
        receiving.run(relay, settings),
        indexing.run(worker.store),
        cleaning.run(worker, services.uploads.files),
        watching.run(relay),
    )
    background = [asyncio.create_task(work) for work in works]
    try:
        yield services
    finally:
        await tasks.end(background)
        await retraining.stop(training)
        await dispatcher.stop()
        await relay.group.finished()
        await liveness.leave(worker, relay.bus)
        await relay.bus.close()
        await bot.close()
        await worker.store.close()


def create_app(settings: Settings | None = None) -> FastAPI:
    settings = settings or load()
    logging.basicConfig(
        level=settings.log_level.upper(), format="%(asctime)s %(levelname)s %(name)s: %(message)s"
    )

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        async with running(settings) as services:
            app.state.services = services
            yield

    logging.getLogger("httpx").setLevel(logging.WARNING)  # it logs every request

    app = FastAPI(title="Baton", version="0.1.0", lifespan=lifespan)
    app.add_middleware(BoundedBodies, streamed=attachments.STREAMED)
    app.add_middleware(
        CORSMiddleware,
        allow_origins=list(settings.allowed_origins),
        allow_methods=["GET", "POST"],
        allow_headers=["authorization", "content-type"],
    )
    errors.install(app)
    add_routes(app)
    _serve_pages(app, settings)
    return app


def add_routes(app: FastAPI) -> None:
    """All routes; whatever goes wrong in one of them is answered with a `Problem`."""
    for feature in ROUTED:
        app.include_router(
            feature.router,
            responses={"default": {"model": Problem, "description": "It could not be done."}},
            generate_unique_id_function=_operation_id,
        )


def _operation_id(route: APIRoute) -> str:
    """Such as `conversations_claim`: the generated types are named after it."""
    return "_".join([*map(str, route.tags[:1]), route.name])


def _serve_pages(app: FastAPI, settings: Settings) -> None:
    """The built front ends. The page that stands in for a website comes last, since it takes every
    other address: the assistant's own, or one that suits any."""
    widget, console = ROOT / "widget" / "dist", ROOT / "agent_console" / "dist"
    own = settings.assistant / OWN_PAGE
    page = own if (own / "index.html").is_file() else widget
    for path, folder in (("/console", console), ("/widget", widget / "widget"), ("/", page)):
        if folder.is_dir():
            app.mount(
                path, StaticFiles(directory=folder, html=True), name=Path(path).name or "page"
            )
        else:
            log.warning("%s is missing; run 'npm run build'", folder)
