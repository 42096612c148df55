"""What a message means, without changing any conversation."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from rasa.core.agent import Agent
from rasa.core.channels.channel import UserMessage
from rasa.shared.core.training_data.story_reader.yaml_story_reader import YAMLStoryReader
from rasa.shared.nlu.constants import ENTITIES, INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message

from bot.channel.understanding import neutralised
from bot.components.carried import ASSISTANT, encoders_in, masker_in, runtime_in
from bot.components.encoder import load_encoder
from bot.components.featurizer import VECTOR
from bot.components.selector import BEFORE
from common.assistant import Runtime
from common.encoder import Encoder

MODEL_SUFFIX = ".tar.gz"
RESPONSE_SELECTOR = "response_selector"
FOR_ALL = "default"
"""Under this name Rasa's selector answers that was given no intent of its own."""

LIKELY = 5
"""Which of the intents is meant is decided after the parse, hardly ever on one further down."""


def model_id(agent: Agent) -> str | None:
    """The id of the loaded model: its file's name without the suffix."""
    name: str | None = agent.model_name
    return name[: -len(MODEL_SUFFIX)] if name and name.endswith(MODEL_SUFFIX) else name


def assistant_of(agent: Agent) -> Runtime:
    """What the loaded model carries of its assistant; see `runtime_in` for older models."""
    return runtime_in(_carried(agent))


def _carried(agent: Agent) -> Mapping[str, Any]:
    """The configuration of any component of ours."""
    assert agent.processor is not None
    nodes = agent.processor.model_metadata.predict_schema.nodes.values()
    return next((node.config for node in nodes if ASSISTANT in node.config), {})


async def parse_text(
    agent: Agent, text: str, language: str | None = None, before: str | None = None
) -> dict[str, Any]:
    """`text` (neutralised), `intent`, `intent_ranking` of all intents, `entities`, `vector`, and
    the `response_selector` of the likeliest of them and of the intent `before`, if there is a
    selector.

    Components of the pipeline find `language` and `before` in the message's metadata.
    """
    assert agent.processor is not None
    parse = await agent.processor.parse_message(
        UserMessage(neutralised(text), metadata={"language": language, BEFORE: before}),
        only_output_properties=False,
    )
    wanted = ("text", "intent", "intent_ranking", "entities", VECTOR)
    found = {key: parse[key] for key in wanted}
    made = parse.get(RESPONSE_SELECTOR)
    likely = [one["name"] for one in parse["intent_ranking"][:LIKELY]]
    wanted_too = [before] if before else []
    return found | ({RESPONSE_SELECTOR: _for_these(made, likely + wanted_too)} if made else {})


def encoder_of(agent: Agent) -> Encoder:
    """What the loaded model makes its sentence vectors with, masking and all."""
    config = _carried(agent)
    return load_encoder(masker_in(config), encoders_in(config))


def with_its_answer(parse: Mapping[str, Any]) -> dict[str, Any]:
    """The parse's intent, with the `answer` chosen (`intent/answer`) where it has several."""
    intent = dict(parse[INTENT])
    chosen = parse.get(RESPONSE_SELECTOR, {}).get(intent["name"])
    return intent | ({"answer": chosen["response"]["intent_response_key"]} if chosen else {})


def spelled_out(agent: Agent, payload: str) -> dict[str, Any]:
    """`intent` and `entities` of a button's `/intent{"slot": "value"}`; nothing where the model
    knows no such intent."""
    message = YAMLStoryReader.unpack_regex_message(Message({TEXT: payload}), agent.domain)
    if not message.get(INTENT):
        return {}
    return {INTENT: message.get(INTENT), ENTITIES: message.get(ENTITIES, [])}


async def selected(
    agent: Agent, intent: str | None, text: str, made: Mapping[str, Any] | None = None
) -> dict[str, Any]:
    """Which of a retrieval intent's answers the text asks for, in the form that Rasa's action
    expects; empty for any other intent. `made`: the choices that came with the text's parse."""
    if intent is None or intent not in agent.domain.retrieval_intents:
        return {}
    if not made or not made.keys() & {intent, FOR_ALL}:
        assert agent.processor is not None
        parse = await agent.processor.parse_message(UserMessage(neutralised(text)))
        made = parse.get(RESPONSE_SELECTOR, {})
    return {RESPONSE_SELECTOR: _for_these(made, [intent])} if made else {}


def _for_these(made: Mapping[str, Any], intents: list[str]) -> dict[str, Any]:
    """The choices for these intents alone: every message would store those for all."""
    every = set(made.get("all_retrieval_intents", ()))
    return {key: one for key, one in made.items() if key in intents or key not in every}
