"""The assistant over HTTP: the only file that knows it is Rasa."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Annotated, TypeVar

import httpx
import numpy as np
from pydantic import (
    AfterValidator,
    Base64Bytes,
    BaseModel,
    ConfigDict,
    TypeAdapter,
    ValidationError,
)

from handoff.bot_servers import BotServers, Server, ask
from handoff.domain.errors import BotDown, ModelChanged
from handoff.domain.events import Guess
from handoff.domain.parse import Acted, Parse, RawParse, Utterance, Vectors
from handoff.domain.parsing import READ_ONCE

_CHANNEL = "/webhooks/baton/"
_HEALTH = _CHANNEL + "health"
T = TypeVar("T")

_TRUNCATE = re.compile(r"\s+")


class _Health(BaseModel):
    model_id: str


class _Ranked(BaseModel):
    name: str
    confidence: float


def _of_float32(numbers: bytes) -> bytes:
    if len(numbers) % 4:
        raise ValueError("its bytes are not 32-bit numbers")
    return numbers


_Vector = Annotated[Base64Bytes, AfterValidator(_of_float32)]


class _Vectors(BaseModel):
    encoder: str
    vectors: tuple[_Vector, ...]


class _Parsed(BaseModel):
    """The part of a parse that is read; all the rest goes back to the bot unread."""

    model_config = ConfigDict(extra="allow", **READ_ONCE)

    model_id: str
    intent_ranking: tuple[_Ranked, ...]
    vector: _Vector
    active_form: str | None = None
    requested_slot: str | None = None
    fills_slot: bool = False
    follows: bool = False
    text: str | None = None
    pieces: tuple[_Parsed, ...] = ()

    def parse(self) -> Parse:
        return Parse(
            model_id=self.model_id,
            ranking=tuple(
                Guess(intent=one.name, confidence=one.confidence) for one in self.intent_ranking
            ),
            vector=np.frombuffer(self.vector, dtype="<f4"),
            active_form=self.active_form,
            requested_slot=self.requested_slot,
            fills_slot=self.fills_slot,
            follows=self.follows,
            # The vector must not go back: Rasa would store it with the tracker.
            raw=RawParse(self.model_dump(exclude={"vector", "pieces", "text"})),
            text=self.text,
            pieces=tuple(piece.parse() for piece in self.pieces),
        )


_HEALTH_ANSWER = TypeAdapter(_Health)
_PARSED = TypeAdapter(_Parsed)
_VECTORS = TypeAdapter(_Vectors)
_ACTED = TypeAdapter(Acted)
_IGNORED: TypeAdapter[object] = TypeAdapter(object)


class BotClient:
    """One assistant behind one or more `urls`; a call to it ends within `deadline_s` seconds.

    Every method raises:
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
        return (await self._call(_HEALTH_ANSWER, "GET", _HEALTH)).model_id

    async def live_models(self) -> set[str]:
        """The ids of the models of all servers that can be reached."""

        async def model_of(server: Server) -> str:
            answer = await ask(server, "GET", _HEALTH)
            return _read(_HEALTH_ANSWER, answer, "GET", _HEALTH).model_id

        return set(await self._servers.each(model_of))

    async def parse(self, conversation_id: str, text: str, language: str | None = None) -> Parse:
        """Understand one message, written in this language, without acting on it."""
        body = {"conversation_id": conversation_id, "text": text, "language": language}
        return (await self._call(_PARSED, "POST", _CHANNEL + "parse", body)).parse()

    async def vectors(self, texts: Sequence[str]) -> Vectors:
        """The sentence vector of each text; no conversation is touched."""
        path = _CHANNEL + "vectors"
        made = await self._call(_VECTORS, "POST", path, {"texts": list(texts)})
        if len(made.vectors) != len(texts):
            raise BotDown(f"the bot made {len(made.vectors)} vectors of {len(texts)} texts")
        read = (np.frombuffer(one, dtype="<f4") for one in made.vectors)
        return Vectors(made.encoder, tuple(read))

    async def act(
        self,
        conversation_id: str,
        message_id: str,
        epoch: int,
        text: str,
        parse: Parse,
        intent: str | None = None,
        answers_last_reply: bool = True,
        language: str | None = None,
    ) -> Acted:
        """Let the bot take its turn on a parse it made; `intent` replaces the parse's. `language`:
        of its answer; None: as in the turn before.

        `answers_last_reply`: the customer is answering the bot's last words; only then can a yes
        confirm anything.

        Raises:
            ModelChanged: another model is live by now; parse again.
        """
        body: dict[str, object] = {
            "conversation_id": conversation_id,
            "message_id": message_id,
            "epoch": epoch,
            "text": text,
            "parse": parse.raw,
            "answers_last_reply": answers_last_reply,
            "language": language,
        }
        if intent is not None:
            body["intent"] = intent
        return await self._call(_ACTED, "POST", _CHANNEL + "act", body)

    async def rewind(self, conversation_id: str, message_id: str) -> None:
        """Undo the turn of `message_id`, if it was the last."""
        body = {"conversation_id": conversation_id, "message_id": message_id}
        await self._call(_IGNORED, "POST", _CHANNEL + "rewind", body)

    async def tell(self, conversation_id: str, said: Sequence[Utterance]) -> None:
        """Append what was said without the bot to its memory."""
        told = [{"who": one.who, "text": one.text} for one in said]
        body = {"conversation_id": conversation_id, "turns": told}
        await self._call(_IGNORED, "POST", _CHANNEL + "turns", body)

    async def leave_form(self, conversation_id: str) -> None:
        """End an active form; the slots stay."""
        body = {"conversation_id": conversation_id}
        await self._call(_IGNORED, "POST", _CHANNEL + "deactivate", body)

    async def forget(self, conversation_id: str) -> None:
        """Fresh slots: the conversation starts anew."""
        body = {"conversation_id": conversation_id}
        await self._call(_IGNORED, "POST", _CHANNEL + "reset", body)

    async def load_model(self, file: Path, timeout_s: float = 240.0) -> None:
        """Switch every server that can be reached to the model in `file`.

        A server that cannot load it keeps the old one, while others may have the new one.
        """
        options = {
            "json": {"model_file": str(file)},
            "params": {"token": self._token},
            "timeout": httpx.Timeout(timeout_s),
        }

        async def load(server: Server) -> None:
            _refuse_error(await ask(server, "PUT", "/model", **options), "PUT", "/model")

        await self._servers.each(load)

    async def _call(
        self, kind: TypeAdapter[T], method: str, path: str, body: Mapping[str, object] | None = None
    ) -> T:
        key = str((body or {}).get("conversation_id", ""))
        return _read(kind, await self._servers.request(key, method, path, json=body), method, path)


def _read(kind: TypeAdapter[T], answer: httpx.Response, method: str, path: str) -> T:
    _refuse_error(answer, method, path)
    try:
        return kind.validate_json(answer.content)
    except ValidationError as error:
        fault = error.errors(include_url=False)[0]
        where = ".".join(str(part) for part in fault["loc"])
        said = f"{where}: {fault['msg']}" if where else fault["msg"]
        raise BotDown(f"the bot's answer to {method} {path} cannot be read: {said}") from error


def _refuse_error(answer: httpx.Response, method: str, path: str) -> None:
    if answer.status_code == httpx.codes.CONFLICT:
        raise ModelChanged("the bot has another model by now; parse the message again")
    if answer.is_error:
        said = _TRUNCATE.sub(" ", answer.text)[:200]
        raise BotDown(f"the bot answered {method} {path} with {answer.status_code}: {said}")
