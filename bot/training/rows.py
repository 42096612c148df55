"""The rows a model is trained on, and how models that did not see them judge them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot.components.carried import teaches_an_intent
from bot.training.progress import Progress
from bot.training.rasa_model import training_folders
from common.input_files import read_rows
from common.masking import Masker

SEED = 42


def training_rows(dataset: Path) -> tuple[list[str], list[str]]:
    """Texts and intents of the NLU rows that teach an intent, as Rasa reads them."""
    from rasa.shared.data import get_data_files, is_nlu_file
    from rasa.shared.importers.utils import training_data_from_paths

    folders = [str(folder) for folder in training_folders(dataset)]
    files = sorted(get_data_files(folders, is_nlu_file))
    examples = training_data_from_paths(files, "en").intent_examples
    rows = [row for row in examples if row.get("text") and row.get("intent")]
    rows = list(filter(teaches_an_intent, rows))
    return [row.get("text") for row in rows], [row.get("intent") for row in rows]


def background_questions(dataset: Path) -> list[str]:
    """Questions that are not for the bot, to learn the border from; none if there is no file.

    Raises:
        Fault: the file is malformed.
    """
    path = dataset / "background" / "questions.csv"
    return [row.values["text"] for row in read_rows(path, ("text",))] if path.exists() else []


@dataclass(frozen=True)
class Said:
    """Texts [n] as they are, masked, and as the encoder reads them, with their sentence vectors
    [n, d]."""

    texts: Any
    masked: Any
    read: Any
    vectors: Any

    def only(self, these: Any) -> Said:
        parts = (self.texts, self.masked, self.read, self.vectors)
        return Said(*(part[these] for part in parts))


def folds_of_strangers(strangers: int, folds: int) -> Any:
    """For each question that is not for the bot, the fold whose model judges it."""
    import numpy as np

    return np.arange(strangers) % folds


def out_of_fold(
    said: Said, labels: list[str], strange: Said, count: int, progress: Progress
) -> dict[str, Any]:
    """Arrays of rows.npz: probabilities by models that did not see the row, and the `count` folds.

    Stratified; the same rows give the same folds. An intent with a single row is among the
    classes, with probability 0 in the fold that holds it. No model sees the questions that are not
    for the bot; they are dealt out to the folds, so that they too are judged by fold models.
    """
    import numpy as np
    from sklearn.model_selection import StratifiedKFold

    from bot.components.logistic import LogisticModel

    classes = sorted(set(labels))
    column = {name: index for index, name in enumerate(classes)}
    probabilities = np.zeros((len(labels), len(classes)), np.float32)
    of_strange = np.zeros((len(strange.texts), len(classes)), np.float32)
    folds = np.zeros(len(labels), np.int64)
    folds_of_strange = folds_of_strangers(len(strange.texts), count)
    names = np.asarray(labels)
    splits = StratifiedKFold(count, shuffle=True, random_state=SEED).split(said.vectors, names)
    for fold, (rest, held) in enumerate(splits):
        seen = said.only(rest)
        model = LogisticModel.fit(seen.masked.tolist(), seen.vectors, names[rest].tolist())
        columns = np.array([column[name] for name in model.classes])
        dealt = np.flatnonzero(folds_of_strange == fold)
        for part, rows, guesses in ((said, held, probabilities), (strange, dealt, of_strange)):
            asked = part.only(rows)
            if len(rows):
                guessed = model.probabilities(asked.masked.tolist(), asked.vectors)
                guesses[np.ix_(rows, columns)] = guessed
        folds[held] = fold
        progress.say("folds", fold + 1, count)
    return {
        "classes": np.asarray(classes),
        "oof": probabilities,
        "folds": folds,
        "stranger_probabilities": of_strange,
    }


def encode(
    texts: list[str], strange: list[str], mask: Masker, progress: Progress
) -> tuple[Said, Said]:
    """The rows and the questions that are not for the bot, with their vectors.

    Rasa's training then finds those of the rows in the cache.
    """
    import numpy as np

    from bot.components.encoder import vector_cache

    def say(done: int, total: int) -> None:
        progress.say("vectors", done, total)

    everything = [*texts, *strange]
    said = Said(
        texts=np.asarray(everything),
        masked=np.asarray([mask(text) for text in everything]),
        read=np.asarray([mask.as_read(text) for text in everything]),
        vectors=vector_cache(mask).vectors(everything, say),
    )
    rows = len(texts)
    return said.only(slice(rows)), said.only(slice(rows, None))


def write_rows(
    said: Said, labels: list[str], strange: Said, arrays: dict[str, Any], out: Path
) -> None:
    """rows.npz; `arrays` are those of `out_of_fold`."""
    import numpy as np

    np.savez(
        out / "rows.npz",
        vectors=said.vectors.astype(np.float32),
        texts=said.texts,
        labels=np.asarray(labels),
        strangers=strange.vectors.astype(np.float32),
        stranger_texts=strange.texts,
        **arrays,
    )
