"""Whether a message needs care, by patterns (`care.py`) and by the network (`multitask/`).

The patterns are quick, and look at every message when it arrives. What they hear counts unless the
network is sure that it is a figure of speech, a joke or a thing ("my plants are committing
suicide"). In the bot's turn the network hears for itself, too, where it is sure enough; its limits
were chosen with its weights, on rows that it had not seen.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from common.arrays import Floats
from handoff.detector.care.care import concern_in, language_of
from handoff.detector.multitask.classes import (
    ANY,
    CLASSES,
    DANGER,
    GROUPS,
    MEMBERS,
    NONE,
    shares_of_groups,
)
from handoff.detector.multitask.network import Network, chosen, shipped
from handoff.domain.care import CATEGORIES, MATTERS, CareCategory, Concern


@dataclass(frozen=True, slots=True)
class Limits:
    """`alone`: by language (or `ANY`) and group, the probability from which the network alone is
    heard. `doubt`: by group, the probability of any need below which patterns are overruled."""

    alone: Mapping[str, Mapping[str, float]]
    doubt: Mapping[str, float]


class Hearing:
    def __init__(self, network: Network, limits: Limits) -> None:
        self._network, self._limits = network, limits

    def told(self, text: str) -> Concern | None:
        """What the patterns hear, if the network does not know better. Quick where they hear
        nothing."""
        told = concern_in(text)
        return told if told is not None and self._may_be(told, self._shares(text)) else None

    def heard(self, text: str, familiar: bool = False) -> Concern | None:
        """By patterns and network. Danger comes first, and the patterns know better which danger it
        is.

        `familiar`: the message fits what the assistant is asked every day, so that the network has
        to be surer.
        """
        told, shares = concern_in(text), self._shares(text)
        if told is not None and not self._may_be(told, shares):
            told = None
        if told is not None and told.is_danger:
            return told
        language = told.language if told else language_of(text)
        heard = self._sure_of(shares, language, familiar)
        if heard is None or (told is not None and heard in MATTERS):
            return told
        return Concern(heard, language)

    def _shares(self, text: str) -> Floats:
        return self._network.scores(text).care_probabilities

    def _may_be(self, told: Concern, shares: Floats) -> bool:
        group = DANGER if told.is_danger else told.category
        return bool(1 - shares[CLASSES.index(NONE)] >= self._limits.doubt[group])

    def _sure_of(self, shares: Floats, language: str | None, familiar: bool) -> CareCategory | None:
        """The likeliest group of those beyond their limits, and the likeliest in it."""
        limits = self._limits.alone.get(language or ANY) or self._limits.alone[ANY]
        of_groups = shares_of_groups(shares[None])[0]
        sure = [
            at
            for at, group in enumerate(GROUPS)
            if of_groups[at] >= (nearer_to_certain(limits[group]) if familiar else limits[group])
        ]
        if not sure:
            return None
        members = MEMBERS[max(sure, key=lambda at: float(of_groups[at]))]
        return CATEGORIES[members[int(np.argmax(shares[members]))]]


def nearer_to_certain(limit: float) -> float:
    return (limit + 1) / 2


def hearing() -> Hearing:
    """With the weights and limits in the repository."""
    found = chosen()["care"]
    return Hearing(shipped(), Limits(found["alone"], found["doubt"]))


def concern_told(text: str) -> Concern | None:
    """The network is loaded only where a pattern hears something."""
    return hearing().told(text) if concern_in(text) is not None else None


def concern_heard(text: str) -> Concern | None:
    return hearing().heard(text)


def danger_told(text: str) -> Concern | None:
    """Only danger counts."""
    concern = concern_told(text)
    return concern if concern is not None and concern.is_danger else None
