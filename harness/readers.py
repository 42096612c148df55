"""An assistant of two intents without models, for testing and racing interleavings: a message's
first word says how it is understood, and nothing has to be loaded."""

from __future__ import annotations

from collections.abc import Sequence

from handoff.domain.events import Mood
from handoff.domain.history import Line
from handoff.domain.parse import Parse
from handoff.domain.signals import Policy, Signals, Thresholds

MODEL = "model"
POLICY = Policy(labels={"delivery": "What delivery costs", "stores": "Where the stores are"})


class Readers:
    """Stands in for the models' detectors: text and parse say all there is to know."""

    def get(self, model_id: str) -> Readers:
        return self

    def signals(
        self,
        text: str,
        parse: Parse,
        _past: Sequence[Line] = (),
        _language: str | None = None,
        _typed: bool = True,
    ) -> Signals:
        kind = text.split()[0]
        return Signals(
            ranking=parse.ranking,
            confidence=parse.ranking[0].confidence,
            unknown=1.0 if kind == "strange" else 0.0,
            conformal=tuple(guess.intent for guess in parse.ranking),
            mood=Mood(negative=0.0, neutral=1.0, positive=0.0),
            asked_for_a_person=kind == "person",
            fills_slot=False,
            in_form=False,
            thresholds=Thresholds(answer=0.8, unknown=0.5, conformal=0.95),
            model_id=parse.model_id,
        )
