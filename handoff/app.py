"""Wires everything together: the ASGI application."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from fastapi import FastAPI
from fastapi.staticfiles import StaticFiles
from starlette.middleware.cors import CORSMiddleware

from handoff.actions import liveness, retraining, tasks, turns, upkeep
from handoff.actions.capacity import Capacity
from handoff.actions.context import Context, new_id
from handoff.actions.dispatcher import Dispatcher
from handoff.actions.following import Follower
from handoff.api import (
    agent_socket,
    conversations,
    customer_socket,
    errors,
    health,
    internal,
    people,
    widget,
)
from handoff.api import learning as learning_api
from handoff.bot_client import BotClient
from handoff.config import ROOT, Settings, load
from handoff.detector.registry import Detectors
from handoff.realtime.bus import Bus, LocalBus
from handoff.realtime.hub import Hub
from handoff.realtime.redis_bus import RedisBus, channel_of
from handoff.storage.engine import Store

log = logging.getLogger(__name__)


def make_context(settings: Settings) -> tuple[Context, Dispatcher]:
    """All parts, connected; nothing is running yet."""
    context: Context

    async def take_turn(conversation_id: str) -> bool:
        return await turns.take_turn(context, conversation_id)

    dispatcher = Dispatcher(take_turn)
    worker = new_id()
    context = Context(
        settings=settings,
        store=Store(settings.database_url),
        hub=Hub(),
        bot=BotClient(
            settings.all_bot_urls, settings.bot_token.get_secret_value(), settings.bot_deadline_s
        ),
        detectors=Detectors(settings.models),
        wake_turns=dispatcher.wake,
        capacity=Capacity(settings.turns_at_once),
        worker=worker,
        bus=_bus(settings, worker),
    )
    return context, dispatcher


def _bus(settings: Settings, worker: str) -> Bus:
    if settings.redis_url is None:
        return LocalBus()
    return RedisBus(settings.redis_url, channel_of(settings.database_url), worker)


@asynccontextmanager
async def running(settings: Settings) -> AsyncIterator[Context]:
    """The context with its background work: healing after a crash, turns, upkeep."""
    context, dispatcher = make_context(settings)
    await liveness.beat(context)
    await retraining.heal(context)
    works = (
        liveness.run(context),
        upkeep.run(context),
        Follower(context).run(),
        context.bot.watch(),
    )
    background = [asyncio.create_task(work) for work in works]
    try:
        yield context
    finally:
        await tasks.end(background)
        await retraining.stop(context)
        await dispatcher.stop()
        await context.group.finished()
        await liveness.leave(context)
        await context.bus.close()
        await context.bot.close()
        await context.store.close()


def create_app(settings: Settings | None = None) -> FastAPI:
    settings = settings or load()
    logging.basicConfig(
        level=settings.log_level.upper(), format="%(asctime)s %(levelname)s %(name)s: %(message)s"
    )

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        async with running(settings) as context:
            app.state.context = context
            yield

    logging.getLogger("httpx").setLevel(logging.WARNING)  # it tells of every request

    app = FastAPI(title="Baton", version="0.1.0", lifespan=lifespan)
    app.add_middleware(
        CORSMiddleware,
        allow_origins=list(settings.allowed_origins),
        allow_methods=["GET", "POST"],
        allow_headers=["content-type"],
    )
    errors.install(app)
    for module in (
        widget,
        people,
        conversations,
        learning_api,
        internal,
        health,
        customer_socket,
        agent_socket,
    ):
        app.include_router(module.router)
    _serve_pages(app)
    return app


def _serve_pages(app: FastAPI) -> None:
    """The built front ends; the console first, since the demo shop takes every other address."""
    pages = (("/console", ROOT / "agent_console" / "dist"), ("/", ROOT / "widget" / "dist"))
    for path, folder in pages:
        if folder.is_dir():
            app.mount(
                path, StaticFiles(directory=folder, html=True), name=Path(path).name or "shop"
            )
        else:
            log.warning("%s is not built; run 'npm run build'", folder.parent.name)
