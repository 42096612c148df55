"""What came of one message: as the log has it, and what the bot did, as its tracker has it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from handoff.domain import events
from handoff.domain.events import AnyEvent, BotMessage, ClarifyOption, Decision, Mood
from handoff.domain.reasons import AnyReason

UTTER = "utter_"

DOES_NOT_KNOW = re.compile(
    r"\bI (?:do not|don['’]t) know\b|\bweiß ich nicht\b|\bne (?:le )?sais pas\b|\bno (?:lo )?sé\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Act:
    """The bot's own turn, or where the last one left off.

    `intent`: the one acted on. `actions`: names, in order. `uttered`: the intents whose responses
    were said. `form`, `requested`: after it; `form_before`: before it. `booked`: something was
    noted for the customer: a return, an address.
    """

    intent: str = ""
    actions: tuple[str, ...] = ()
    uttered: frozenset[str] = frozenset()
    form_before: str | None = None
    form: str | None = None
    requested: str | None = None
    slots: Mapping[str, Any] = field(default_factory=dict)
    booked: bool = False


@dataclass(frozen=True, slots=True)
class Heard:
    """What came of one message.

    `decision`: None if the message was refused at the door. `guess`: the likeliest intent. `act`:
    of a message that the bot answered; of a refused one, where its last turn left off.
    """

    decision: Decision | None
    guess: str | None = None
    mood: Mood | None = None
    reasons: tuple[AnyReason, ...] = ()
    bubbles: tuple[BotMessage, ...] = ()
    options: tuple[ClarifyOption, ...] = ()
    act: Act | None = None
    asks_again: bool = False
    """The bot said that it did not understand, and asked for other words."""

    @property
    def is_answered(self) -> bool:
        return self.decision is Decision.ANSWER

    @property
    def is_told_an_answer(self) -> bool:
        """It answered, and not only to say that it does not know."""
        first = self.bubbles[0].text if self.bubbles else ""
        return self.is_answered and not DOES_NOT_KNOW.search(first)

    @property
    def is_with_a_person(self) -> bool:
        """Passed on now, or before."""
        return self.decision in (Decision.ESCALATE, Decision.OBSERVE)

    @property
    def words(self) -> str:
        """All bubbles and buttons."""
        said = (word for each in self.bubbles for word in (each.text, *each.buttons))
        return "\n".join((*said, *(option.label for option in self.options)))

    @property
    def in_short(self) -> str:
        """One line, for a person to read."""
        why = ", ".join(reason.code for reason in self.reasons)
        said = self.words.replace("\n", " ¶ ")
        return f"[{self.decision or 'refused'} {why} {self.guess}] {said}"


def heard(seq: int, after: Sequence[AnyEvent]) -> Heard | None:
    """What the log says came of message `seq`; None: nobody has dealt with it yet.

    `after`: the log from that message on.
    """
    judged = next((e for e in after if isinstance(e, events.Judged) and e.message_seq == seq), None)
    if judged is None:
        return None
    said = (e for e in after if isinstance(e, events.BotSaid) and e.reply_to == seq)
    asked = (e for e in after if isinstance(e, events.ClarifyAsked) and e.reply_to == seq)
    fallbacks = (e for e in after if isinstance(e, events.Fallback) and e.reply_to == seq)
    return Heard(
        asks_again=any(each.code == "not_understood" for each in fallbacks),
        decision=judged.decision,
        guess=judged.ranking[0].intent if judged.ranking else None,
        mood=judged.mood,
        reasons=judged.reasons,
        bubbles=tuple(message for each in said for message in each.messages),
        options=tuple(option for each in asked for option in each.options),
    )


# ── the bot's tracker, as Rasa's REST API shows it ───────────────────────────────────────────


def act_of(tracker: Mapping[str, Any], booked: bool = False) -> Act:
    """All that came of the customer's last message: a turn, or one for each question in it."""
    log: Sequence[Mapping[str, Any]] = tracker.get("events") or []
    users = [at for at, each in enumerate(log) if each["event"] == "user"]
    start = next((at for at in users if _message(log[at]) == _message(log[users[-1]])), len(log))
    turn = log[start:]
    further = {_intent(log[at]) for at in users if at > start}
    slots = tracker.get("slots") or {}
    form = (tracker.get("active_loop") or {}).get("name")
    return Act(
        intent=_intent(turn[0]) if turn else "",
        actions=tuple(str(each["name"]) for each in turn if each["event"] == "action"),
        uttered=frozenset(_uttered(turn)) | further,
        form_before=_form_at(log[:start]),
        form=form,
        requested=slots.get("requested_slot") if form else None,
        slots=slots,
        booked=booked,
    )


def _message(user: Mapping[str, Any]) -> object:
    """Turns on one message have its id, with a number behind a dot but for the first."""
    number = user.get("message_id")
    return str(number).partition(".")[0] if number else id(user)


def _intent(user: Mapping[str, Any]) -> str:
    return str(((user.get("parse_data") or {}).get("intent") or {}).get("name") or "")


def _uttered(turn: Iterable[Mapping[str, Any]]) -> Iterable[str]:
    """By a response's own action, or by another action that said it.

    A retrieval intent's response is named `utter_intent/which`.
    """
    for each in turn:
        name = each.get("name") if each["event"] == "action" else None
        if each["event"] == "bot":
            name = (each.get("metadata") or {}).get("utter_action")
        if isinstance(name, str) and name.startswith(UTTER):
            yield name.removeprefix(UTTER).partition("/")[0]


def _form_at(log: Iterable[Mapping[str, Any]]) -> str | None:
    """The form active after `log`."""
    form = None
    for each in log:
        if each["event"] in ("active_loop", "form"):
            form = each.get("name")
    return form
