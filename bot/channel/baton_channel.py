"""Rasa's side of the seam: parse first, act later on that parse, undo, catch up.

Served under /webhooks/baton/; docs/interfaces.md lists routes and bodies. Every request needs the
header `X-Baton-Token`. Whatever changes a conversation holds its lock in Rasa's lock store, so such
requests run one after another, even across servers.
"""

from __future__ import annotations

import hmac
import os
from collections.abc import Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from functools import wraps
from typing import Any

from rasa.core.agent import Agent
from rasa.core.channels.channel import CollectingOutputChannel, InputChannel, UserMessage
from rasa.shared.core.constants import REQUESTED_SLOT
from rasa.shared.core.events import SlotSet
from rasa.shared.core.trackers import DialogueStateTracker
from sanic import Blueprint, response
from sanic.request import Request
from sanic.response import HTTPResponse

from bot.channel import turns
from bot.channel.buttons import as_read, names_an_intent, pressed
from bot.channel.filling import NO_READING, Reading
from bot.channel.in_context import asked_before, asked_on_the_way, followed, parse_in_form
from bot.channel.parsing import (
    RESPONSE_SELECTOR,
    assistant_of,
    encoder_of,
    model_id,
    parse_text,
    selected,
    spelled_out,
    with_its_answer,
)
from bot.channel.pieces import question_in, questions_in
from bot.channel.understanding import (
    Waiting,
    for_the_actions,
    leaves_in_the_end,
    merely_given,
    neutralised,
    parts_of,
    understood,
)
from bot.components.featurizer import as_base64
from bot.tracker_store import read_once
from common.assistant import Runtime

LOCK_POLL_SECONDS = 0.02
"""Rasa's default is a second, which the later of two quick requests would have to wait."""

MOST_TEXTS = 16
"""In one request for vectors: meanwhile no message is parsed."""

STORED_RANKING = 5
"""How many entries of the intent ranking the tracker keeps; nothing reads the rest there."""


class Refused(Exception):
    """A request that cannot be served; becomes `{"code", "message"}` with the HTTP status."""

    def __init__(self, status: int, code: str, message: str) -> None:
        super().__init__(message)
        self.status, self.code = status, code


Handler = Callable[[Request], Awaitable[dict[str, Any]]]


class BatonChannel(InputChannel):
    """The channel; its only setting is the shared secret."""

    def __init__(self, token: str) -> None:
        self._token = token

    @classmethod
    def name(cls) -> str:
        return "baton"

    @classmethod
    def from_credentials(cls, credentials: dict[str, Any] | None) -> BatonChannel:
        token = (credentials or {}).get("token") or os.environ.get("BATON_BOT_TOKEN", "")
        if not token:
            raise ValueError("BATON_BOT_TOKEN is not set; the bot's channel needs a shared secret")
        return cls(str(token))

    def blueprint(self, on_new_message: Callable[[UserMessage], Awaitable[Any]]) -> Blueprint:
        blueprint = Blueprint("baton_channel")
        for method, path, handler in ROUTES:
            guarded = self._guarded(handler)
            blueprint.add_route(guarded, f"/{path}", methods=[method], name=path)
        return blueprint

    def _guarded(self, handler: Handler) -> Callable[[Request], Awaitable[HTTPResponse]]:
        """Check the secret, then translate the result or the refusal."""

        @wraps(handler)
        async def guarded(request: Request) -> HTTPResponse:
            given = request.headers.get("X-Baton-Token", "")
            try:
                if not hmac.compare_digest(given.encode(), self._token.encode()):
                    raise Refused(401, "wrong_token", "X-Baton-Token is missing or wrong")
                return response.json(await handler(request))
            except Refused as refusal:
                body = {"code": refusal.code, "message": str(refusal)}
                return response.json(body, status=refusal.status)

        return guarded


# ── routes ───────────────────────────────────────────────────────────────────────────────────


async def health(request: Request) -> dict[str, Any]:
    return {"model_id": model_id(_agent(request)), "ready": True}


