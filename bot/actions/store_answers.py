"""Answers about one of the shop's stores, or about a place that has none. Rules without Rasa."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from bot.actions.facts import Facts, Store
from bot.actions.phrasing import Phrases
from bot.actions.question import GENERAL, Question

HOURS, WHERE, COLLECT = "store_hours", "store_locations", "click_and_collect"
SATURDAY, SUNDAY = 5, 6
SHOWN_ALONE = 2
"""Stores in one answer; whoever names more is given the list of all."""


def store_answer(asked: Question, shop: Facts, words: Phrases, now: datetime) -> str | None:
    """`now`: with a time zone. None: the intent's ready-made answer is the better one."""
    stores = [shop.stores[town] for town in asked.towns if town in shop.stores]
    elsewhere = [town for town in asked.towns if town not in shop.stores]
    if len(stores) > SHOWN_ALONE:
        return None
    if stores:
        told = [_of_a_store(asked, store, shop, words, now) for store in stores]
        return " ".join(each for each in told if each) or None
    if elsewhere:
        return _none_here(words.place(elsewhere[0]), shop.towns.get(elsewhere[0]), shop, words)
    if asked.countries and asked.intent != COLLECT:
        return _in_a_country(asked.countries[0], shop, words)
    return None


def _of_a_store(
    asked: Question, store: Store, shop: Facts, words: Phrases, now: datetime
) -> str | None:
    named = {"town": words.store(store), "address": store.address, "hours": words.hours(store)}
    if asked.intent == COLLECT:
        return _collecting(asked, store, shop, words)
    if asked.intent == WHERE:
        return words.text(
            "stores", "directions" if asked.aspect == "directions" else "where", **named
        )
    if asked.aspect in ("holidays", "lunch"):
        return words.text("stores", asked.aspect, **named)
    local = now.astimezone(ZoneInfo(store.time_zone))
    if asked.aspect == "now":
        return _now(store, words, local)
    day = words.day_in(asked.text, local.weekday())
    if day is not None:
        return _on_a_day(store, words, day)
    if asked.aspect == "weekend":
        return _weekend(store, words)
    return words.text("stores", "hours", **named)


def _now(store: Store, words: Phrases, local: datetime) -> str:
    today = store.on(local.weekday())
    time = f"{local:%H:%M}"
    if today and today.opens.zfill(5) <= time < today.closes.zfill(5):
        return words.text("stores", "open_now", town=words.store(store), closes=today.closes)
    return words.text("stores", "closed_now", town=words.store(store), hours=words.hours(store))


def _on_a_day(store: Store, words: Phrases, day: int) -> str:
    named = {"town": words.store(store), "day": words.weekday(day)}
    if open_then := store.on(day):
        times = {"opens": open_then.opens, "closes": open_then.closes}
        return words.text("stores", "on_open_day", **named, **times)
    return words.text("stores", "on_closed_day", **named, hours=words.hours(store))


def _weekend(store: Store, words: Phrases) -> str:
    def told(day: int) -> str:
        each = store.on(day)
        return f"{each.opens}–{each.closes}" if each else words.part("stores", "weekend_closed")

    return words.text(
        "stores", "weekend", town=words.store(store), saturday=told(SATURDAY), sunday=told(SUNDAY)
    )


def _collecting(asked: Question, store: Store, shop: Facts, words: Phrases) -> str | None:
    """Who may collect, what to bring and so on is the same everywhere."""
    keys = {GENERAL: "collect", "how_soon": "collect_soon"}
    if asked.aspect not in keys:
        return None
    terms = shop.terms["collect"]
    return words.text(
        "stores",
        keys[asked.aspect],
        town=words.store(store),
        address=store.address,
        ready=str(terms["ready_after_hours"]),
        days=words.between(store.sent_there_days),
        kept=str(terms["kept_days"]),
    )


def _in_a_country(name: str, shop: Facts, words: Phrases) -> str:
    code = shop.countries.get(name)
    there, country = shop.stores_in(code or ""), words.country(code, name)
    if not there:
        return _none_here(country, code, shop, words)
    return words.text("stores", "in_country", country=country, stores=_all(there, words))


def _none_here(place: str, country: str | None, shop: Facts, words: Phrases) -> str:
    """With the stores of the same country, or else with all."""
    near = shop.stores_in(country or "")
    key = "none_here_but_near" if near else "none_here"
    named = {"place": place, "stores": _all(near or list(shop.stores.values()), words)}
    own = next((name for name, code in shop.countries.items() if code == country), "")
    return words.text("stores", key, country=words.country(country, own) if near else "", **named)


def _all(stores: list[Store], words: Phrases) -> str:
    return words.listed([words.address(store) for store in stores])
