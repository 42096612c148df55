"""What training makes is what ships: grouping, compression, mixing of the outputs."""

import random
from pathlib import Path

import numpy as np
import pytest
import torch

from fitting.tone.finishing import figures, learn_mix
from fitting.tone.network import ToneNetwork, assembled, changes
from fitting.tone.rows import EMOTIONS, Part, goemotions, support, tone_of
from fitting.tone.typos import mistyped
from handoff.detector.tone.tone import probabilities

IDS = torch.tensor([[101, 2073, 2003, 2026, 2344, 102]])


@pytest.fixture(scope="module")
def trained() -> ToneNetwork:
    """As if fine-tuned: every matrix and vector in the layers is a little different."""
    torch.manual_seed(0)
    network = ToneNetwork(4).eval()
    with torch.no_grad():
        for weight in network.encoder.encoder.parameters():
            change = torch.randn(len(weight), 4) @ torch.randn(4, weight[0].numel())
            weight += 1e-3 * change.reshape(weight.shape)
    return network


def shipped(network: ToneNetwork, rank: int) -> ToneNetwork:
    head = {f"head.{name}": tensor.numpy() for name, tensor in network.head.state_dict().items()}
    return assembled({**changes(network, rank), **head})


def scores(network: ToneNetwork) -> np.ndarray:
    with torch.no_grad():
        return network(IDS, torch.ones_like(IDS)).numpy()


def test_a_change_of_low_rank_ships_whole(trained: ToneNetwork) -> None:
    assert np.abs(scores(shipped(trained, rank=4)) - scores(trained)).max() < 2e-3


def test_what_ships_is_not_the_package_alone(trained: ToneNetwork) -> None:
    assert np.abs(scores(shipped(trained, rank=1)) - scores(trained)).max() > 1e-2


def test_rows_that_carry_both_tones_or_none_are_neutral() -> None:
    assert tone_of({"anger", "joy"}) == tone_of({"curiosity"}) == tone_of({"neutral"}) == 1
    assert (tone_of({"remorse", "surprise"}), tone_of({"gratitude"})) == (0, 2)


def test_distress_is_more_than_a_negative_tone(tmp_path: Path) -> None:
    (tmp_path / "labels.txt").write_text("anger\ndisapproval\njoy\n")
    (tmp_path / "train.tsv").write_text('text\tlabel\tid\n"odd\t1\ta\nx\t0,2\tb\ny\t2\tc\n')
    part = goemotions(tmp_path, "train")
    assert part.texts == ['"odd', "x", "y"]
    assert part.tones.tolist() == [0, 1, 2]
    assert part.distress.tolist() == [0, 1, 0]
    assert part.emotions.tolist() == [[0, 1, 0], [1, 0, 1], [0, 0, 1]]


def test_support_lines_are_not_labelled_with_emotions_and_none_is_held_out_too() -> None:
    ours, held_out = support("support.csv"), support("support_heldout.csv")
    assert np.isnan(ours.emotions).all()
    assert not {text.lower() for text in ours.texts} & {text.lower() for text in held_out.texts}


def test_slips_change_longer_words_only() -> None:
    dice = random.Random(1)
    assert mistyped("you are so bad", 1.0, dice) == "you are so bad"
    said = mistyped("terrible service again", 1.0, dice).split(" ")
    assert len(said) == 3 and all(
        one != two for one, two in zip(said, ("terrible", "service", "again"), strict=True)
    )
    assert mistyped("terrible service again", 0.0, dice) == "terrible service again"


def test_the_outputs_become_calibrated_probabilities_of_tones_and_distress() -> None:
    """Overconfident tones, distress on a scale of its own, emotions that must not count."""
    dice = np.random.default_rng(0)
    tones = dice.integers(3, size=3000)
    distress = ((tones == 0) & (dice.uniform(size=3000) < 0.5)).astype(np.float32)
    outputs = 9 * dice.normal(size=(3000, EMOTIONS + 4))
    outputs[:, EMOTIONS:-1] = 1.5 * (dice.normal(size=(3000, 3)) + 2 * np.eye(3)[tones])
    outputs[:, -1] = 40 * (distress + 0.3 * dice.normal(size=3000)) - 60
    part = Part(["x"] * 3000, tones, distress, np.zeros((3000, EMOTIONS), np.float32))
    judged = probabilities(learn_mix(outputs, part).scores(outputs))
    made = figures(part, judged)
    assert made["negative_auroc"] > 0.9 and made["macro_f1"] > 0.8
    assert made["distress_auroc"] > 0.95
    assert judged[:, 0].mean() == pytest.approx((tones == 0).mean(), abs=0.05)
    assert judged[:, -1].mean() == pytest.approx(distress.mean(), abs=0.01)