async def parse(request: Request) -> dict[str, Any]:
    """Understand a message; the conversation is left unchanged."""
    agent = _agent(request)
    conversation_id, text = _fields(request, "conversation_id", "text")
    language = _language(request)
    tracker = await _tracker(agent, conversation_id)
    payload = _payload(tracker, text)
    before = asked_before(tracker)
    parsed = await parse_text(agent, as_read(text, payload), language, before.intent)
    meant = _meant_by(agent, payload)
    parsed |= meant
    waiting = _waiting(agent, tracker)
    parts = parts_of(parsed["text"], waiting)
    parsed["parts"] = {
        part: with_its_answer(await parse_in_form(agent, text, waiting, language))
        for part, text in parts.items()
    }
    apart = [] if waiting.form or payload else _apart(parsed, assistant_of(agent))
    parsed, reading = understood(parsed, waiting, assistant_of(agent))
    on_the_way, follows = {}, {}
    if not meant and waiting.form and not parts and reading.role is None:
        on_the_way = await asked_on_the_way(agent, parsed["text"], waiting, language)
    elif not meant:
        follows = followed(agent, before, parsed, language)
    leaves = bool(waiting.form and leaves_in_the_end(parsed["parts"], assistant_of(agent)))
    given = {} if meant or waiting.form else merely_given(parsed, assistant_of(agent))
    parsed |= on_the_way | follows | given
    return {
        "model_id": model_id(agent),
        "pieces": [await _piece(agent, text, language) for text in apart],
        "intent": parsed["intent"],
        "intent_ranking": parsed["intent_ranking"],
        "entities": parsed["entities"],
        "vector": parsed["vector"],
        "parts": parsed["parts"],
        RESPONSE_SELECTOR: parsed.get(RESPONSE_SELECTOR, {}),
        "active_form": tracker.active_loop_name,
        "requested_slot": tracker.get_slot(REQUESTED_SLOT),
        "fills_slot": bool(meant or on_the_way or given or leaves) or reading.role is not None,
        "follows": "intent" in follows and not given,
    }


def _apart(parsed: Mapping[str, Any], assistant: Runtime) -> list[str]:
    values = [(one["start"], one["end"]) for one in parsed["entities"] if "start" in one]
    text = parsed["text"]
    return questions_in(text, values, assistant.forms.all_called) or question_in(text)


async def _piece(agent: Agent, text: str, language: str | None) -> dict[str, Any]:
    return {"model_id": model_id(agent), **await parse_text(agent, text, language)}


async def vectors(request: Request) -> dict[str, Any]:
    """The sentence vector of each text, and what made them; no conversation is touched."""
    agent = _agent(request)
    texts = request.json.get("texts") if isinstance(request.json, dict) else None
    if not isinstance(texts, list) or not all(isinstance(one, str) and one for one in texts):
        raise Refused(400, "bad_request", "texts: a list of non-empty strings")
    if len(texts) > MOST_TEXTS:
        raise Refused(400, "bad_request", f"texts: at most {MOST_TEXTS} at once")
    encoder = encoder_of(agent)
    made = [as_base64(encoder.vector(neutralised(text))) for text in texts]
    return {"encoder": encoder.hash, "vectors": made}


