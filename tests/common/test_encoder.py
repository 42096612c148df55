from __future__ import annotations

import threading
import time
from functools import partial
from pathlib import Path

import numpy as np
import pytest

from common.encoder import Encoder
from common.encoder_parts import EncoderMissing, Exported
from common.onnx import Loaded
from common.vector_cache import VectorCache
from handoff.config import ROOT

ENCODER = ROOT / "var" / "encoder"


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    if not (ENCODER / "encoder.json").exists():
        pytest.skip("the encoder was not exported: run make test")
    return Encoder([Exported(ENCODER)], str.lower)


def test_the_least_lately_used_model_goes_first() -> None:
    loads: list[str] = []
    models: Loaded[str, str] = Loaded(most=2)

    def load(key: str) -> str:
        loads.append(key)
        return key.upper()

    for key in ("a", "b", "a", "c", "a", "b"):
        assert models.get(key, partial(load, key)) == key.upper()
    assert loads == ["a", "b", "c", "b"]


def test_threads_that_come_together_load_a_model_once() -> None:
    loads: list[int] = []
    models: Loaded[int, int] = Loaded(most=1)

    def load() -> int:
        time.sleep(0.05)
        loads.append(7)
        return 7

    threads = [threading.Thread(target=models.get, args=(1, load)) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert loads == [7]


def test_a_text_is_encoded_as_it_is_read_at_unit_length(encoder: Encoder) -> None:
    loud, plain = (
        encoder.vector("MY LAMP BROKE"),
        Encoder([Exported(ENCODER)]).vector("my lamp broke"),
    )
    assert (loud == plain).all()
    assert loud.shape == (384,) and np.linalg.norm(loud) == pytest.approx(1, abs=1e-6)


def test_a_vector_does_not_depend_on_its_neighbours(encoder: Encoder) -> None:
    texts = ["where do you deliver to", "a very long story " * 40, "thanks"]
    assert (encoder.encode(texts)[2] == encoder.encode(["thanks"])[0]).all()


def test_the_cache_encodes_a_text_once_and_stores_no_text(encoder: Encoder, tmp_path: Path) -> None:
    cache = VectorCache(encoder, tmp_path / "new" / "vectors.sqlite")
    texts = ["is the Chair oiled", "IS THE CHAIR OILED", "a cup"]
    first = cache.vectors(texts)
    told: list[tuple[int, int]] = []
    assert (cache.vectors(texts, lambda *numbers: told.append(numbers)) == first).all()
    assert told == [(3, 3)] and (first[0] == first[1]).all()
    assert b"chair" not in (tmp_path / "new" / "vectors.sqlite").read_bytes().lower()


def test_a_folder_without_an_encoder_names_the_command_that_makes_it(tmp_path: Path) -> None:
    with pytest.raises(EncoderMissing, match=r"bot/encoder/export\.py"):
        Exported(tmp_path)
