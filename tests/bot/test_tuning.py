"""The tuned pipeline: what is trained is what is served, and a kill leaves nothing behind."""

from __future__ import annotations

import base64
import json
import os
import signal
import subprocess
import sys
import tarfile
import time
from pathlib import Path

import numpy as np
import pytest
from transformers import AutoModel

from bot.components.logistic import LogisticModel
from bot.components.pool import Pool
from bot.components.tuned_model import load_tuned
from bot.encoder.graph import source_folder
from bot.encoder.tuning.corpus import Corpus
from bot.encoder.tuning.fitting import fit
from bot.encoder.tuning.network import logits_of
from bot.encoder.tuning.recipe import Recipe
from common.encoder import Encoder
from common.encoder_parts import DEFAULT, Exported, encoder_of
from common.probabilities import log_softmax
from handoff.config import ROOT
from handoff.detector.statistics.rows import Rows
from harness.bot_servers import BOT_PYTHON, ENCODER, train

INTENTS = {
    "lost_card": (
        *("I have lost my card", "my card is gone", "where did my card go", "card was stolen"),
        *("I cannot find my card", "somebody took my card", "I left my card on the bus"),
    ),
    "opening_hours": (
        *("when do you open", "what are your opening hours", "are you open on sundays"),
        *("until when are you open", "when does the shop close", "do you open on holidays"),
    ),
    "delivery": (
        *("when does my parcel come", "how long is delivery", "do you deliver to Norway"),
        *("what does shipping cost", "can you send it faster", "how much is postage"),
    ),
}
STRANGERS = ("who won the match", "tell me a joke", "what is the capital of Peru", "sing for me")
TEXTS = [text for texts in INTENTS.values() for text in texts]
TARGETS = np.repeat(np.arange(len(INTENTS)), [len(texts) for texts in INTENTS.values()])
ASKED = {"is my card lost": "lost_card", "are you closed on mondays": "opening_hours"}
TUNED = ("--pipeline", "tuned", "--service-python", sys.executable)


def write_dataset(folder: Path) -> Path:
    """Examples, background questions and held-out questions."""
    rows = [f"- intent: {name}\n  examples: |\n" + "".join(f"    - {text}\n" for text in texts)
            for name, texts in INTENTS.items()]  # fmt: skip
    files = {
        "nlu/rows.yml": "nlu:\n" + "".join(rows),
        "background/questions.csv": "text,kind\n" + "".join(f"{text},far\n" for text in STRANGERS),
        "heldout/questions.csv": "text,intent\n" + "".join(f"{t},{i}\n" for t, i in ASKED.items()),
    }
    for name, content in files.items():
        (folder / name).parent.mkdir(parents=True)
        (folder / name).write_text(content)
    return folder


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A tuned model's folder."""
    var = tmp_path_factory.mktemp("tuning")
    (var / "encoder").symlink_to(ENCODER)
    dataset = write_dataset(var / "dataset")
    return train(dataset, var / "models" / "m", var, "--nlu-only", "--heldout", *TUNED).parent


