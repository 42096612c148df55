"""Rasa's own part of a training: the model archive."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from bot.components.carried import ASSISTANT, ENCODERS, WORDS
from bot.runtime import BOT, encoder_names
from bot.training.surroundings import lacking
from common.assistant.composition import OURS, compose
from common.assistant.examples import read_examples
from common.assistant.migration import is_of_rasa_2, migrated
from common.assistant.needs import needs_of
from common.assistant.project import CONFIG, TRAINING, sources, yaml_in
from common.assistant.runtime import FILE, Runtime


def train_rasa(dataset: Path, config: Path, out: Path, model_id: str) -> Path:
    """The Rasa model archive, made in-process: starting `rasa train` would import it all again."""
    from rasa.model_training import train

    result = train(
        domain=str(domain_of(dataset, config.parent)),
        config=str(config),
        training_files=[str(folder) for folder in training_folders(dataset)],
        output=str(out),
        force_training=True,
        fixed_model_name=model_id,
    )
    if result.code != 0 or not result.model:
        raise SystemExit(f"train: Rasa refused the dataset {dataset} (code {result.code})")
    return Path(result.model)


def domain_of(dataset: Path, work: Path) -> Path:
    """The dataset's domain; one of Rasa 2 is migrated into the folder `work`."""
    from rasa.shared.utils.io import read_yaml_file, write_yaml

    files = list(yaml_in(sources(dataset), "domain"))
    parts: list[Any] = [read_yaml_file(file) or {} for file in files]
    if not any(is_of_rasa_2(part) for part in parts):
        return dataset / "domain"
    target = work / "domain"
    target.mkdir()
    for number, part in enumerate(migrated(parts)):
        write_yaml(part, target / f"{number}.yml", should_preserve_key_order=True)
    return target


def train_rasa_nlu(dataset: Path, config: Path, out: Path, model_id: str) -> Path:
    """As `train_rasa`, for a dataset of examples only: the model parses but does not act."""
    from rasa.model_training import train_nlu

    domain = dataset / "domain"
    model = train_nlu(
        config=str(config),
        nlu_data=str(dataset / "nlu"),
        output=str(out),
        fixed_model_name=model_id,
        domain=str(domain) if domain.exists() else None,
    )
    if not model:
        raise SystemExit(f"train: Rasa refused the examples in {dataset / 'nlu'}")
    return Path(model)


def training_folders(dataset: Path) -> list[Path]:
    """The dataset's folders that Rasa learns from."""
    return [dataset / part for part in TRAINING if (dataset / part).is_dir()]


def assistant_of(dataset: Path) -> Runtime:
    """What the dataset says of its assistant; the defaults if it holds only examples."""
    file = dataset / FILE
    return Runtime.from_data(json.loads(file.read_bytes()) if file.exists() else None)


def write_config(dataset: Path, assistant: Runtime, words: str, target: Path) -> Path:
    """Write to `target` the dataset's own `config.yml`, or else the bot's, composed with our
    classifier, and with the assistant's data and the examples' words in the configuration of each
    of our components."""
    from rasa.shared.utils.io import read_yaml_file, write_yaml

    own = dataset / CONFIG
    given: Any = read_yaml_file(own if own.exists() else BOT / CONFIG)
    needs = needs_of(read_examples(dataset, sources(dataset)), assistant)
    composed = compose(given or {}, needs, lacking(given or {}), assistant.entities)
    for component in composed.config["pipeline"]:
        if component["name"].startswith(OURS):
            component[ASSISTANT] = assistant.as_data()
            component[ENCODERS] = encoder_names()
            component[WORDS] = words
    write_yaml(composed.config, target)
    return target
