"""Whatever the bot makes of a text that speaks of danger, it goes to a person."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from handoff.detector.care.care import danger_in
from handoff.domain import outcome
from handoff.domain.conversation import Status
from handoff.domain.escalation import Escalate
from handoff.domain.events import Guess, Mood
from handoff.domain.signals import CARE, Policy, Signals, Thresholds
from handoff.domain.task import Task
from tests.detector.care.rows import DANGER

INTENTS = ["greet", "thank", "stop", "returns", "talk_to_human"]
FLAGGED = [text for text in (row["text"] for row in DANGER) if danger_in(text)]
SHARES = st.floats(0.0, 1.0)


@st.composite
def signals_on(draw: st.DrawFn, text: str) -> Signals:
    first = draw(st.sampled_from(INTENTS))
    danger = danger_in(text)
    return Signals(
        ranking=(Guess(intent=first, confidence=draw(st.sampled_from([1.0, 0.5, 0.0]))),),
        confidence=draw(SHARES),
        unknown=draw(SHARES),
        conformal=tuple(draw(st.lists(st.sampled_from(INTENTS), max_size=3, unique=True))),
        mood=Mood(negative=0.0, neutral=1.0, positive=0.0, distress=draw(SHARES)),
        asked_for_a_person=draw(st.booleans()),
        fills_slot=draw(st.booleans()),
        in_form=draw(st.booleans()),
        thresholds=Thresholds(answer=draw(SHARES), unknown=draw(SHARES), conformal=0.9),
        model_id="m",
        brief=draw(st.booleans()),
        care=danger.category if danger else None,
    )


@given(data=st.data(), text=st.sampled_from(FLAGGED), before=st.sampled_from(["", "hello. ", "/"]))
def test_no_parse_form_or_button_makes_an_answer_of_it(
    data: st.DataObject, text: str, before: str
) -> None:
    signals = data.draw(signals_on(before + text))
    assert signals.care is not None
    chosen = data.draw(st.sampled_from([None, *INTENTS]))
    nothing_before = ((), (), {}, False, False, False, True)
    task = Task("c", 1, 0, Status.BOT, before + text, chosen, *nothing_before)
    decision = outcome.decision_on(task, signals, Policy(labels={name: name for name in INTENTS}))
    assert isinstance(decision, Escalate) and decision.priority == CARE
    assert [reason.code for reason in decision.reasons] == ["danger"]
