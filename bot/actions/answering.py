"""Answer what was asked about a named store, country or product with the shop's facts."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable
from datetime import datetime, timezone
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType
from rasa_sdk.executor import CollectingDispatcher

from bot.actions.delivery_answers import delivery_answer
from bot.actions.facts import Facts, facts
from bot.actions.phrasing import Phrases, phrases
from bot.actions.product_answers import product_answer
from bot.actions.question import Question, aspect_in, carried_in
from bot.actions.said import said
from bot.actions.store_answers import store_answer

Answering = Callable[[Question, Facts, Phrases, datetime], str | None]


class _Answer(Action):
    """Says the answer made of the facts, or else the intent's ready-made one."""

    make: Answering

    @abstractmethod
    def name(self) -> str: ...

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Any
    ) -> list[EventType]:
        asked = question_in(tracker)
        words = phrases(tracker.get_slot("language"))
        answer = type(self).make(asked, facts(), words, datetime.now(timezone.utc))
        if answer:
            dispatcher.utter_message(text=answer)
        else:
            dispatcher.utter_message(response=f"utter_{asked.intent}/{asked.aspect}")
        return []


class AnswerAboutStore(_Answer):
    make = staticmethod(store_answer)

    def name(self) -> str:
        return "action_answer_about_store"


class AnswerAboutCountry(_Answer):
    make = staticmethod(delivery_answer)

    def name(self) -> str:
        return "action_answer_about_country"


class AnswerAboutProduct(_Answer):
    make = staticmethod(product_answer)

    def name(self) -> str:
        return "action_answer_about_product"


def question_in(tracker: Tracker) -> Question:
    message, read = tracker.latest_message, said(tracker)
    intent = str((message.get("intent") or {}).get("name"))

    def named(entity: str) -> tuple[str, ...]:
        return tuple(read.values(entity)) or carried_in(message, entity)

    return Question(
        intent=intent,
        aspect=aspect_in(message, intent),
        text=read.text,
        towns=named("town"),
        countries=named("country"),
        products=named("product"),
    )