@pytest.fixture(scope="module")
def unpacked(model: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the classifier's files inside the archive."""
    folder = tmp_path_factory.mktemp("archive")
    with tarfile.open(model / "m.tar.gz") as archive:
        archive.extractall(folder, filter="data")
    (found,) = folder.glob("components/*/tuned.json")
    return found.parent


def held_out(model: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in (model / "heldout.jsonl").read_text().splitlines()]


@pytest.mark.bot
def test_the_loaded_archive_gives_the_probabilities_of_its_parts(
    model: Path, unpacked: Path
) -> None:
    fast = LogisticModel.load(unpacked / "classifier.npz")
    tuned, pool = load_tuned(unpacked), Pool.load(unpacked / "pool.json")
    assert fast.classes == tuned.classes == sorted(INTENTS)
    for line in held_out(model):
        text, vector = str(line["text"]), vector_of(line)
        of_fast = fast.probabilities([text], vector[None])
        expected = pool.probabilities(of_fast, tuned.log_probabilities(text)[None])[0]
        parsed = dict(line["ranking"])  # type: ignore[call-overload]
        assert [parsed[name] for name in fast.classes] == pytest.approx(expected, abs=0.01)
        assert expected.max() != pytest.approx(of_fast.max(), abs=1e-4), "the pool has no effect"


def vector_of(line: dict[str, object]) -> np.ndarray:
    return np.frombuffer(base64.b64decode(str(line["vector"])), dtype="<f4")


@pytest.mark.bot
def test_the_vector_in_the_parse_is_the_frozen_encoders(model: Path) -> None:
    encoder = encoder_of(DEFAULT, ENCODER)
    for line in held_out(model):
        assert vector_of(line) @ encoder.vector(str(line["text"])) > 0.999


@pytest.mark.bot
def test_the_rows_for_calibration_have_the_usual_form(model: Path) -> None:
    rows = Rows.load(model / "rows.npz")
    assert rows.classes == tuple(sorted(INTENTS)) and len(rows.strangers) == len(STRANGERS)
    assert np.allclose(rows.oof.sum(axis=1), 1, atol=1e-4) and set(rows.folds) == {0, 1, 2}
    assert np.allclose(rows.stranger_oof.sum(axis=1), 1, atol=1e-4)
    assert (rows.oof.argmax(axis=1) == rows.labels).mean() > 0.6
    assert json.loads((model / "meta.json").read_text())["pipeline"] == "tuned"


def test_the_same_rows_and_seed_give_the_same_network_and_tuning_lowers_the_loss() -> None:
    first, second, start = (fitted(epochs) for epochs in (2, 2, 0))
    assert (first == second).all() and not np.allclose(first, start)
    right = np.arange(len(TEXTS)), TARGETS
    assert first[right].mean() > start[right].mean()


def fitted(epochs: int) -> np.ndarray:
    """Log-probabilities for the examples, from a network that has learnt them."""
    bert = AutoModel.from_pretrained(source_folder(), attn_implementation="sdpa").eval()
    corpus = Corpus(TEXTS, ENCODER / "tokenizer.json", bert, frozen=4)
    vectors = Encoder([Exported(ENCODER)]).encode(TEXTS)
    recipe = Recipe(
        trained_layers=2, epochs=epochs, batch=8, rate=1e-4, head_rate=1e-2, contrast=0.5,
        in_pairs=True, smoothing=0.0,
    )  # fmt: skip
    rows = np.arange(len(TEXTS))
    network = fit(
        corpus, bert.encoder.layer[4:], vectors, rows, TARGETS, recipe, 7, lambda done, total: None
    )
    return log_softmax(logits_of(network, corpus, rows))


def test_the_lower_layers_states_do_not_depend_on_padding() -> None:
    bert = AutoModel.from_pretrained(source_folder(), attn_implementation="sdpa").eval()
    corpus = Corpus(["hi", "a much longer text " * 9], ENCODER / "tokenizer.json", bert, frozen=2)
    alone = Corpus(["hi"], ENCODER / "tokenizer.json", bert, frozen=2)
    together, mask = corpus.states(np.array([0, 1]))
    assert mask.sum(dim=1).tolist() == corpus.lengths.tolist()
    assert np.allclose(
        together[0, mask[0]].numpy(), alone.states(np.array([0]))[0][0].numpy(), atol=0.05
    )


@pytest.mark.bot
def test_killing_the_trainer_ends_the_tuning(tmp_path: Path) -> None:
    (tmp_path / "encoder").symlink_to(ENCODER)
    command = [BOT_PYTHON, "bot/train.py", "--dataset", write_dataset(tmp_path / "dataset")]
    with subprocess.Popen(
        [*command, "--out", tmp_path / "models" / "m", "--nlu-only", *TUNED],
        cwd=ROOT, env={**os.environ, "BATON_VAR": str(tmp_path)}, text=True,
        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, start_new_session=True,
    ) as trainer:  # fmt: skip
        assert trainer.stdout is not None
        child = None
        for line in trainer.stdout:
            if json.loads(line)["step"] == "tuning" and (child := child_of(trainer.pid)):
                break
        assert child, "the trainer never tuned"
        os.kill(trainer.pid, signal.SIGKILL)
        assert gone_within(child, 10)
    assert not (tmp_path / "models" / "m").exists()


def child_of(pid: int) -> int | None:
    """The tuning process that the trainer started, once there is one."""
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline:
        told = subprocess.run(["pgrep", "-f", "-P", str(pid), "tune.py"], capture_output=True)
        if told.stdout:
            return int(told.stdout.split()[0])
        time.sleep(0.1)
    return None


def gone_within(pid: int, seconds: float) -> bool:
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        stat = Path(f"/proc/{pid}/stat")
        if not stat.exists() or stat.read_text().rsplit(")", 1)[1].split()[0] == "Z":
            return True
        time.sleep(0.1)
    return False
