"""Sentence vectors on disk, so that a retrain encodes only new rows."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Sequence
from concurrent.futures import Executor, ThreadPoolExecutor
from contextlib import closing
from functools import partial
from pathlib import Path

import numpy as np

from common.arrays import Singles
from common.encoder import Encoder, Part, Progress

COMMIT_EVERY = 200


class VectorCache:
    """Rows are keyed by a digest of a part's hash and the text as read: no text is stored, and a
    part that is added or left out costs nothing for the others. Only training writes here; what
    customers write in a chat is encoded and forgotten."""

    def __init__(self, encoder: Encoder, path: Path) -> None:
        self._encoder = encoder
        self._path = path

    def vectors(self, texts: Sequence[str], progress: Progress | None = None) -> Singles:
        """Unit vectors [n, dim] float32 in the order of `texts`; missing ones are made and kept."""
        self._path.parent.mkdir(parents=True, exist_ok=True)
        with closing(sqlite3.connect(self._path, timeout=30)) as connection:
            connection.execute("PRAGMA journal_mode=WAL")
            connection.execute(
                "CREATE TABLE IF NOT EXISTS vectors (key BLOB PRIMARY KEY, vector BLOB NOT NULL)"
                " WITHOUT ROWID"
            )
            rows = []
            with ThreadPoolExecutor(max(1, len(self._encoder.parts))) as threads:
                for start in range(0, len(texts), COMMIT_EVERY):
                    some = [self._encoder.as_read(text) for text in texts[start:][:COMMIT_EVERY]]
                    rows += self._some(connection, threads, some)
                    connection.commit()
                    if progress:
                        progress(len(rows), len(texts))
        return np.stack(rows) if rows else np.zeros((0, self._encoder.dim), np.float32)

    def _some(
        self, connection: sqlite3.Connection, threads: Executor, read: Sequence[str]
    ) -> list[Singles]:
        """Each part in a thread of its own: they take about as long as one another."""
        known = [_known(connection, part, read) for part in self._encoder.parts]
        made = list(threads.map(partial(_missing, read), self._encoder.parts, known))
        for part, new in zip(self._encoder.parts, made, strict=True):
            connection.executemany(
                "INSERT OR IGNORE INTO vectors VALUES (?, ?)",
                [
                    (_key(part, text), vector.astype("<f4").tobytes())
                    for text, vector in new.items()
                ],
            )
        of = [{**old, **new} for old, new in zip(known, made, strict=True)]
        return [self._encoder.joined([vectors[text] for vectors in of]) for text in read]


Vectors = dict[str, Singles]
"""By text as read."""


def _known(connection: sqlite3.Connection, part: Part, read: Sequence[str]) -> Vectors:
    found = {}
    for text in read:
        query = "SELECT vector FROM vectors WHERE key = ?"
        if row := connection.execute(query, (_key(part, text),)).fetchone():
            found[text] = np.frombuffer(row[0], dtype="<f4")
    return found


def _missing(read: Sequence[str], part: Part, known: Vectors) -> Vectors:
    return {text: part(text) for text in dict.fromkeys(read) if text not in known}


def _key(part: Part, text: str) -> bytes:
    return hashlib.sha256(f"{part.hash}\0{text}".encode()).digest()
