from __future__ import annotations

import threading
import time
from functools import partial
from pathlib import Path

import numpy as np
import pytest

from common.arrays import Singles
from common.encoder import Encoder, Part
from common.encoder_parts import DEFAULT, MINILM, Exported, encoder_of
from common.onnx import Loaded
from common.universal import EncoderMissing, shared
from common.vector_cache import VectorCache
from handoff.config import ROOT, Settings

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


# ── parts side by side ───────────────────────────────────────────────────────────────────────


@pytest.fixture(scope="module")
def both() -> Encoder:
    return encoder_of(DEFAULT, ENCODER, str.lower)


def test_the_cosine_of_two_texts_is_the_mean_of_the_parts_cosines(both: Encoder) -> None:
    texts = "my parcel is late", "Mein Paket ist noch nicht da"
    vectors = [both.vector(text) for text in texts]
    assert [vector.shape for vector in vectors] == [(896,)] * 2
    assert [np.linalg.norm(vector) for vector in vectors] == pytest.approx([1, 1], abs=1e-6)
    of_parts = [part(texts[0].lower()) @ part(texts[1].lower()) for part in both.parts]
    assert vectors[0] @ vectors[1] == pytest.approx(np.mean(of_parts), abs=1e-5)


def test_another_language_lies_near_the_same_question(both: Encoder) -> None:
    asked = {
        "how long does delivery take": "Wie lange dauert die Lieferung",
        "where do i find my invoice": "où puis-je trouver ma facture",
        "can i pay by credit card": "¿puedo pagar con tarjeta de crédito?",
    }
    english, foreign = both.encode(list(asked)), both.encode(list(asked.values()))
    assert (foreign @ english.T).argmax(axis=1).tolist() == [0, 1, 2]


def test_an_encoder_of_one_part_is_that_part(both: Encoder, encoder: Encoder) -> None:
    alone = encoder_of(MINILM, ENCODER, str.lower)
    assert alone.hash == encoder.hash != both.hash
    assert (alone.vector("the lamp") == encoder.vector("the lamp")).all()


@pytest.mark.parametrize("text", ["", " ", "\u200b", "👍", "word " * 500, "\0"])
def test_any_text_has_a_direction(both: Encoder, text: str) -> None:
    assert np.linalg.norm(both.vector(text)) == pytest.approx(1, abs=1e-5)


def test_the_settings_default_is_the_encoders() -> None:
    assert Settings.model_fields["encoders"].default == DEFAULT


def test_names_that_name_nothing_are_refused() -> None:
    with pytest.raises(ValueError, match="names no encoder"):
        encoder_of(" , ", ENCODER)


def test_a_part_that_is_added_leaves_the_vectors_of_the_other_in_the_cache(
    both: Encoder, encoder: Encoder, tmp_path: Path
) -> None:
    VectorCache(encoder, tmp_path / "v.sqlite").vectors(["a red lamp", "a blue lamp"])
    asked: list[str] = []
    parts = [Counting(part, asked) for part in both.parts]
    cache = VectorCache(Encoder(parts, str.lower), tmp_path / "v.sqlite")
    found = cache.vectors(["a red lamp", "a blue lamp", "a green lamp"])
    assert asked.count(encoder.hash) == 1 and len(asked) == 4
    assert np.allclose(found, both.encode(["a red lamp", "a blue lamp", "a green lamp"]))


class Counting:
    """A part that notes each time it is asked."""

    def __init__(self, part: Part, asked: list[str]) -> None:
        self.hash, self.dim, self._part, self._asked = part.hash, part.dim, part, asked

    def __call__(self, text: str) -> Singles:
        self._asked.append(self.hash)
        return self._part(text)


def test_weights_are_shared_by_a_file_and_stay_private_where_none_can_be_written(
    tmp_path: Path,
) -> None:
    weights = np.arange(12, dtype=np.uint8).reshape(3, 4)
    first = shared(weights, tmp_path / "made" / "w.npy")
    again = shared(np.zeros_like(weights), tmp_path / "made" / "w.npy")
    assert (first == weights).all() and (again == weights).all()
    assert not first.flags.owndata and not again.flags.writeable
    (tmp_path / "no-folder").touch()
    assert shared(weights, tmp_path / "no-folder" / "w.npy") is weights


def test_a_damaged_file_of_shared_weights_is_not_used(tmp_path: Path) -> None:
    weights = np.arange(4096, dtype=np.uint8)
    file = tmp_path / "w.npy"
    shared(weights, file)
    file.write_bytes(file.read_bytes()[:1000])
    assert shared(weights, file) is weights


def test_a_folder_without_an_encoder_names_the_command_that_makes_it(tmp_path: Path) -> None:
    with pytest.raises(EncoderMissing, match=r"bot/encoder/export\.py"):
        Exported(tmp_path)
