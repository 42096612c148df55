"""Rasa's own part of a training: the model archive."""

from __future__ import annotations

from pathlib import Path

from bot.runtime import BOT


def train_rasa(dataset: Path, config: Path, out: Path, model_id: str) -> Path:
    """The Rasa model archive, made in-process: starting `rasa train` would import it all again."""
    from rasa.model_training import train

    result = train(
        domain=str(dataset / "domain"),
        config=str(config),
        training_files=[str(dataset / part) for part in ("nlu", "rules", "stories")],
        output=str(out),
        force_training=True,
        fixed_model_name=model_id,
    )
    if result.code != 0 or not result.model:
        raise SystemExit(f"train: Rasa refused the dataset {dataset} (code {result.code})")
    return Path(result.model)


def train_rasa_nlu(dataset: Path, config: Path, out: Path, model_id: str) -> Path:
    """As `train_rasa`, for a dataset of examples alone: the model parses and does not act."""
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


def config_of(dataset: Path) -> Path:
    """The dataset's own `config.yml` where it has one, the bot's otherwise."""
    own = dataset / "config.yml"
    return own if own.exists() else BOT / "config.yml"
