"""The frozen sentence encoder on onnxruntime, and a cache of the vectors of training rows.

One session a process, kept outside Rasa's components so that it survives every switch of the
model. A text is masked before it is encoded, in training as in serving, so that no vector depends
on whose e-mail address was in the sentence.
"""

from __future__ import annotations

import hashlib
import sqlite3
import threading
from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path

import numpy as np

from bot.runtime import var_folder
from common.masking import EMAIL, ORDER, PHONE, mask
from handoff.detector.encoder import Encoder as SentenceEncoder

COMMIT_EVERY = 200

READ_AS = {ORDER: "order", EMAIL: "my email", PHONE: "my phone"}
"""Placeholders in words that the encoder knows: "<order_number> has a tear" is no English."""

_encoders: dict[Path, Encoder] = {}
_loading = threading.Lock()


def load_encoder(folder: Path | None = None) -> Encoder:
    """The encoder exported to `folder` (default var/encoder), loaded once a process."""
    folder = (folder or var_folder() / "encoder").resolve()
    with _loading:
        if folder not in _encoders:
            _encoders[folder] = Encoder(folder)
        return _encoders[folder]


class Encoder(SentenceEncoder):
    """The same vectors as everywhere, of texts as read."""

    def vector(self, text: str) -> np.ndarray:
        """Unit vector [384] float32 of the text as read."""
        return super().vector(as_read(text))


def as_read(text: str) -> str:
    """The masked text with its placeholders put into words."""
    text = mask(text)
    for placeholder, words in READ_AS.items():
        text = text.replace(placeholder, words)
    return text


class VectorCache:
    """Sentence vectors on disk, so that a retrain encodes only new rows.

    Rows are keyed by a digest of encoder hash and text as read: no text is stored. Only training
    writes here; what customers write in a chat is encoded and forgotten.
    """

    def __init__(self, encoder: Encoder, path: Path | None = None) -> None:
        self._encoder = encoder
        self._path = path or var_folder() / "vectors.sqlite"

    def vectors(
        self, texts: Sequence[str], progress: Callable[[int, int], None] | None = None
    ) -> np.ndarray:
        """Unit vectors [n, 384] float32 in the order of `texts`; missing ones are made and kept."""
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

    def _vector(self, connection: sqlite3.Connection, text: str) -> np.ndarray:
        key = hashlib.sha256(f"{self._encoder.hash}\0{as_read(text)}".encode()).digest()
        found = connection.execute("SELECT vector FROM vectors WHERE key = ?", (key,)).fetchone()
        if found:
            return np.frombuffer(found[0], dtype="<f4")
        vector = self._encoder.vector(text)
        connection.execute(
            "INSERT OR IGNORE INTO vectors VALUES (?, ?)", (key, vector.astype("<f4").tobytes())
        )
        return vector
