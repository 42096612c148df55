"""The assistant over HTTP: the only file that knows that it is Rasa."""

from __future__ import annotations

import base64
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import httpx
import numpy as np

from handoff.bot_servers import BotServers, Server, ask
from handoff.domain.errors import BotDown, ModelChanged
from handoff.domain.events import BotMessage, Guess
from handoff.domain.parse import Acted, Parse, Utterance

_CHANNEL = "/webhooks/baton/"
_HEALTH = _CHANNEL + "health"
_TRUNCATE = re.compile(r"\s+")


class BotClient:
    """One assistant behind one or more `urls`; a call to it ends within `deadline_s` seconds.

    Raises, from every method:
        BotDown: it cannot be reached or answers with an error.
        BotSlow: it did not answer in time.
    """

    def __init__(self, urls: str | Sequence[str], token: str, deadline_s: float) -> None:
        self._token = token
        all_urls = [urls] if isinstance(urls, str) else urls
        self._servers = BotServers(all_urls, token, deadline_s)

    async def close(self) -> None:
        await self._servers.close()

    async def watch(self) -> None:
        """Until cancelled: find out early which servers do not answer."""
        await self._servers.watch(_HEALTH)

    async def live_model(self) -> str:
        """The id of the model that answers now."""
        return str((await self._call("GET", _HEALTH))["model_id"])

    async def live_models(self) -> set[str]:
        """The ids of the models of all servers that can be reached."""

        async def model_of(server: Server) -> str:
            return str(_decoded(await ask(server, "GET", _HEALTH), "GET", _HEALTH)["model_id"])

        return set(await self._servers.each(model_of))

    async def parse(self, conversation_id: str, text: str) -> Parse:
        """Understand one message without acting on it."""
        body = {"conversation_id": conversation_id, "text": text}
        return _parse(await self._call("POST", _CHANNEL + "parse", body))

    async def act(
        self,
        conversation_id: str,
        message_id: str,
        epoch: int,
        text: str,
        parse: Parse,
        intent: str | None = None,
        answers_last_reply: bool = True,
    ) -> Acted:
        """Let the bot take its turn on a parse it made; `intent` replaces the parse's.

        `answers_last_reply`: the bot's last words are what the customer answers; only then can a
        yes confirm anything.

        Raises:
            ModelChanged: another model is live by now; parse anew.
        """
        body: dict[str, Any] = {
            "conversation_id": conversation_id,
            "message_id": message_id,
            "epoch": epoch,
            "text": text,
            "parse": parse.raw,
            "answers_last_reply": answers_last_reply,
        }
        if intent is not None:
            body["intent"] = intent
        return _acted(await self._call("POST", _CHANNEL + "act", body))

    async def rewind(self, conversation_id: str, message_id: str) -> None:
        """Undo the turn of `message_id`, if it was the last."""
        body = {"conversation_id": conversation_id, "message_id": message_id}
        await self._call("POST", _CHANNEL + "rewind", body)

    async def tell(self, conversation_id: str, turns: Sequence[Utterance]) -> None:
        """Append what was said without the bot to its memory."""
        told = [{"who": turn.who, "text": turn.text} for turn in turns]
        body = {"conversation_id": conversation_id, "turns": told}
        await self._call("POST", _CHANNEL + "turns", body)

    async def leave_form(self, conversation_id: str) -> None:
        """End an active form; the slots stay."""
        await self._call("POST", _CHANNEL + "deactivate", {"conversation_id": conversation_id})

    async def forget(self, conversation_id: str) -> None:
        """Fresh slots: the conversation starts anew."""
        await self._call("POST", _CHANNEL + "reset", {"conversation_id": conversation_id})

    async def load_model(self, file: Path, timeout_s: float = 240.0) -> None:
        """Switch every server that can be reached to the model in `file`.

        Where it cannot be loaded the old one stays; other servers may have the new one then.
        """
        options = {
            "json": {"model_file": str(file)},
            "params": {"token": self._token},
            "timeout": httpx.Timeout(timeout_s),
        }

        async def load(server: Server) -> None:
            _decoded(await ask(server, "PUT", "/model", **options), "PUT", "/model")

        await self._servers.each(load)

    async def _call(
        self,
        method: str,
        path: str,
        body: dict[str, Any] | None = None,
        params: dict[str, str] | None = None,
    ) -> dict[str, Any]:
        key = (body or {}).get("conversation_id", "")
        answer = await self._servers.request(key, method, path, json=body, params=params)
        return _decoded(answer, method, path)


def _decoded(answer: httpx.Response, method: str, path: str) -> dict[str, Any]:
    if answer.status_code == httpx.codes.CONFLICT:
        raise ModelChanged("the bot has another model by now; parse the message anew")
    if answer.is_error:
        said = _TRUNCATE.sub(" ", answer.text)[:200]
        raise BotDown(f"the bot answered {method} {path} with {answer.status_code}: {said}")
    if answer.status_code == httpx.codes.NO_CONTENT:
        return {}
    try:
        decoded = answer.json()
    except ValueError as error:
        raise BotDown(f"the bot's answer to {method} {path} is no JSON") from error
    return decoded if isinstance(decoded, dict) else {}


def _parse(body: dict[str, Any]) -> Parse:
    try:
        vector = np.frombuffer(base64.b64decode(body["vector"]), dtype="<f4")
        ranking = tuple(
            Guess(intent=one["name"], confidence=one["confidence"])
            for one in body["intent_ranking"]
        )
        return Parse(
            model_id=str(body["model_id"]),
            ranking=ranking,
            vector=vector,
            active_form=body.get("active_form"),
            requested_slot=body.get("requested_slot"),
            fills_slot=bool(body.get("fills_slot")),
            # The vector must not go back: Rasa would store it with the tracker.
            raw={key: value for key, value in body.items() if key != "vector"},
        )
    except (KeyError, TypeError, ValueError) as error:
        raise BotDown(f"the bot's parse cannot be read: {error!r}") from error


def _acted(body: dict[str, Any]) -> Acted:
    try:
        messages = tuple(
            BotMessage(text=one["text"], buttons=tuple(one.get("buttons") or ()))
            for one in body["messages"]
        )
        slots = {name: str(value) for name, value in (body.get("slots") or {}).items()}
        return Acted(messages, slots, bool(body.get("rejected_slot")), bool(body.get("failed")))
    except (KeyError, TypeError, ValueError) as error:
        raise BotDown(f"the bot's answer cannot be read: {error!r}") from error
