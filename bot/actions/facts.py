"""The shop's facts, from the tables in its assistant's `facts/` (see data/facts/README.md)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from bot.runtime import assistant_folder

DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
NO_CUSTOMS = "none"
BY_THE_SHOP = "shop"


@dataclass(frozen=True)
class Hours:
    """Open from `opens` to `closes` (such as `9:30`) on the days `first` to `last`, by number,
    Monday 0."""

    first: int
    last: int
    opens: str
    closes: str

    def holds_on(self, day: int) -> bool:
        return self.first <= day <= self.last


@dataclass(frozen=True)
class Store:
    """`sent_there_days`: working days, from and to, until what it lacks can be collected there."""

    called: str
    country: str
    address: str
    time_zone: str
    hours: tuple[Hours, ...]
    sent_there_days: tuple[int, int]

    def on(self, day: int) -> Hours | None:
        return next((each for each in self.hours if each.holds_on(day)), None)


@dataclass(frozen=True)
class Delivery:
    """To a group of countries. Prices in EUR; `days`: working days, from and to."""

    countries: frozenset[str]
    price: float
    free_from: float
    days: tuple[int, int]
    has_customs: bool
    free_return: bool
    express: float | None
    """Its price, if there is any."""


@dataclass(frozen=True)
class Product:
    """`care` and `fit` name rules; `sizes`: the smallest and the largest, or none."""

    care: str
    fit: str
    sizes: tuple[str, ...] = ()
    measures: str = ""
    colours: tuple[str, ...] = ()


@dataclass(frozen=True)
class Facts:
    """`stores` and `products` by names in lower case, `towns` and `countries` by such names to ISO
    codes, `terms` as the table has them."""

    stores: Mapping[str, Store]
    towns: Mapping[str, str]
    countries: Mapping[str, str]
    delivery: Sequence[Delivery]
    products: Mapping[str, Product]
    express_before: str
    terms: Mapping[str, Any] = field(default_factory=dict)

    def delivery_to(self, country: str) -> Delivery | None:
        """None: we do not deliver there."""
        return next((each for each in self.delivery if country in each.countries), None)

    def stores_in(self, country: str) -> list[Store]:
        return [store for store in self.stores.values() if store.country == country]

    def country_of(self, town: str) -> str | None:
        store = self.stores.get(town)
        return store.country if store else self.towns.get(town)


def facts() -> Facts:
    """Those of the served assistant; read once, so a change takes effect with a restart."""
    return read_facts(assistant_folder() / "facts")


@lru_cache(maxsize=4)
def read_facts(folder: Path) -> Facts:
    stores, delivery = _table(folder, "stores"), _table(folder, "delivery")
    towns = _table(folder, "towns")["towns"]
    return Facts(
        stores={town: _store(each) for town, each in stores["stores"].items()},
        towns={town: country for country, listed in towns.items() for town in listed},
        countries=_table(folder, "countries")["countries"],
        delivery=[_delivery(each, delivery["express"]) for each in delivery["groups"].values()],
        products={
            name: _product(each) for name, each in _table(folder, "products")["products"].items()
        },
        express_before=delivery["express"]["order_before"],
        terms={**_table(folder, "terms"), "collect": stores["collect"]},
    )


def _table(folder: Path, name: str) -> dict[str, Any]:
    table: dict[str, Any] = yaml.safe_load((folder / f"{name}.yml").read_text(encoding="utf-8"))
    return table


def _store(given: Mapping[str, Any]) -> Store:
    hours = tuple(
        Hours(DAYS.index(each["first"]), DAYS.index(each["last"]), each["opens"], each["closes"])
        for each in given["hours"]
    )
    first, last = given["sent_there_days"]
    named = {key: given[key] for key in ("called", "country", "address", "time_zone")}
    return Store(**named, hours=hours, sent_there_days=(first, last))


def _delivery(given: Mapping[str, Any], express: Mapping[str, Any]) -> Delivery:
    countries, (first, last) = frozenset(given["countries"]), given["days"]
    return Delivery(
        countries=countries,
        price=given["price"],
        free_from=given["free_from"],
        days=(first, last),
        has_customs=given["customs"] != NO_CUSTOMS,
        free_return=given["return_postage"] == BY_THE_SHOP,
        express=express["price"] if countries <= set(express["countries"]) else None,
    )


def _product(given: Mapping[str, Any]) -> Product:
    return Product(
        care=given["care"],
        fit=given["fit"],
        sizes=tuple(given.get("sizes", ())),
        measures=given.get("measures", ""),
        colours=tuple(given.get("colours", ())),
    )
