"""The tone model that set-up put together, on texts as customers write them."""

import csv
import json
from pathlib import Path

import numpy as np
import pytest

from handoff.config import ROOT, settings
from handoff.detector.tone.english import shipped as shipped_english
from handoff.detector.tone.tone import NOT_SURE, Tone, shipped
from handoff.domain.errors import Unavailable
from handoff.domain.events import Mood

WEIGHTS = ROOT / "handoff" / "detector" / "tone" / "weights"
HELD_OUT = ROOT / "data" / "tone" / "support_heldout.csv"


def mood(text: str) -> Mood:
    return shipped().mood(text)


@pytest.mark.parametrize(
    "text",
    [
        "this is the third time I ask, you are useless, I am furious",
        "you ruined my wedding and nobody even apologised",
        "I am so fed up with your stupid answers",
        "Worst service EVER, I want to scream",
        "teh pakage stil hasnt arived adn im so angry",
    ],
)
def test_anger_is_negative_and_distress(text: str) -> None:
    found = mood(text)
    assert found.negative > 0.5
    assert found.distress is not None and found.distress > 0.5


@pytest.mark.parametrize(
    "text",
    [
        "thank you so much, that was quick!",
        "great, it arrived and I love it",
        "you have been really kind, thanks",
        "perfect 😍",
    ],
)
def test_thanks_are_positive_and_no_distress(text: str) -> None:
    found = mood(text)
    assert found.positive > 0.5
    assert found.distress is not None and found.distress < 0.2


@pytest.mark.parametrize(
    "text",
    [
        "where is my order",
        "I want to return this",
        "my mug arrived broken",
        "can I pay by invoice?",
        "what does delivery to Norway cost?",
    ],
)
def test_questions_and_problems_told_calmly_are_neither_negative_nor_distress(text: str) -> None:
    found = mood(text)
    assert found.negative < 0.5
    assert found.distress is not None and found.distress < 0.3


@pytest.mark.parametrize(
    ("plain", "with_emoji"),
    [("still no parcel", "still no parcel 😡😡😡"), ("my order came", "my order came 😭")],
)
def test_angry_and_crying_faces_make_a_text_more_negative(plain: str, with_emoji: str) -> None:
    assert mood(with_emoji).negative > mood(plain).negative + 0.1


def test_a_happy_face_makes_a_text_more_positive() -> None:
    assert mood("my order came 😍").positive > mood("my order came").positive


def test_capitals_do_not_calm_anybody() -> None:
    said = "why does nobody answer me"
    assert mood(said.upper() + "!!!").negative > mood(said).negative


@pytest.mark.parametrize(
    "text",
    [
        "Ich bin stinksauer, seit drei Wochen antwortet mir niemand",
        "Estoy muy enfadada, es una vergüenza cómo tratan a los clientes",
        "C'est inadmissible, je suis furieux",
    ],
)
def test_anger_is_heard_in_other_languages(text: str) -> None:
    found = mood(text)
    assert found.negative > 0.5
    assert found.distress is not None and found.distress > 0.5


@pytest.mark.parametrize(
    ("text", "tone"),
    [
        ("Vielen Dank, das ging ja schnell, ich freue mich riesig!", "positive"),
        ("merci beaucoup, c'est parfait", "positive"),
        ("¡muchísimas gracias, me encanta!", "positive"),
        ("Wann haben Sie am Samstag geöffnet?", "neutral"),
        ("quels sont les modes de paiement", "neutral"),
        ("¿tienen la chaqueta en azul?", "neutral"),
    ],
)
def test_thanks_and_questions_are_told_apart_in_other_languages(text: str, tone: str) -> None:
    found = mood(text)
    assert getattr(found, tone) == max(found.negative, found.neutral, found.positive)


@pytest.mark.parametrize("text", ["", "   "])
def test_silence_is_answered_with_not_sure(text: str) -> None:
    found = mood(text)
    shares = [found.negative, found.neutral, found.positive, found.distress]
    assert shares == pytest.approx([NOT_SURE] * 4)


def test_without_the_network_other_languages_are_not_judged() -> None:
    alone = Tone(settings().var / "tone", shipped_english())
    found = alone.mood("C'est inadmissible, je suis furieux")
    assert found.negative == found.distress == pytest.approx(NOT_SURE)


def test_probabilities_sum_to_one_and_do_not_depend_on_the_other_texts() -> None:
    texts = ["where is my order", "I hate this", "lovely, thanks"]
    together = shipped().judge(texts)
    assert np.allclose(together[:, :3].sum(axis=1), 1)
    assert ((together >= 0) & (together <= 1)).all()
    alone = [shipped().judge([text])[0] for text in texts]
    assert np.array_equal(together, np.array(alone))


def test_a_text_longer_than_the_model_reads_is_judged_all_the_same() -> None:
    assert mood("I am furious with you. " * 200).negative > 0.5


def test_held_out_support_lines_are_told_apart() -> None:
    with HELD_OUT.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    shares = shipped().judge([row["text"] for row in rows])[:, 0]
    angry = np.array([row["tone"] == "negative" for row in rows])
    above = (shares[angry][:, None] > shares[~angry][None]).mean()
    assert above >= 0.98


def test_what_ships_is_small() -> None:
    shipped_files = sum(file.stat().st_size for file in WEIGHTS.iterdir())
    assert shipped_files < 6_000_000


def test_set_ups_model_is_what_the_shipped_weights_make() -> None:
    """A graph made from older weights would go on judging unnoticed."""
    from bot.encoder.export import cpu_lacks_vnni
    from scripts import export_tone

    folder = ROOT / "var" / "tone"
    assert export_tone.is_current(folder, export_tone.source(), cpu_lacks_vnni())
    parity = json.loads((folder / "tone.json").read_text())["parity"]
    assert parity["fp32_max_difference"] <= export_tone.LARGEST_FP32_DIFFERENCE
    assert parity["int8_mean_difference"] <= export_tone.LARGEST_MEAN_INT8_DIFFERENCE


def test_an_export_that_disagrees_with_torch_is_refused() -> None:
    from bot.encoder.export import ExportFailed
    from scripts import export_tone

    right = np.array([[2.0, 0.0, -1.0, 1.0]])
    assert export_tone.assert_parity(right, right, right + 0.01)["fp32_max_difference"] == 0
    with pytest.raises(ExportFailed):
        export_tone.assert_parity(right, right + 0.01, right)
    with pytest.raises(ExportFailed):
        export_tone.assert_parity(right, right, -right)


def test_without_set_up_there_is_one_line_that_says_so(tmp_path: Path) -> None:
    with pytest.raises(Unavailable, match="make setup"):
        Tone(tmp_path, shipped_english())


def test_progress_is_told() -> None:
    told: list[tuple[int, int]] = []
    shipped().judge(["hello"] * 101, lambda done, total: told.append((done, total)))
    assert told == [(100, 101), (101, 101)]
