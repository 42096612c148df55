"""The parts that the features work with. Each action takes only the part it needs.

    Worker      database, clock, ids: reading, accounts, leases
    Relay       and who listens: changing a conversation, telling everybody
    TurnTaking  and the bot with its detectors: dealing with what a customer wrote
    Training    and where models are made: teaching, switching the live model

`app.py` puts them together once; all of them, `Services`, are for the edge only.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta

from common.masking import Masker
from handoff.bot_client import BotClient
from handoff.config import Settings
from handoff.detector.language import Identifier, identifier
from handoff.detector.registry import Detectors
from handoff.learning.agreement import agreement_of
from handoff.learning.workshop import Workshop, workshop_of
from handoff.realtime.bus import Bus, LocalBus
from handoff.realtime.hub import Hub
from handoff.services.capacity import Capacity
from handoff.services.policies import Policies
from handoff.services.reaching import reaching_of
from handoff.services.relay import Relay
from handoff.services.standing_words import StandingWords
from handoff.services.uploads import Uploads
from handoff.services.worker import Worker
from handoff.storage.files import Folder


@dataclass(frozen=True, slots=True)
class TurnTaking:
    """What dealing with a customer's message needs."""

    relay: Relay
    bot: BotClient
    detectors: Detectors
    policies: Policies
    capacity: Capacity
    """Of the bot."""
    languages: Identifier
    deadline_s: float
    """For the bot to work out one turn, and also for the wait until it can begin."""
    reading: asyncio.Lock = field(default_factory=asyncio.Lock)
    """Held while the bot reads past questions: one at a time is enough work for it."""


@dataclass(frozen=True, slots=True)
class Training:
    """What training and switching models needs."""

    relay: Relay
    bot: BotClient
    detectors: Detectors
    policies: Policies
    workshop: Workshop
    switching: asyncio.Lock = field(default_factory=asyncio.Lock)
    """Held while the live model changes."""
    jobs: set[asyncio.Task[None]] = field(default_factory=set)
    """Long work under way; filled by `features.training.retraining`."""

    @property
    def worker(self) -> Worker:
        return self.relay.worker


@dataclass(frozen=True, slots=True)
class Services:
    settings: Settings
    relay: Relay
    turn_taking: TurnTaking
    training: Training
    uploads: Uploads

    @property
    def worker(self) -> Worker:
        return self.relay.worker


def connect(
    settings: Settings,
    worker: Worker,
    *,
    bot: BotClient,
    detectors: Detectors,
    wake_turns: Callable[[str], None],
    hurry: Callable[[str], None] | None = None,
    bus: Bus | None = None,
    policies: Policies | None = None,
    standing_words: StandingWords | None = None,
) -> Services:
    """All parts, connected; nothing is running yet. Without `bus` this worker is alone; without
    `hurry` what needs care is dealt with in the conversation's turn.

    Raises:
        Invalid: the assistant's folder cannot be used.
    """
    workshop = workshop_of(settings)
    assistant = workshop.catalog.now()
    relay = Relay(
        worker=worker,
        hub=Hub(),
        bus=bus or LocalBus(),
        wake_turns=wake_turns,
        hurry=hurry or wake_turns,
        reopen_within=timedelta(hours=settings.reopen_hours),
        standing_words=standing_words or StandingWords(workshop.catalog, assistant.care),
        mask=Masker(assistant.runtime.identifiers),
        reaching=reaching_of(settings, agreement_of(assistant)),
    )
    policies = policies or Policies(worker.store, workshop.catalog)
    turn_taking = TurnTaking(
        relay=relay,
        bot=bot,
        detectors=detectors,
        policies=policies,
        capacity=Capacity(settings.turns_at_once),
        languages=identifier(assistant.languages),
        deadline_s=settings.bot_deadline_s,
    )
    training = Training(relay, bot, detectors, policies, workshop)
    uploads = Uploads(Folder(settings.attachments))
    return Services(settings, relay, turn_taking, training, uploads)