async def act(request: Request) -> dict[str, Any]:
    """Take a turn on a parse made before; a message id seen before gets its stored reply."""
    conversation_id, message_id, text = _fields(request, "conversation_id", "message_id", "text")
    agent = _agent(request)
    assert agent.processor is not None
    async with _locked(agent, conversation_id):
        tracker = await _tracker(agent, conversation_id)
        taken = turns.turn_of(tracker, message_id)
        if taken is None:
            payload = None if request.json.get("intent") else _payload(tracker, text)
            text = as_read(text, payload)
            body = request.json | {"text": text}
            parsed, reading = _parse_to_act_on(agent, tracker, body, payload)
            made = request.json["parse"].get(RESPONSE_SELECTOR)
            parsed |= await selected(agent, parsed["intent"]["name"], text, made)
            await _speak(agent, conversation_id, _language(request))
            await agent.processor.handle_message(
                UserMessage(
                    neutralised(text),
                    CollectingOutputChannel(),
                    conversation_id,
                    parse_data=parsed,
                    input_channel=BatonChannel.name(),
                    message_id=message_id,
                    metadata=_metadata(message_id, body)
                    | for_the_actions(reading, parsed.pop("parts")),
                )
            )
            tracker = await _tracker(agent, conversation_id)
            taken = turns.turn_of(tracker, message_id)
        if taken is None:
            raise Refused(500, "turn_lost", "Rasa did not record the turn")
        hidden = assistant_of(agent).forms.bookkeeping
        return turns.reply(taken, conversation_id, agent.domain, hidden)


async def rewind(request: Request) -> dict[str, Any]:
    """Undo a turn that came too late, if it was the last."""
    conversation_id, message_id = _fields(request, "conversation_id", "message_id")
    agent = _agent(request)
    async with _locked(agent, conversation_id):
        tracker = await _tracker(agent, conversation_id)
        events = turns.rewinding(tracker, message_id, agent.domain)
        await _append(agent, tracker, events)
    return {"rewound": bool(events)}


async def catch_up(request: Request) -> dict[str, Any]:
    """Tell the bot what was said while a person held the conversation."""
    (conversation_id,) = _fields(request, "conversation_id")
    said = request.json.get("turns")
    if not isinstance(said, list) or not all(_is_utterance(one) for one in said):
        raise Refused(400, "bad_request", 'turns: a list of {"who": "customer"|"agent", "text"}')
    agent = _agent(request)
    async with _locked(agent, conversation_id):
        tracker = await _tracker(agent, conversation_id)
        await _append(agent, tracker, turns.said_meanwhile(said))
    return {}


async def deactivate(request: Request) -> dict[str, Any]:
    (conversation_id,) = _fields(request, "conversation_id")
    return await _change(request, conversation_id, turns.leaving_the_form())


async def reset(request: Request) -> dict[str, Any]:
    (conversation_id,) = _fields(request, "conversation_id")
    return await _change(request, conversation_id, turns.fresh_start())


ROUTES: tuple[tuple[str, str, Handler], ...] = (
    ("GET", "health", health),
    ("POST", "parse", parse),
    ("POST", "vectors", vectors),
    ("POST", "act", act),
    ("POST", "rewind", rewind),
    ("POST", "turns", catch_up),
    ("POST", "deactivate", deactivate),
    ("POST", "reset", reset),
)

# ── helpers ──────────────────────────────────────────────────────────────────────────────────


def _agent(request: Request) -> Agent:
    agent: Agent | None = getattr(request.app.ctx, "agent", None)
    if agent is None or not agent.is_ready():
        raise Refused(503, "not_ready", "no model is loaded")
    return agent


def _fields(request: Request, *names: str) -> list[str]:
    """These fields of the body, each a non-empty string."""
    body = request.json
    if not isinstance(body, dict):
        raise Refused(400, "bad_request", "the body must be a JSON object")
    for name in names:
        if not isinstance(body.get(name), str) or not body[name]:
            raise Refused(400, "bad_request", f"{name}: must be a non-empty string")
    return [body[name] for name in names]


def _language(request: Request) -> str | None:
    language = request.json.get("language")
    if language is not None and not (isinstance(language, str) and language):
        raise Refused(400, "bad_request", "language: must be a code such as de, or null")
    return language


def _is_utterance(given: Any) -> bool:
    return (
        isinstance(given, dict)
        and given.get("who") in ("customer", "agent")
        and isinstance(given.get("text"), str)
    )


@asynccontextmanager
async def _locked(agent: Agent, conversation_id: str) -> Any:
    async with agent.lock_store.lock(conversation_id, wait_time_in_seconds=LOCK_POLL_SECONDS):
        with read_once():
            yield


