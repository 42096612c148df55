"""Two classifiers as one: exponents learnt by log loss."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from bot.components.pool import Pool

CLASSES = np.array(["a", "b", "c"])


def guesses(random: np.random.Generator, right: np.ndarray, strength: float) -> np.ndarray:
    """Probabilities [n, 3] that lean towards the right class, more or less."""
    scores = random.normal(size=(len(right), 3))
    scores[np.arange(len(right)), right] += strength
    odds = np.exp(scores)
    return odds / odds.sum(axis=1, keepdims=True)


def log_loss(probabilities: np.ndarray, right: np.ndarray) -> float:
    return float(-np.log(probabilities[np.arange(len(right)), right]).mean())


@pytest.fixture
def world() -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Right classes [3000] and two independent classifiers' probabilities, the second better."""
    random = np.random.default_rng(1)
    right = np.arange(3000) % 3
    return right, guesses(random, right, 1.0), guesses(random, right, 2.0)


def test_the_pool_beats_both_and_leans_on_the_better(
    world: tuple[np.ndarray, np.ndarray, np.ndarray],
) -> None:
    right, weak, strong = world
    pool = Pool.learn(weak, np.log(strong), CLASSES[right], CLASSES)
    pooled = pool.probabilities(weak, np.log(strong))
    assert np.allclose(pooled.sum(axis=1), 1, atol=1e-5)
    assert log_loss(pooled, right) < min(log_loss(weak, right), log_loss(strong, right)) - 0.02
    assert pool.tuned > pool.fast > 0


def test_a_classifier_that_is_too_sure_is_cooled(
    world: tuple[np.ndarray, np.ndarray, np.ndarray],
) -> None:
    right, weak, strong = world
    too_sure = 5 * np.log(strong)
    plain = Pool.learn(weak, np.log(strong), CLASSES[right], CLASSES)
    cooled = Pool.learn(weak, too_sure, CLASSES[right], CLASSES)
    assert cooled.tuned == pytest.approx(plain.tuned / 5, rel=0.05)


def test_a_classifier_that_knows_nothing_is_left_out(
    world: tuple[np.ndarray, np.ndarray, np.ndarray],
) -> None:
    right, _, strong = world
    noise = guesses(np.random.default_rng(2), right, 0.0)
    assert Pool.learn(noise, np.log(strong), CLASSES[right], CLASSES).fast < 0.1


def test_certain_errors_keep_the_loss_finite() -> None:
    sure = np.array([[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [1.0, 0.0, 0.0]])
    labels = CLASSES[[0, 1, 2]]
    pool = Pool.learn(sure, np.log(np.full((3, 3), 1 / 3)), labels, CLASSES)
    assert np.isfinite(pool.probabilities(sure, np.zeros((3, 3)))).all()


def test_it_is_the_same_after_loading(tmp_path: Path) -> None:
    Pool(0.25, 0.5).save(tmp_path / "pool.json")
    assert Pool.load(tmp_path / "pool.json") == Pool(0.25, 0.5)
