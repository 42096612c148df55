"""Which items of an order a customer means."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.actions.orders import ALL_ITEMS, Order
from bot.actions.said import Said
from bot.channel import replies

_ALL = re.compile(
    r"\b(?:all|everything|whole|complete|entire|alles?|sämtliche|toute?s?|tous|tod[oa]s?)\b",
    re.IGNORECASE,
)
_BOTH = re.compile(r"\b(?:both|beides?|les deux|amb[oa]s|l[oa]s dos)\b", re.IGNORECASE)
_BETWEEN = ", "


def joined(order: Order, names: Sequence[str]) -> str:
    """Several items as the one value of a slot."""
    every = [item.name for item in order.items]
    return ALL_ITEMS if len(every) > 1 and set(names) == set(every) else _BETWEEN.join(names)


def apart(value: str) -> list[str]:
    """The items in a slot's value."""
    return value.split(_BETWEEN)


def meant(order: Order, said: Said) -> list[str]:
    """The items that the message names, without those that it rules out or takes back."""
    out = [*ruled_out(order, said), *_taken_back(order, said)]
    as_said = [said.text[one.start : one.end] for one in said.named if one.entity == "product"]
    products = [*said.values("product"), *as_said]
    chosen = {*named(order, _beside_products(said)), *same_as(order, products)}
    return [item.name for item in order.items if item.name in chosen and item.name not in out]


def _taken_back(order: Order, said: Said) -> list[str]:
    """ "The boots. No, the mugs": what stands before, if something else is named after it."""
    cut = replies.last_word_begins(said.text)
    after = named(order, said.text[cut:])
    return [name for name in named(order, said.text[:cut]) if after and name not in after]


def ruled_out(order: Order, said: Said) -> list[str]:
    out = replies.excluded(said.text)
    return [name for start, end in out for name in named(order, said.text[start:end])]


def named(order: Order, text: str) -> list[str]:
    """The items with a word of their own in the text; else all of them, where it says so; else the
    one that alone shares a word with it."""
    words = _stems(text)
    own = [item.name for item in order.items if words & _own_words(order, item.name)]
    if own:
        return own
    if _ALL.search(text) or (len(order.items) <= 2 and _BOTH.search(text)):
        return [item.name for item in order.items]
    shared = likely(order, text)
    return shared if len(shared) == 1 else []


def likely(order: Order, text: str) -> list[str]:
    """The items that share any word with the text."""
    return [item.name for item in order.items if _stems(text) & _stems(item.name)]


def _own_words(order: Order, name: str) -> set[str]:
    others = {word for item in order.items if item.name != name for word in _stems(item.name)}
    return _stems(name) - others


def chosen_before(order: Order, value: str) -> list[str]:
    """What a slot's value means in this order, which may not be that for which it was said."""
    every = [item.name for item in order.items]
    return every if value == ALL_ITEMS else same_as(order, apart(value))


def same_as(order: Order, products: Sequence[str]) -> list[str]:
    """The items of these proper names: a jumper is a wool jumper, a wool cap is none."""
    wanted = [_stems(product) for product in products]
    return [
        item.name
        for item in order.items
        if any(each <= _stems(item.name) or _stems(item.name) <= each for each in wanted if each)
    ]


def _beside_products(said: Said) -> str:
    """What is said beside questions, if anything, without products, which have proper names."""
    if said.reply.said != said.text.strip():
        return replies.without_excluded(said.reply.said or said.text)
    products = [(one.start, one.end) for one in said.named if one.entity == "product"]
    blanked = "".join(
        " " if any(start <= at < end for start, end in products) else char
        for at, char in enumerate(said.text)
    )
    return replies.without_excluded(blanked)


def _stems(text: str) -> set[str]:
    """Lower-case words without a plural's s."""
    return {word.rstrip("s") for word in re.findall(r"\w+", text.lower()) if len(word) > 2}
