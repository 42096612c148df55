"""Answers about the product that was named: its care, its size, whether there is one. Rules without
Rasa."""

from __future__ import annotations

from datetime import datetime

from bot.actions.facts import Facts, Product
from bot.actions.phrasing import Phrases
from bot.actions.question import GENERAL, Question

CARE, SIZE, STOCK = "product_care", "size_advice", "stock_check"
SHOWN = 2
"""Products in one answer; whoever names more is given what goes for all."""

ABOUT_THE_FIT = (GENERAL, "fit", "in_between")
"""Aspects of the size whose answers differ from product to product."""


def product_answer(asked: Question, shop: Facts, words: Phrases, now: datetime) -> str | None:
    """None where the ready-made answer is the better one."""
    known = [name for name in asked.products if name in shop.products]
    if not known or len(known) > SHOWN:
        return None
    told = [_about(asked, name, shop, words) for name in known]
    return " ".join(dict.fromkeys(each for each in told if each)) or None


def _about(asked: Question, name: str, shop: Facts, words: Phrases) -> str | None:
    product, called = shop.products[name], words.product(name)
    if asked.intent == CARE:
        return _care(asked, product, called, words)
    if asked.intent == SIZE:
        return _size(asked, product, called, words)
    return _stock(asked, product, called, shop, words)


def _care(asked: Question, product: Product, called: str, words: Phrases) -> str:
    own = words.has("care", product.care, asked.aspect)
    return words.text("care", product.care, asked.aspect if own else GENERAL, product=called)


def _size(asked: Question, product: Product, called: str, words: Phrases) -> str | None:
    if product.sizes and asked.aspect not in ABOUT_THE_FIT:
        return None
    sizes = _sizes("fit_sizes", product, words)
    return words.text("fit", product.fit, product=called, sizes=sizes, measures=product.measures)


def _stock(
    asked: Question, product: Product, called: str, shop: Facts, words: Phrases
) -> str | None:
    stores = [words.store(shop.stores[town]) for town in asked.towns if town in shop.stores]
    if stores:
        return words.text("products", "in_store", product=called, town=words.listed(stores))
    if asked.aspect != GENERAL:
        return None
    own = words.colours_in(called)  # the striped shirt is not asked for in stripes
    wanted = [each for each in words.colours_in(asked.text) if each not in own]
    if wanted:
        return _in_a_colour(wanted[0], product, called, words)
    sizes = words.part("products", "range_sizes", **_ends(product)) if product.sizes else ""
    colours = words.listed([words.colour(each) for each in product.colours])
    return words.text("products", "range", product=called, colours=colours, sizes=sizes)


def _in_a_colour(wanted: str, product: Product, called: str, words: Phrases) -> str:
    colours = [words.colour(each) for each in product.colours]
    others = [words.colour(each) for each in product.colours if each != wanted]
    named = {"product": called, "colour": words.colour(wanted)}
    if wanted not in product.colours:
        return words.text("products", "not_in_colour", **named, colours=words.listed(colours))
    if not others:
        return words.text("products", "in_colour_only", **named)
    return words.text("products", "in_colour", **named, others=words.listed(others))


def _sizes(key: str, product: Product, words: Phrases) -> str:
    return words.part(key, **_ends(product)) if product.sizes else ""


def _ends(product: Product) -> dict[str, str]:
    return {"first": product.sizes[0], "last": product.sizes[-1]}
