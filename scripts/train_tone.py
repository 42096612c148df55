"""Train the tone head: python scripts/train_tone.py [--data ../shared/benchmarks]

Logistic regression on frozen sentence vectors of GoEmotions' train.tsv and of our own support
lines. First the regularisation is chosen by dev.tsv, then the weight of the support lines by
dev.tsv and cross-validation over them; the temperature by dev.tsv. test.tsv and the held-out
support lines are read once, to score. Writes handoff/detector/weights/tone.{npz,json}.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import json
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import f1_score, log_loss, roc_auc_score
from sklearn.model_selection import StratifiedKFold

ROOT = Path(__file__).resolve().parents[1]
VECTORS = ROOT / "var" / "tone"
sys.path.insert(0, str(ROOT))

from handoff.detector.encoder import Encoder  # noqa: E402
from handoff.detector.tone import TONES, WEIGHTS, softmax  # noqa: E402

SEED = 0
STRENGTHS = (0.1, 0.3, 1.0, 3.0)
SUPPORT_WEIGHTS = (1.0, 5.0, 20.0)
USUAL_WEIGHT = 5.0
TEMPERATURES = np.linspace(0.5, 2.5, 81)
MAX_ITERATIONS = 1000

NEGATIVE = frozenset(
    (
        "anger",
        "annoyance",
        "disappointment",
        "disapproval",
        "disgust",
        "embarrassment",
        "fear",
        "grief",
        "nervousness",
        "remorse",
        "sadness",
    )
)
POSITIVE = frozenset(
    (
        "admiration",
        "amusement",
        "approval",
        "caring",
        "desire",
        "excitement",
        "gratitude",
        "joy",
        "love",
        "optimism",
        "pride",
        "relief",
    )
)


@dataclass(frozen=True)
class Part:
    """`vectors` [n, 384], `tones` [n]: index into TONES."""

    vectors: NDArray[np.float32]
    tones: NDArray[np.int64]


def goemotions(folder: Path, part: str, encoder: Encoder) -> Part:
    names = (folder / "labels.txt").read_text(encoding="utf-8").split()
    with (folder / f"{part}.tsv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    tones = [tone_of({names[int(number)] for number in row["label"].split(",")}) for row in rows]
    return Part(encoded(encoder, [row["text"] for row in rows], part), np.array(tones))


def tone_of(emotions: set[str]) -> int:
    """The three-way grouping of the benchmark page; what carries both is neutral."""
    negative, positive = bool(emotions & NEGATIVE), bool(emotions & POSITIVE)
    if negative == positive:
        return 1
    return 0 if negative else 2


def support(name: str, encoder: Encoder) -> Part:
    with (ROOT / "data" / "tone" / name).open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    tones = np.array([TONES.index(row["tone"]) for row in rows])
    return Part(encoded(encoder, [row["text"] for row in rows], name), tones)


def encoded(encoder: Encoder, texts: list[str], what: str) -> NDArray[np.float32]:
    kept = VECTORS / f"{what}-{digest(encoder.hash, texts)}.npy"
    if kept.exists():
        return np.asarray(np.load(kept))

    def progress(done: int, total: int) -> None:
        print(f"\rencoding {what}: {done}/{total}", end="", file=sys.stderr, flush=True)

    vectors = encoder.encode(texts, progress)
    print(file=sys.stderr)
    VECTORS.mkdir(parents=True, exist_ok=True)
    np.save(kept, vectors)
    return vectors


def digest(encoder_hash: str, texts: list[str]) -> str:
    return hashlib.sha256("\0".join([encoder_hash, *texts]).encode()).hexdigest()[:16]


def fit(train: Part, extra: Part, strength: float, weight: float) -> LogisticRegression:
    """Raises RuntimeError unless the optimiser really ran to its end.

    Newton's method: 1,155 weights against 43,000 rows converge in about ten steps, where L-BFGS
    needs hundreds.
    """
    head = LogisticRegression(
        C=strength, class_weight="balanced", max_iter=MAX_ITERATIONS, solver="newton-cholesky"
    )
    weights = np.r_[np.ones(len(train.tones)), np.full(len(extra.tones), weight)]
    head.fit(
        np.vstack([train.vectors, extra.vectors]).astype(np.float64),
        np.r_[train.tones, extra.tones],
        sample_weight=weights,
    )
    if not 1 < int(head.n_iter_[0]) < MAX_ITERATIONS:
        raise RuntimeError(f"the fit did not converge ({int(head.n_iter_[0])} iterations)")
    return head


def negative_auroc(part: Part, probabilities: NDArray[Any]) -> float:
    return float(roc_auc_score(part.tones == 0, probabilities[:, 0]))


def on_dev(train: Part, dev: Part, own: Part, strength: float, weight: float) -> float:
    head = fit(train, own, strength, weight)
    score = negative_auroc(dev, head.predict_proba(dev.vectors))
    print(f"C={strength} weight={weight}: dev {score:.4f}", file=sys.stderr, flush=True)
    return score


def on_support(train: Part, own: Part, strength: float, weight: float) -> float:
    """AUROC of "negative" on the support lines, each judged by a head that did not see it."""
    out = np.zeros((len(own.tones), len(TONES)))
    folds = StratifiedKFold(3, shuffle=True, random_state=SEED)
    for rest, held in folds.split(own.vectors, own.tones):
        head = fit(train, Part(own.vectors[rest], own.tones[rest]), strength, weight)
        out[held] = head.predict_proba(own.vectors[held])
    score = negative_auroc(own, out)
    print(f"C={strength} weight={weight}: support {score:.4f}", file=sys.stderr, flush=True)
    return score


def choose(train: Part, dev: Part, own: Part) -> tuple[float, float]:
    """(C, weight of the support lines)."""
    strength = max(STRENGTHS, key=lambda c: on_dev(train, dev, own, c, USUAL_WEIGHT))

    def both(weight: float) -> float:
        mean = on_dev(train, dev, own, strength, weight)
        return (mean + on_support(train, own, strength, weight)) / 2

    return strength, max(SUPPORT_WEIGHTS, key=both)


def best_temperature(scores: NDArray[Any], tones: NDArray[np.int64]) -> float:
    losses = [log_loss(tones, softmax(scores / t)) for t in TEMPERATURES]
    return float(TEMPERATURES[int(np.argmin(losses))])


def figures(part: Part, scores: NDArray[Any]) -> dict[str, float]:
    shares = softmax(scores)
    macro = f1_score(part.tones, shares.argmax(axis=1), average="macro")
    return {
        "rows": len(part.tones),
        "negative_auroc": round(negative_auroc(part, shares), 4),
        "macro_f1": round(float(macro), 4),
        "log_loss": round(float(log_loss(part.tones, shares)), 4),
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=ROOT.parent / "shared" / "benchmarks")
    parser.add_argument("--encoder", type=Path, default=ROOT / "var" / "encoder")
    arguments = parser.parse_args()
    encoder = Encoder(arguments.encoder)
    folder = arguments.data / "goemotions"
    train, dev = (goemotions(folder, part, encoder) for part in ("train", "dev"))
    own = support("support.csv", encoder)
    strength, weight = choose(train, dev, own)
    head = fit(train, own, strength, weight)
    heat = best_temperature(head.decision_function(dev.vectors), dev.tones)
    weights = (head.coef_ / heat).astype(np.float32)
    bias = (head.intercept_ / heat).astype(np.float32)
    np.savez(WEIGHTS, weights=weights, bias=bias)
    test = goemotions(folder, "test", encoder)
    held = support("support_heldout.csv", encoder)
    parts = {"dev": dev, "test": test, "support_heldout": held}
    report = {
        "command": "python scripts/train_tone.py",
        "seed": SEED,
        "data": {"goemotions_train": len(train.tones), "support": len(own.tones)},
        "encoder": encoder.hash,
        "chosen": {"C": strength, "support_weight": weight, "temperature": round(heat, 3)},
        "figures": {n: figures(p, p.vectors @ weights.T + bias) for n, p in parts.items()},
    }
    text = json.dumps(report, indent=2) + "\n"
    WEIGHTS.with_suffix(".json").write_text(text, encoding="utf-8")
    print(text)


if __name__ == "__main__":
    main()
