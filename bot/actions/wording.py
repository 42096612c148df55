"""What the custom actions say, in the customer's language, and how they put an order into words.

Texts are in `texts/`, a file a language; dates, lists and plurals follow CLDR.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml
from babel import Locale
from babel.dates import format_date
from babel.lists import format_list
from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from bot.actions.orders import ALL_ITEMS, Order

TEXTS = Path(__file__).with_name("texts")
MAIN = "en"
LOCALES = {"en": "en_GB"}
"""Where the language alone would be written as elsewhere."""

_YEAR = re.compile(r"[\s,]*(?:'de'\s)?y+$")


def language_of(tracker: Tracker) -> str:
    """That of the bot's answer."""
    language = tracker.get_slot("language")
    return language if language in _texts() else MAIN


def say(
    dispatcher: CollectingDispatcher,
    tracker: Tracker,
    name: str,
    buttons: Sequence[str] = (),
    after: str | None = None,
    **details: Any,
) -> None:
    """Say this text, `{…}` filled in from `details`, with the given buttons or else its own.

    `after`: a sentence to go before it, in the same bubble. A text with plural forms takes the one
    for `details["count"]`. Buttons are read as given, or as they are in the main language.
    """
    language = language_of(tracker)
    entry, in_main = _texts()[language][name], _texts()[MAIN][name]
    shown = [_in_words(one, language) for one in buttons] or _filled_in(entry, details)
    text = _form(entry["text"], language, details.get("count")).format(**details)
    dispatcher.utter_message(
        text=" ".join(filter(None, (after, text))),
        buttons=[
            {"title": title, "payload": payload}
            for title, payload in zip(shown, buttons or _filled_in(in_main, details), strict=True)
        ],
    )


def _filled_in(entry: Mapping[str, Any], details: Mapping[str, Any]) -> list[str]:
    return [title.format(**details) for title in entry.get("buttons", ())]


def offer_next(
    dispatcher: CollectingDispatcher, tracker: Tracker, others: Sequence[str] | None, name: str
) -> None:
    """After one order, say the text `name` for the next of the others that were named with it."""
    for number in (others or ())[:1]:
        say(dispatcher, tracker, name, next=number)


def words(name: str, language: str, **details: Any) -> str:
    """A part of a text."""
    text: str = _texts()[language][name]["text"]
    return text.format(**details)


def day(when: date, language: str) -> str:
    """Such as `Monday, 3 June`: the language's full date without the year."""
    locale = _locale(language)
    return str(format_date(when, _YEAR.sub("", locale.date_formats["full"].pattern), locale=locale))


def listed(names: Sequence[str], language: str, style: str = "standard") -> str:
    """Such as `the mug, the cap and the mat`; with style `or`, `… or the mat`."""
    return str(format_list(list(names), style=style, locale=_locale(language)))


def item_list(order: Order, language: str) -> str:
    return listed([item.name for item in order.items], language)


def items_in_words(names: Sequence[str], language: str) -> str:
    """What a form calls its items, as customers read it."""
    return listed([_in_words(name, language) for name in names], language)


def details(order: Order, language: str) -> dict[str, str]:
    """What the texts about an order may use."""
    due, delivered = order.due_on, order.delivered_on
    return {
        "order_number": order.number,
        "items": item_list(order, language),
        "due": words("due_by", language, day=day(due, language))
        if due
        else words("due_soon", language),
        "delivered": day(delivered, language) if delivered else "",
        "carrier": order.carrier or words("the_carrier", language),
        "tracking": order.tracking or words("see_the_dispatch_mail", language),
        "store": order.store or "",
    }


def _in_words(item: str, language: str) -> str:
    """Items have their proper names in every language, except for all of them together."""
    return words("all_items", language) if item == ALL_ITEMS else item


def _form(text: str | dict[str, str], language: str, count: int | None) -> str:
    if isinstance(text, str):
        return text
    return text.get(_locale(language).plural_form(count or 0), text["other"])


@lru_cache(maxsize=8)
def _locale(language: str) -> Locale:
    return Locale.parse(LOCALES.get(language, language))


@lru_cache(maxsize=1)
def _texts() -> dict[str, dict[str, dict[str, Any]]]:
    return {
        file.stem: yaml.safe_load(file.read_text(encoding="utf-8")) for file in TEXTS.glob("*.yml")
    }
