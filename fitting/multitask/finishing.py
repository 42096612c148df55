"""From the trained network to what ships: its changes, temperatures, limits and figures.

All are chosen on rows that it has not seen, as it ships: in numpy, with 16-bit changes.
"""

from __future__ import annotations

import json
import subprocess
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import log_loss, roc_auc_score

from common.probabilities import softmax
from common.universal import Universal
from fitting.multitask.fine_tuning import Recipe
from fitting.multitask.network import MultitaskNetwork, changes
from fitting.multitask.rows import LANGUAGES, Labelled
from fitting.tone.rows import goemotions
from handoff.detector.care.care import concern_in, language_of
from handoff.detector.multitask.classes import ANY, CLASSES, DANGER, GROUPS, NONE, shares_of_groups
from handoff.detector.multitask.network import Network, Scores
from handoff.detector.tone.english import shipped as shipped_english
from handoff.detector.tone.tone import Tone
from handoff.domain.care import DANGERS

Floats = NDArray[np.float64]

WEIGHTS = Path(__file__).resolve().parents[2] / "handoff" / "detector" / "multitask" / "weights"
EXPORTED_TONE = Path(__file__).resolve().parents[2] / "var" / "tone"

RANK = 64
"""Of the changes that ship."""

MOST_ALARMS = {DANGER: 0.010, "bereavement": 0.003, "legal": 0.004, "press": 0.002}
"""Of the rows that only sound like it, in each language, the share on which the network alone may
be wrongly sure of each group."""

MOST_OVERRULED = {DANGER: 0.01}
OVERRULED_ELSE = 0.04
"""Of the patterns' rightful alarms, the share that may be overruled: hardly any in danger."""

LIKELY = 0.5
"""The network alone is not heard below."""

FEWEST_HITS = 30

MOST_FALSE_NAMES = 0.05
"""Of what customers of any company write, the share in which another may be found. Most of that are
names and rare words; what an assistant's own examples say does not count against it later."""

TEMPERATURES = np.linspace(0.5, 4.0, 71)
GOEMOTIONS = 0.914
"""What the tone's AUROC on GoEmotions was before there was this network; it must stay."""


@dataclass(frozen=True)
class HeldOut:
    care: Sequence[Labelled]
    tone: Sequence[Labelled]
    names: Sequence[Labelled]
    goemotions: Path
    own_tone: Sequence[Labelled]
    """Not held out from this network, but from the older one."""


def ship(
    network: MultitaskNetwork, universal: Universal, held: HeldOut, recipe: Recipe, taught: int
) -> None:
    """Write weights, choices and figures."""
    arrays = changes(network, universal, RANK)
    shipped = Network.changed(universal, arrays)
    chosen = {
        "command": "python -m fitting.multitask",
        "commit": _commit(),
        "encoder": universal.hash,
        "rows": {
            "taught": taught,
            "care": len(held.care),
            "tone": len(held.tone),
            "names": len(held.names),
        },
        "recipe": asdict(recipe),
        "care": _care(shipped, held.care),
        "tone": _tone(shipped, held),
        "names": _names(shipped, held),
    }
    WEIGHTS.mkdir(exist_ok=True)
    np.savez(WEIGHTS / "multitask.npz", **arrays)  # type: ignore[arg-type]
    text = json.dumps(chosen, indent=1, ensure_ascii=False) + "\n"
    (WEIGHTS / "multitask.json").write_text(text, encoding="utf-8")


def _commit() -> str:
    command = ["git", "rev-parse", "--short", "HEAD"]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()


# ── care ─────────────────────────────────────────────────────────────────────────────────────


def _care(network: Network, rows: Sequence[Labelled]) -> dict[str, Any]:
    shares = np.stack([network.scores(row.text).care_probabilities for row in rows])
    labels = np.array([row.care for row in rows])
    calm = labels == CLASSES.index(NONE)
    told = [concern_in(row.text) for row in rows]
    groups = np.array(
        ["" if each is None else DANGER if each.is_danger else each.category for each in told]
    )
    doubt = _doubt(shares, calm, groups)
    languages = np.array([row.language for row in rows])
    read = np.array([language_of(row.text) or ANY for row in rows])
    alone = _alone(shares, calm & (groups == ""), read)
    limits = np.array([[alone.get(each, alone[ANY])[g] for g in GROUPS] for each in read])
    any_need = 1 - shares[:, CLASSES.index(NONE)]
    confirmed = np.array([g != "" and s >= doubt[g] for g, s in zip(groups, any_need, strict=True)])
    heard = confirmed | (shares_of_groups(shares) >= limits).any(axis=1)
    figures = {
        each: {
            "rows": int((languages == each).sum()),
            "auroc": _auroc(~calm[languages == each], any_need[languages == each]),
            "recall": _share(heard[(languages == each) & ~calm]),
            "recall_in_danger": _share(heard[(languages == each) & _in_danger(labels)]),
            "recall_by_patterns": _share((groups != "")[(languages == each) & ~calm]),
            "alarms": _share(heard[(languages == each) & calm]),
            "alarms_by_patterns": _share((groups != "")[(languages == each) & calm]),
        }
        for each in LANGUAGES
    }
    return {"alone": alone, "doubt": doubt, "held_out": figures}


def _in_danger(labels: NDArray[np.int64]) -> NDArray[np.bool_]:
    return np.isin(labels, [CLASSES.index(each) for each in DANGERS])


