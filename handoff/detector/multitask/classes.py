"""What the network tells apart (`handoff/detector/multitask/`), and what has a limit of its own."""

from __future__ import annotations

import numpy as np

from common.arrays import Floats
from handoff.domain.care import CATEGORIES, DANGERS, MATTERS

NONE = "none"
CLASSES = (*CATEGORIES, NONE)

ANY = "any"
"""Stands for a language that is none of those known, or cannot be told."""

DANGER = "danger"
GROUPS = (DANGER, *MATTERS)
"""Which danger it is matters less than that it is one."""

MEMBERS = tuple(
    [CLASSES.index(each) for each in (DANGERS if group == DANGER else (group,))] for group in GROUPS
)
"""Of each group, indices into `CLASSES`."""


def shares_of_groups(probabilities: Floats) -> Floats:
    """[n, 4] in the order of `GROUPS`, from [n, k]."""
    return np.stack([probabilities[:, members].sum(axis=1) for members in MEMBERS], axis=1)
