"""A model on its held-out questions, at the one operating point that calibration set."""

from __future__ import annotations

import base64
import json
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from handoff.domain import escalation
from handoff.domain.escalation import Answer, AnyDecision, Clarify, Escalate
from handoff.domain.events import Guess
from handoff.domain.parse import Parse
from handoff.domain.promotion import Evaluation, Tally
from handoff.domain.signals import History, Policy, Signals

Detect = Callable[[str, Parse], Signals]
"""`Detector.signals` of the model at hand."""


@dataclass(frozen=True, slots=True)
class HeldOut:
    """`intent` is None for a question that the bot should not answer."""

    text: str
    intent: str | None
    kind: str
    parse: Parse
    language: str | None = None
    """None: the main one."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """What would happen to one question as the first of a conversation."""

    question: HeldOut
    guess: str | None
    decision: AnyDecision

    @property
    def understood(self) -> bool:
        return self.guess == self.question.intent

    @property
    def answered(self) -> bool:
        return isinstance(self.decision, Answer)


def read_held_out(model: Path) -> list[HeldOut]:
    """The lines of `heldout.jsonl`.

    Raises:
        FileNotFoundError: the model was trained without `--heldout`.
    """
    lines = (model / "heldout.jsonl").read_text(encoding="utf-8").splitlines()
    return [_held_out(json.loads(line), model.name) for line in lines if line]


def in_main_language(questions: Iterable[HeldOut]) -> list[HeldOut]:
    """Those that evaluation and gate ask: on the others thresholds are set."""
    return [question for question in questions if question.language is None]


def probabilities(questions: Sequence[HeldOut], classes: Sequence[str]) -> NDArray[np.float64]:
    """[m, k] in the order of `classes`, as the model ranks them."""
    column = {name: number for number, name in enumerate(classes)}
    found = np.zeros((len(questions), len(classes)))
    for row, question in enumerate(questions):
        for guess in question.parse.ranking:
            found[row, column[guess.intent]] = guess.confidence
    return found


def vectors(questions: Sequence[HeldOut]) -> NDArray[np.float32]:
    """[m, d]."""
    return np.stack([question.parse.vector for question in questions])


def judge_all(questions: Iterable[HeldOut], detect: Detect, policy: Policy) -> list[Judgement]:
    return [_judge(question, detect, policy) for question in questions]


def evaluate(judgements: Sequence[Judgement], policy: Policy) -> Evaluation:
    """The figures that promotion compares.

    A question whose intent always goes to a person counts as answered rightly if it is passed on.
    """
    known = [each for each in judgements if each.question.intent is not None]
    strange = [each for each in judgements if each.question.intent is None]
    by_intent: dict[str, list[Judgement]] = {}
    for each in known:
        by_intent.setdefault(each.question.intent or "", []).append(each)
    return Evaluation(
        intents={name: _tally(group, policy) for name, group in sorted(by_intent.items())},
        strangers=len(strange),
        strangers_not_answered=sum(not each.answered for each in strange),
    )


def table(judgements: Sequence[Judgement], policy: Policy) -> str:
    """What `baton evaluate` prints."""
    evaluation = evaluate(judgements, policy)
    known = [each for each in judgements if each.question.intent is not None]
    strange = [each for each in judgements if each.question.intent is None]
    lines = [
        f"held-out questions      {len(known)} in scope, {len(strange)} out of scope",
        f"accuracy                {evaluation.accuracy:6.1%}",
        f"answered rightly        {evaluation.answered_rightly:6.1%}",
        f"unknown not answered    {evaluation.unknown_not_answered:6.1%}",
        f"answered wrongly        {_part(known, _wrongly_answered):6.1%}  of those in scope",
        f"asked back              {_part(known, _asked):6.1%}  in scope, "
        f"{_part(strange, _asked):.1%} out of scope",
        f"passed to a person      {_part(known, _passed_on):6.1%}  in scope, "
        f"{_part(strange, _passed_on):.1%} out of scope",
    ]
    mixed = confusions(judgements)
    if mixed:
        lines += ["", "taken for another intent:"]
        lines += [f"  {count:3}  {right} -> {guess}" for (right, guess), count in mixed[:20]]
    return "\n".join(lines)


def confusions(judgements: Iterable[Judgement]) -> list[tuple[tuple[str, str], int]]:
    """((right intent, first guess), how often), most frequent first; names break ties."""
    counts = Counter(
        (each.question.intent, each.guess or "nothing")
        for each in judgements
        if each.question.intent is not None and not each.understood
    )
    return sorted(counts.items(), key=lambda item: (-item[1], item[0]))


def _held_out(line: dict[str, Any], model_id: str) -> HeldOut:
    vector = np.frombuffer(base64.b64decode(line["vector"]), dtype="<f4")
    ranking = tuple(Guess(intent=name, confidence=share) for name, share in line["ranking"])
    parse = Parse(model_id=model_id, ranking=ranking, vector=vector)
    kind, language = line.get("kind") or "", line.get("language")
    return HeldOut(line["text"], line["intent"], kind, parse, language)


def _judge(question: HeldOut, detect: Detect, policy: Policy) -> Judgement:
    signals = detect(question.text, question.parse)
    guess = signals.ranking[0].intent if signals.ranking else None
    return Judgement(question, guess, escalation.decide(signals, History(), policy))


def _tally(group: Sequence[Judgement], policy: Policy) -> Tally:
    return Tally(
        total=len(group),
        right=sum(each.understood for each in group),
        answered=sum(_dealt_with_rightly(each, policy) for each in group),
    )


def _dealt_with_rightly(judgement: Judgement, policy: Policy) -> bool:
    if judgement.question.intent in policy.always_human:
        return _passed_on(judgement)
    return judgement.answered and judgement.understood


def _wrongly_answered(judgement: Judgement) -> bool:
    return judgement.answered and not judgement.understood


def _asked(judgement: Judgement) -> bool:
    return isinstance(judgement.decision, Clarify)


def _passed_on(judgement: Judgement) -> bool:
    return isinstance(judgement.decision, Escalate)


def _part(judgements: Sequence[Judgement], holds: Callable[[Judgement], bool]) -> float:
    return sum(map(holds, judgements)) / len(judgements) if judgements else 0.0
