"""How a tuned encoder is trained, depending on how much there is to learn from.

Chosen on validation rows taken from training sets; docs/decisions/0011-two-pipelines.md has the
figures.
"""

from __future__ import annotations

from dataclasses import dataclass

FEW_ROWS = 3000


@dataclass(frozen=True)
class Recipe:
    """`trained_layers` of the encoder's six, from the top; the others stay as they are.

    `rate` of the top layer, times `rate_decay` for each layer below; `head_rate` of the linear
    layer on top. `dropped` is the share of word pieces hidden from the trained layers at random,
    `smoothing` that of the label's probability given to the other intents. `contrast` weighs the
    supervised contrastive loss; `in_pairs`: batches hold rows of an intent in pairs.
    """

    trained_layers: int
    epochs: int
    batch: int
    rate: float
    head_rate: float
    contrast: float
    in_pairs: bool = False
    rate_decay: float = 0.9
    weight_decay: float = 0.01
    dropped: float = 0.1
    smoothing: float = 0.1
    warm_up: float = 0.1


MANY = Recipe(trained_layers=3, epochs=6, batch=128, rate=2e-4, head_rate=5e-3, contrast=0.3)
FEW = Recipe(
    trained_layers=6, epochs=8, batch=154, rate=1e-4, head_rate=2e-3, contrast=0.5, in_pairs=True
)


def recipe_for(rows: int) -> Recipe:
    """The recipe for a training set of this size."""
    return FEW if rows < FEW_ROWS else MANY
