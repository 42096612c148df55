"""One word of an address put right."""

from __future__ import annotations

import pytest

from bot.actions.address_text import amended

ADDRESS = "Flat 3, 88 Gannet Road, Hull HU5 6QT"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("yes but it's number 89 not 88", "Flat 3, 89 Gannet Road, Hull HU5 6QT"),
        ("nearly: flat 2, not 3", "Flat 2, 88 Gannet Road, Hull HU5 6QT"),
        ("not Hull but Hove", "Flat 3, 88 Gannet Road, Hove HU5 6QT"),
        ("instead of HU5 please HU7", "Flat 3, 88 Gannet Road, Hull HU7 6QT"),
    ],
)
def test_what_is_not_meant_gives_way_to_what_is(text: str, expected: str) -> None:
    assert amended(ADDRESS, text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "it's 89",
        "not 99 but 98",
        "not now",
        "that's not right",
        "not Hull",
        "not 88",
        "I'm not sure about 88, is it Gannet Road?",
    ],
)
def test_where_either_is_missing_nothing_is_replaced(text: str) -> None:
    assert amended(ADDRESS, text) is None
