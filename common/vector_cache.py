"""Sentence vectors on disk, so that a retrain encodes only new rows."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Sequence
from contextlib import closing
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
            for done, text in enumerate(texts, start=1):
                rows.append(self._vector(connection, text))
                if done % COMMIT_EVERY == 0 or done == len(texts):
                    connection.commit()
                    if progress:
                        progress(done, len(texts))
        return np.stack(rows) if rows else np.zeros((0, self._encoder.dim), np.float32)

    def _vector(self, connection: sqlite3.Connection, text: str) -> Singles:
        read = self._encoder.as_read(text)
        return self._encoder.joined(
            [_vector_of_part(connection, part, read) for part in self._encoder.parts]
        )


def _vector_of_part(connection: sqlite3.Connection, part: Part, read: str) -> Singles:
    key = hashlib.sha256(f"{part.hash}\0{read}".encode()).digest()
    found = connection.execute("SELECT vector FROM vectors WHERE key = ?", (key,)).fetchone()
    if found:
        return np.frombuffer(found[0], dtype="<f4")
    vector = part(read)
    connection.execute(
        "INSERT OR IGNORE INTO vectors VALUES (?, ?)", (key, vector.astype("<f4").tobytes())
    )
    return vector