def _doubt(shares: Floats, calm: NDArray[np.bool_], groups: NDArray[np.str_]) -> dict[str, float]:
    """By group, the highest limit that overrules only a few of the patterns' rightful alarms."""
    any_need = 1 - shares[:, CLASSES.index(NONE)]
    found = {}
    for group in GROUPS:
        rightful = np.sort(any_need[(groups == group) & ~calm])
        most = MOST_OVERRULED.get(group, OVERRULED_ELSE)
        enough = len(rightful) >= FEWEST_HITS
        found[group] = round(float(rightful[int(most * len(rightful))]), 4) if enough else 0.0
    return found


def _alone(
    shares: Floats, calm: NDArray[np.bool_], read: NDArray[np.str_]
) -> dict[str, dict[str, float]]:
    """The strictest of all where the language cannot be told."""
    of_groups = shares_of_groups(shares)
    found = {each: _limits(of_groups[calm & (read == each)]) for each in LANGUAGES}
    every = [_limits(of_groups[calm]), *found.values()]
    return found | {ANY: {group: max(each[group] for each in every) for group in GROUPS}}


def _limits(alarming: Floats) -> dict[str, float]:
    limits = {}
    for column, group in enumerate(GROUPS):
        worst = np.sort(alarming[:, column])[::-1]
        at = min(int(MOST_ALARMS[group] * len(worst)), len(worst) - 1)
        limits[group] = round(max(LIKELY, float(worst[at]) + 1e-4), 4)
    return limits


# ── tone ─────────────────────────────────────────────────────────────────────────────────────


def _tone(network: Network, held: HeldOut) -> dict[str, Any]:
    """One temperature (Guo et al. 2017), distress by Platt's scaling (1999), and for English the
    weight of this network beside the older one."""
    rows = held.tone
    scores = [network.scores(row.text) for row in rows]
    tones = np.array([row.tone for row in rows])
    distress = np.array([row.distress for row in rows])
    heat = min(TEMPERATURES, key=lambda heat: log_loss(tones, softmax(_tones(scores) / heat)))
    upset = np.array([[each.distress] for each in scores])
    platt = LogisticRegression(C=1e6).fit(upset, distress)
    chosen: dict[str, Any] = {
        "prior": _prior(held.own_tone),
        "temperature": round(float(heat), 3),
        "distress": [round(float(platt.coef_[0, 0]), 4), round(float(platt.intercept_[0]), 4)],
    }
    tried = {
        weight: _figures(network, held, chosen | {"weight": weight}) for weight in WEIGHTS_TRIED
    }
    staying = [w for w, each in tried.items() if each["goemotions_dev"] >= GOEMOTIONS]
    weight = max(staying, default=0.0, key=lambda w: tried[w]["en"]["negative_auroc"])
    return chosen | {"weight": weight, "held_out": tried[weight]}


def _prior(rows: Sequence[Labelled]) -> list[float]:
    """What must be added to the graph's log-probabilities so that it finds each tone as often as
    people wrote it (Saerens et al. 2002, with labels); the graph has seen none of the rows."""
    alone = Tone(EXPORTED_TONE, shipped_english())
    english = [row for row in rows if row.language == "en"]
    judged = np.log(alone.judge([row.text for row in english])[:, :3] + 1e-9)
    wanted = np.bincount([row.tone for row in english], minlength=3) / len(english)
    prior = np.zeros(3)
    for _ in range(200):
        prior += np.log(wanted / softmax(judged + prior).mean(axis=0))
    return [round(float(each), 4) for each in prior - prior.mean()]


WEIGHTS_TRIED = (0.0, 0.2, 0.3, 0.4, 0.5, 0.6)
DEV_ROWS = 2_000


def _figures(network: Network, held: HeldOut, chosen: dict[str, Any]) -> dict[str, Any]:
    tone = Tone(EXPORTED_TONE, shipped_english(), network, chosen)
    found: dict[str, Any] = {}
    for language in LANGUAGES:
        rows = [row for row in held.tone if row.language == language]
        judged = tone.judge([row.text for row in rows])
        tones = np.array([row.tone for row in rows])
        right = judged[:, :3].argmax(axis=1) == tones
        found[language] = {
            "rows": len(rows),
            "negative_auroc": _auroc(tones == 0, judged[:, 0]),
            "macro_recall": round(float(np.mean([right[tones == k].mean() for k in range(3)])), 4),
            "distress_auroc": _auroc(np.array([r.distress > 0 for r in rows]), judged[:, 3]),
        }
    dev = goemotions(held.goemotions, "dev")
    judged = tone.judge(dev.texts[:DEV_ROWS])
    found["goemotions_dev"] = _auroc(dev.tones[:DEV_ROWS] == 0, judged[:, 0])
    return found


def _tones(scores: Sequence[Scores]) -> Floats:
    return np.stack([each.tone for each in scores])


# ── names ────────────────────────────────────────────────────────────────────────────────────


def _names(network: Network, held: HeldOut) -> dict[str, Any]:
    highest, has = _highest(network, held.names), np.array([any(r.names) for r in held.names])
    ordinary = np.sort(_highest(network, held.tone))[::-1]
    limit = float(ordinary[int(MOST_FALSE_NAMES * len(ordinary))]) + 1e-4
    return {
        "limit": round(limit, 4),
        "held_out": {
            "auroc": _auroc(has, highest),
            "found": _share(highest[has] >= limit),
            "in_sentences_with_other_names": _share(highest[~has] >= limit),
            "in_ordinary_ones": _share(ordinary >= limit),
        },
    }


def _highest(network: Network, rows: Sequence[Labelled]) -> Floats:
    """[n]: the score of the likeliest name in each."""
    return np.array([network.scores(row.text).names.max(initial=-np.inf) for row in rows])


def _auroc(true: NDArray[np.bool_], values: Floats) -> float:
    return round(float(roc_auc_score(true, values)), 4)


def _share(found: NDArray[np.bool_]) -> float:
    return round(float(found.mean()), 4)
