"""The demo shop's orders in SQLite (var/orders.db), filled from data/demo_orders.yml.

An order is found by its number together with the e-mail address it was placed with, never by
either alone. Every change takes the key of the message that asked for it: the same key again
changes nothing and returns the first result.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import yaml

from bot.runtime import var_folder

RETURN_DAYS = 30
NOT_DISPATCHED = ("placed", "packed")
ALL_ITEMS = "all items"

_SCHEMA = """
CREATE TABLE IF NOT EXISTS orders (
    number TEXT PRIMARY KEY, email TEXT NOT NULL, name TEXT NOT NULL, status TEXT NOT NULL,
    placed_on TEXT NOT NULL, due_on TEXT, delivered_on TEXT, carrier TEXT, tracking TEXT,
    store TEXT, address TEXT NOT NULL
);
CREATE TABLE IF NOT EXISTS items (
    order_number TEXT NOT NULL REFERENCES orders, position INTEGER NOT NULL, name TEXT NOT NULL,
    detail TEXT NOT NULL, price REAL NOT NULL, PRIMARY KEY (order_number, position)
);
CREATE TABLE IF NOT EXISTS returns (
    id INTEGER PRIMARY KEY AUTOINCREMENT, key TEXT NOT NULL UNIQUE, order_number TEXT NOT NULL,
    item TEXT NOT NULL, reason TEXT NOT NULL, UNIQUE (order_number, item)
);
CREATE TABLE IF NOT EXISTS address_changes (
    key TEXT PRIMARY KEY, order_number TEXT NOT NULL, address TEXT NOT NULL, done INTEGER NOT NULL
);
"""


@dataclass(frozen=True)
class Item:
    name: str
    detail: str
    price: float


@dataclass(frozen=True)
class Order:
    number: str
    email: str
    name: str
    status: str
    placed_on: date
    due_on: date | None
    delivered_on: date | None
    carrier: str | None
    tracking: str | None
    store: str | None
    address: str
    items: tuple[Item, ...]

    def is_dispatched(self) -> bool:
        return self.status not in NOT_DISPATCHED

    def may_be_returned(self, today: date) -> bool:
        if self.delivered_on is None:
            return False
        return today <= self.delivered_on + timedelta(days=RETURN_DAYS)


def open_orders() -> Orders:
    """The orders in the var folder."""
    return Orders(var_folder() / "orders.db")


class Orders:
    """All orders; every call opens a connection of its own."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def seed_if_empty(self, source: Path, today: date | None = None) -> None:
        """Fill an empty database with the orders in the file `source`."""
        rows = yaml.safe_load(source.read_text(encoding="utf-8"))["orders"]
        with self._transaction() as connection:
            if connection.execute("SELECT 1 FROM orders").fetchone() is None:
                for row in rows:
                    _insert(connection, row, today or date.today())

    def find(self, number: str, email: str) -> Order | None:
        """The order with this number, if it was placed with this e-mail address."""
        with self._transaction() as connection:
            row = connection.execute(
                "SELECT * FROM orders WHERE number = ? AND lower(email) = lower(?)",
                (number, email),
            ).fetchone()
            items = connection.execute(
                "SELECT name, detail, price FROM items WHERE order_number = ? ORDER BY position",
                (number,),
            ).fetchall()
        return _order(row, items) if row else None

    def return_of(self, number: str, item: str) -> str | None:
        """Number of the return that already covers this item, such as `RT-0007`."""
        with self._transaction() as connection:
            row = connection.execute(
                "SELECT id FROM returns WHERE order_number = ? AND item IN (?, ?)",
                (number, item, ALL_ITEMS),
            ).fetchone()
        return _return_number(row["id"]) if row else None

    def create_returns(
        self, order: Order, items: Sequence[str], reason: str, key: str
    ) -> list[str]:
        """Record a return for each item and give their numbers; the same item asked for again gives
        the same one."""
        keys = [key, *(f"{key}#{number}" for number in range(1, len(items)))]
        return [
            self._create_return(order, item, reason, own)
            for item, own in zip(items, keys, strict=True)
        ]

    def _create_return(self, order: Order, item: str, reason: str, key: str) -> str:
        with self._transaction() as connection:
            connection.execute(
                "INSERT OR IGNORE INTO returns (key, order_number, item, reason)"
                " VALUES (?, ?, ?, ?)",
                (key, order.number, item, reason),
            )
            row = connection.execute(
                "SELECT id FROM returns WHERE key = ? OR (order_number = ? AND item = ?)",
                (key, order.number, item),
            ).fetchone()
        return _return_number(row["id"])

    def change_address(self, order: Order, address: str, key: str) -> bool:
        """Send the order elsewhere; False, with nothing changed, if it has been dispatched."""
        with self._transaction() as connection:
            known = connection.execute(
                "SELECT done FROM address_changes WHERE key = ?", (key,)
            ).fetchone()
            if known:
                return bool(known["done"])
            done = connection.execute(
                "UPDATE orders SET address = ? WHERE number = ? AND status IN (?, ?)",
                (address, order.number, *NOT_DISPATCHED),
            ).rowcount
            connection.execute(
                "INSERT INTO address_changes VALUES (?, ?, ?, ?)",
                (key, order.number, address, done),
            )
        return bool(done)

    @contextmanager
    def _transaction(self) -> Iterator[sqlite3.Connection]:
        self._path.parent.mkdir(parents=True, exist_ok=True)
        with closing(sqlite3.connect(self._path, timeout=10)) as connection:
            connection.row_factory = sqlite3.Row
            connection.executescript(_SCHEMA)
            connection.execute("BEGIN IMMEDIATE")
            with connection:
                yield connection


def _insert(connection: sqlite3.Connection, row: dict[str, Any], today: date) -> None:
    def day(key: str, sign: int) -> str | None:
        return (today + sign * timedelta(days=row[key])).isoformat() if key in row else None

    connection.execute(
        "INSERT INTO orders VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            row["number"], row["email"], row["name"], row["status"], day("placed_days_ago", -1),
            day("due_in_days", 1), day("delivered_days_ago", -1), row.get("carrier"),
            row.get("tracking"), row.get("store"), row["address"],
        ),
    )  # fmt: skip
    connection.executemany(
        "INSERT INTO items VALUES (?, ?, ?, ?, ?)",
        [
            (row["number"], position, item["name"], str(item["detail"]), item["price"])
            for position, item in enumerate(row["items"])
        ],
    )


def _order(row: sqlite3.Row, items: Sequence[sqlite3.Row]) -> Order:
    def day(key: str) -> date | None:
        return date.fromisoformat(row[key]) if row[key] else None

    texts = {key: row[key] for key in ("number", "email", "name", "status", "address")}
    optional = {key: row[key] for key in ("carrier", "tracking", "store")}
    return Order(
        **texts,
        **optional,
        placed_on=date.fromisoformat(row["placed_on"]),
        due_on=day("due_on"),
        delivered_on=day("delivered_on"),
        items=tuple(Item(item["name"], item["detail"], item["price"]) for item in items),
    )


def _return_number(row_id: int) -> str:
    return f"RT-{row_id:04d}"