async def _tracker(agent: Agent, conversation_id: str) -> DialogueStateTracker:
    assert agent.processor is not None
    return await agent.processor.get_tracker(conversation_id)


def _waiting(agent: Agent, tracker: DialogueStateTracker) -> Waiting:
    form = tracker.active_loop_name
    if form is None:
        return Waiting()
    slots = frozenset(agent.domain.required_slots_for_form(form))
    return Waiting(slots, tracker.get_slot(REQUESTED_SLOT), form)


def _payload(tracker: DialogueStateTracker, text: str) -> str | None:
    return pressed(turns.offered(tracker.events), text)


def _meant_by(agent: Agent, payload: str | None) -> dict[str, Any]:
    """Intent and entities of a pressed button that names them; nothing for all other messages."""
    return spelled_out(agent, payload) if payload and names_an_intent(payload) else {}


def _parse_to_act_on(
    agent: Agent, tracker: DialogueStateTracker, body: dict[str, Any], payload: str | None
) -> tuple[dict[str, Any], Reading]:
    """The parse as Rasa stores it: no vector, a shortened ranking, the intent as decided.

    What the `payload` of a pressed button spells out is not interpreted again.
    """
    given = body.get("parse")
    if not isinstance(given, dict) or not {"intent", "entities", "model_id"} <= given.keys():
        raise Refused(400, "bad_request", "parse: must be what the route `parse` returned")
    if given["model_id"] != model_id(agent):
        raise Refused(409, "model_changed", "this parse was made by another model; parse again")
    parsed = {
        "text": neutralised(body["text"]),
        "intent": given["intent"],
        "entities": given["entities"],
        "intent_ranking": given.get("intent_ranking", [])[:STORED_RANKING],
        "parts": given.get("parts") or {},
    }
    meant = _meant_by(agent, payload)
    reading = NO_READING
    if not meant:
        parsed, reading = understood(parsed, _waiting(agent, tracker), assistant_of(agent))
    parsed |= meant
    intents = assistant_of(agent).forms.intents
    decided = body.get("intent") or (reading.role and intents.get(reading.role))
    if decided:
        parsed["intent"] = {"name": decided, "confidence": 1.0}
    return parsed, reading


def _metadata(message_id: str, body: dict[str, Any]) -> dict[str, Any]:
    """What custom actions may know. Choosing an intent to clarify an older text repeats that text,
    which answers nothing the bot has asked since."""
    answers = body.get("answers_last_reply", True) is True and not body.get("intent")
    return {"message_id": message_id, "epoch": body.get("epoch"), "answers_last_reply": answers}


async def _speak(agent: Agent, conversation_id: str, language: str | None) -> None:
    """Set the language of the answer, if the domain has a slot for it."""
    if language is None or not turns.has_language(agent.domain):
        return
    assert agent.processor is not None
    # The slot must not be the first event: a new conversation has to begin with a session.
    tracker = await agent.processor.fetch_tracker_and_update_session(conversation_id)
    if tracker.get_slot(turns.LANGUAGE) != language:
        await _append(agent, tracker, [SlotSet(turns.LANGUAGE, language)])


async def _change(request: Request, conversation_id: str, events: list[Any]) -> dict[str, Any]:
    """Append events to a conversation; one that never began is left alone."""
    agent = _agent(request)
    async with _locked(agent, conversation_id):
        tracker = await _tracker(agent, conversation_id)
        if tracker.events:
            await _append(agent, tracker, events)
    return {}


async def _append(agent: Agent, tracker: DialogueStateTracker, events: list[Any]) -> None:
    # Not every domain has the slots our forms use for book-keeping.
    known = {slot.name for slot in agent.domain.slots}
    events = [one for one in events if not isinstance(one, SlotSet) or one.key in known]
    if events:
        tracker.update_with_events(events, agent.domain)
        await agent.tracker_store.save(tracker)
