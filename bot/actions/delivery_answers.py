"""Answers about delivery to the country or town that was named. Rules without Rasa."""

from __future__ import annotations

from datetime import datetime

from bot.actions.facts import Delivery, Facts
from bot.actions.phrasing import Phrases
from bot.actions.question import GENERAL, Question

TIME, COST, ABROAD = "delivery_time", "delivery_cost", "delivery_abroad"
RETURNS, LATER = "return_policy", "pay_later"
SHOWN = 3
"""Countries in one answer."""

_ALIKE = {
    TIME: (GENERAL, "abroad", "in_time", "express"),
    COST: (GENERAL, "abroad", "free_from", "express"),
}
"""The aspects whose answers differ from country to country."""


def delivery_answer(asked: Question, shop: Facts, words: Phrases, now: datetime) -> str | None:
    """A sentence or two for each place; None where the ready-made answer is the better one."""
    places = _places(asked, shop, words)[:SHOWN]
    told = [_about(asked, place, code, shop, words) for place, code in places]
    return " ".join(dict.fromkeys(each for each in told if each)) or None


def _places(asked: Question, shop: Facts, words: Phrases) -> list[tuple[str, str]]:
    """Each place as it is called, and its country's code; a town beside its country is no other."""
    countries = [(shop.countries.get(name, ""), name) for name in asked.countries]
    found = [(words.country(code, name), code) for code, name in countries]
    known = {code for code, _ in countries}
    towns = [(words.place(town), shop.country_of(town) or "") for town in asked.towns]
    return found + [(place, code) for place, code in towns if code and code not in known]


def _about(asked: Question, place: str, code: str, shop: Facts, words: Phrases) -> str | None:
    if asked.intent == LATER:
        return _paying_later(place, code, shop, words)
    group = shop.delivery_to(code)
    if group is None:
        return words.text("delivery", "not_there", place=place)
    if asked.intent == RETURNS:
        return _returning(asked, place, group, shop, words)
    named = _named(place, group, shop, words)
    if asked.intent == ABROAD:
        return words.text("delivery", _abroad(asked, group), **named)
    if asked.aspect not in _ALIKE[asked.intent]:
        return None
    key = _express(group) if asked.aspect == "express" else _ordinary(asked, group)
    return words.text("delivery", key, **named)


def _abroad(asked: Question, group: Delivery) -> str:
    if asked.aspect == "customs":
        return "customs_due" if group.has_customs else "customs_none"
    return "there"


def _ordinary(asked: Question, group: Delivery) -> str:
    if asked.intent == TIME:
        return "time_at_home" if group.express else "time"
    if asked.aspect == "free_from":
        return "free_from"
    return "cost_at_home" if group.express else "cost"


def _express(group: Delivery) -> str:
    return "express" if group.express else "no_express"


def _named(place: str, group: Delivery, shop: Facts, words: Phrases) -> dict[str, str]:
    customs = "customs" if group.has_customs else "no_customs"
    return {
        "place": place,
        "price": words.price(group.price),
        "free_from": words.price(group.free_from),
        "days": words.between(group.days),
        "customs": words.part("delivery", customs),
        "express": words.price(group.express) if group.express else "",
        "before": shop.express_before,
    }


def _returning(
    asked: Question, place: str, group: Delivery, shop: Facts, words: Phrases
) -> str | None:
    if asked.aspect not in (GENERAL, "cost"):
        return None
    key = "return_free" if group.free_return else "return_paid"
    return words.text("delivery", key, place=place, days=str(shop.terms["returns"]["days"]))


def _paying_later(place: str, code: str, shop: Facts, words: Phrases) -> str:
    terms = shop.terms["pay_later"]
    if code not in terms["countries"]:
        return words.text("delivery", "no_pay_later", place=place)
    return words.text(
        "delivery",
        "pay_later",
        place=place,
        age=str(terms["least_age"]),
        invoice=str(terms["invoice_days"]),
        least=words.price(terms["instalments_from"]),
        parts=str(terms["instalments"]),
    )
