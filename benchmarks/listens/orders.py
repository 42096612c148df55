"""The demo shop's orders, as the bot's actions leave them."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path


class Orders:
    """`file`: the bot has filled it already."""

    def __init__(self, file: Path) -> None:
        self._file = file
        with closing(sqlite3.connect(file)) as shop:
            found = shop.execute("SELECT address, number FROM orders").fetchall()
        self._addresses: list[tuple[str, str]] = found

    def booked(self) -> int:
        """How many returns and changes of address were noted."""
        query = (
            "SELECT (SELECT count(*) FROM returns) + "
            "(SELECT count(*) FROM address_changes WHERE done)"
        )
        with closing(sqlite3.connect(self._file)) as shop:
            return int(shop.execute(query).fetchone()[0])

    def undo(self) -> None:
        """As if nothing had been booked, so that every dialogue finds the same orders."""
        with closing(sqlite3.connect(self._file)) as shop, shop:
            shop.execute("DELETE FROM returns")
            shop.execute("DELETE FROM address_changes")
            shop.executemany("UPDATE orders SET address = ? WHERE number = ?", self._addresses)
