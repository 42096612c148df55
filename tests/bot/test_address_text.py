"""An address is found in what is written around it; one word of it can be put right."""

from __future__ import annotations

import pytest

from bot.actions.address_text import address_in, amended

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


@pytest.mark.parametrize(
    ("text", "address"),
    [
        (") to 7 Creel Lane, Oban PA34 4AA", "7 Creel Lane, Oban PA34 4AA"),
        (
            "Sorry, I forgot the floor. 2nd floor, 7 Creel Lane, Oban",
            "2nd floor, 7 Creel Lane, Oban",
        ),
        ("Ich hatte die Hausnummer vergessen. Strandweg 12, Husum", "Strandweg 12, Husum"),
        ("Rose Cottage. Church Lane, Wickham", "Rose Cottage. Church Lane, Wickham"),
        ("Ivy House, 3 High St. Wells", "Ivy House, 3 High St. Wells"),
    ],
)
def test_what_only_leads_to_an_address_is_no_part_of_it(text: str, address: str) -> None:
    assert address_in(text) == address
