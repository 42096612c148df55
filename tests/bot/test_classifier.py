"""What the classifier reads of a message, whatever other featurizers a project keeps."""

from __future__ import annotations

import json
import subprocess

import pytest

from handoff.config import ROOT
from harness.bot_servers import BOT_PYTHON

pytestmark = pytest.mark.bot

CODE = """
import json
import numpy as np
from bot.components.classifier import sentence_vectors
from bot.components.featurizer import ORIGIN
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.features import Features
from rasa.shared.nlu.training_data.message import Message

message = Message({TEXT: "where is it"})
for value, size, origin in ((7.0, 96, "SpacyFeaturizer"), (1.0, 384, ORIGIN)):
    message.add_features(Features(np.full((1, size), value), "sentence", TEXT, origin))
vectors = sentence_vectors([message, message])
print(json.dumps([vectors.shape, float(vectors.max())]))
"""


def test_only_the_sentence_vector_of_the_shipped_encoder_counts() -> None:
    done = subprocess.run(
        [BOT_PYTHON, "-W", "ignore", "-c", CODE], cwd=ROOT, capture_output=True, text=True,
        check=True,
    )  # fmt: skip
    assert json.loads(done.stdout.splitlines()[-1]) == [[2, 384], 1.0]
