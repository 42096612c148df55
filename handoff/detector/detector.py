"""The detector of one model: every signal of one message, in one call of a few milliseconds."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from common.unified import unified
from handoff.detector.calibration.calibration import Calibration
from handoff.detector.calibration.uncertainty import Uncertainty, conformal_set
from handoff.detector.care.hearing import hearing
from handoff.detector.dissatisfaction.dissatisfaction import shipped as shipped_dissatisfaction
from handoff.detector.handoff_request import asked_for_a_person
from handoff.detector.multitask.network import shipped as shipped_network
from handoff.detector.tone.sarcasm import is_sarcastic
from handoff.detector.tone.tone import Tone
from handoff.detector.tone.tone import shipped as shipped_tone
from handoff.domain.events import Guess
from handoff.domain.history import Line
from handoff.domain.parse import Parse
from handoff.domain.signals import Signals

BRIEF = 4
"""Most words in a remark that is too short to be a question."""
SHORT = 12
"""Most words in a remark of one sentence."""


class Detector:
    def __init__(self, calibration: Calibration, tone: Tone) -> None:
        self._calibration = calibration
        self._uncertainty = Uncertainty(calibration)
        self._tone = tone
        self._hearing = hearing()

    @classmethod
    def load(cls, folder: Path) -> Detector:
        """Raises OSError, KeyError or ValueError if the model's files cannot be used."""
        return cls(Calibration.load(folder), shipped_tone())

    def signals(
        self,
        text: str,
        parse: Parse,
        past: Sequence[Line] = (),
        language: str | None = None,
        typed: bool = True,
    ) -> Signals:
        """What can be measured on this message.

        `parse` is the bot's reading of it, `past` what customer and bot said before it, `language`
        the tag of the one it is in (None: nobody can tell); the thresholds are those for it.
        `typed`: the words are the customer's own, and not the title of a button.
        """
        text = unified(text)
        ranking, unknown, confidence = self._uncertainty.measure(parse.ranking, parse.vector)
        for_nobody = typed and not parse.fills_slot and self._is_for_nobody(text, ranking, language)
        if for_nobody:
            unknown = 1.0
        limits, course = self._calibration.thresholds_in(language), shipped_dissatisfaction()
        familiar = confidence >= limits.answer and unknown <= limits.unknown
        concern = self._hearing.heard(text, familiar)
        # An intent too unsure to be answered is never alone in its set, so it can be asked about.
        alone = 1 if confidence >= limits.answer else 2
        return Signals(
            ranking=ranking,
            confidence=confidence,
            unknown=unknown,
            conformal=conformal_set(ranking, confidence, limits.conformal, at_least=alone),
            mood=self._tone.mood(text),
            asked_for_a_person=asked_for_a_person(text),
            fills_slot=parse.fills_slot,
            follows=parse.follows and not for_nobody,
            in_form=parse.active_form is not None,
            thresholds=limits,
            model_id=parse.model_id,
            brief=is_brief(text),
            short=is_short(text),
            dissatisfaction=course.now([*past, Line(True, text)]),
            dissatisfaction_limit=course.limit,
            care=concern.category if concern else None,
            care_language=concern.language if concern else None,
            sarcastic=is_sarcastic(text),
            language=language,
        )

    def _is_for_nobody(self, text: str, ranking: Sequence[Guess], language: str | None) -> bool:
        """It means nothing, or is another company's matter."""
        return (is_brief(text) and self._is_gibberish(text)) or self._names_another_company(
            text, ranking, language
        )

    def _names_another_company(
        self, text: str, ranking: Sequence[Guess], language: str | None
    ) -> bool:
        """Whatever is asked, it is asked of somebody else."""
        scores, likeliest = shipped_network().scores(text), ranking[0].intent if ranking else None
        return bool(self._calibration.own_words.foreign(scores, likeliest, language))

    def _is_gibberish(self, text: str) -> bool:
        """No word that anybody has used: "blrrp"."""
        own, scores = self._calibration.own_words, shipped_network().scores(text)
        words = zip(scores.words, scores.pieces, strict=True)
        return not any(own.has(word) or (pieces == 1 and word.isalpha()) for word, pieces in words)


def is_short(text: str) -> bool:
    return len(text.split()) <= SHORT and "?" not in text


def is_brief(text: str) -> bool:
    """A few words that ask nothing."""
    return len(text.split()) <= BRIEF and "?" not in text
