"""A turn of the bot, read from and written to Rasa's tracker.

The reply to a message is always derived from the tracker's events, even right after acting. So a
repeated message id gets the same reply, even after a restart, and a reply exists exactly
when its turn was saved: both are the same rows.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set
from typing import Any

from rasa.shared.core.constants import ACTION_LISTEN_NAME, REQUESTED_SLOT
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import (
    ActionExecuted,
    ActiveLoop,
    AllSlotsReset,
    BotUttered,
    Event,
    SlotSet,
    UserUtteranceReverted,
    UserUttered,
)
from rasa.shared.core.slots import Slot
from rasa.shared.core.trackers import DialogueStateTracker

from common.assistant.defaults import hands_over

REJECTIONS, CONFIRMED, SHOWN = "rejections", "confirmed", "shown"
LANGUAGE = "language"
"""Of the bot's words; responses may have a variation for each of its values."""

INTERNAL_SLOTS = frozenset(
    {REQUESTED_SLOT, REJECTIONS, CONFIRMED, SHOWN, "session_started_metadata"}
)
"""Book-keeping of all forms; not for the summary that an agent reads."""


def turn_of(tracker: DialogueStateTracker, message_id: str) -> list[Event] | None:
    """All events up to the end of the turn that this message began; None when it began none.

    A turn that was rewound counts as never taken.
    """
    events = _standing(tracker.events)
    starts = [i for i, event in enumerate(events) if isinstance(event, UserUttered)]
    for start, end in zip(starts, [*starts, len(events)][1:], strict=True):
        if events[start].message_id == message_id:
            return events[:end]
    return None


def _standing(events: Iterable[Event]) -> list[Event]:
    """The events without those of rewound turns.

    Rasa's own `applied_events` would also leave out what customers say inside a form.
    """
    kept: list[Event] = []
    for event in events:
        if isinstance(event, UserUtteranceReverted):
            while kept and not isinstance(kept.pop(), UserUttered):
                pass
        else:
            kept.append(event)
    return kept


def offered(events: Iterable[Event]) -> list[dict[str, Any]]:
    """The buttons under the bot's last words; none once customer or agent has spoken since."""
    buttons: list[dict[str, Any]] = []
    for event in reversed(_standing(events)):
        if isinstance(event, UserUttered) or _is_said_by_an_agent(event):
            break
        if isinstance(event, BotUttered):
            buttons += event.data.get("buttons") or []
    return buttons


def reply(
    events: Sequence[Event], sender_id: str, domain: Domain, hidden: Set[str] = frozenset()
) -> dict[str, Any]:
    """The answer of route `act` for the last turn in `events`; `hidden`: the assistant's slots that
    agents need not see."""
    start = max(i for i, event in enumerate(events) if isinstance(event, UserUttered))
    turn = events[start + 1 :]
    messages = [_message(event) for event in turn if _is_said_by_bot(event)]
    state = _state(events, sender_id, domain)
    return {
        "messages": messages,
        "slots": filled_slots(state, hidden),
        "active_form": state.active_loop_name,
        "rejected_slot": _rejected_a_value(turn),
        "failed": not messages,
        "hands_over": _hands_over(turn),
    }


def filled_slots(tracker: DialogueStateTracker, hidden: Set[str]) -> dict[str, str]:
    return {
        name: str(slot.value)
        for name, slot in tracker.slots.items()
        if slot.value is not None and name not in INTERNAL_SLOTS | hidden and not _is_language(slot)
    }


def has_language(domain: Domain) -> bool:
    return any(map(_is_language, domain.slots))


def _is_language(slot: Slot) -> bool:
    """Text that nothing in the conversation fills. A project may have a slot of this name for
    something else, such as the language of a course."""
    filled_by = {mapping.get("type") for mapping in slot.mappings}
    return slot.name == LANGUAGE and slot.type_name == "text" and filled_by <= {"custom"}


def _is_said_by_bot(event: Event) -> bool:
    return isinstance(event, BotUttered) and bool(event.text) and not _is_said_by_an_agent(event)


def _is_said_by_an_agent(event: Event) -> bool:
    return isinstance(event, BotUttered) and (event.metadata or {}).get("who") == "agent"


def _message(event: BotUttered) -> dict[str, Any]:
    buttons = event.data.get("buttons") or []
    return {"text": event.text, "buttons": [button["title"] for button in buttons]}


def _hands_over(turn: Sequence[Event]) -> bool:
    """One of the project's own hand-over actions ran; the real hand-over is ours."""
    return any(
        isinstance(event, ActionExecuted) and hands_over(event.action_name or "") for event in turn
    )


def _rejected_a_value(turn: Sequence[Event]) -> bool:
    """A validation action counted a refusal, even if the end of the form reset the count."""
    return any(_sets(event, REJECTIONS) and event.value for event in turn)


def _sets(event: Event, slot: str) -> bool:
    return isinstance(event, SlotSet) and event.key == slot


def rewinding(tracker: DialogueStateTracker, message_id: str, domain: Domain) -> list[Event]:
    """Events that undo this turn if it was the last; none otherwise.

    Inside a form Rasa's rewind undoes too much, since its replay has dropped the form's turns. So
    slots and form are set back to what they were. The final listen matters, too: a form validates
    only what comes right after one.
    """
    events = _standing(tracker.events)
    start = max((i for i, event in enumerate(events) if isinstance(event, UserUttered)), default=0)
    if not events or getattr(events[start], "message_id", None) != message_id:
        return []
    undo = UserUtteranceReverted()
    wanted = _state(events[:start], tracker.sender_id, domain)
    reached = _state([*tracker.events, undo], tracker.sender_id, domain)
    return [undo, *_repairs(reached, wanted), ActionExecuted(ACTION_LISTEN_NAME)]


def _repairs(reached: DialogueStateTracker, wanted: DialogueStateTracker) -> list[Event]:
    repairs: list[Event] = [
        SlotSet(name, slot.value)
        for name, slot in wanted.slots.items()
        if reached.get_slot(name) != slot.value
    ]
    if reached.active_loop_name != wanted.active_loop_name:
        repairs.append(ActiveLoop(wanted.active_loop_name))
    return repairs


def _state(events: Iterable[Event], sender_id: str, domain: Domain) -> DialogueStateTracker:
    return DialogueStateTracker.from_events(sender_id, list(events), slots=domain.slots)


def said_meanwhile(utterances: Sequence[dict[str, str]]) -> list[Event]:
    """Events for what customer and agent said while a person held the conversation.

    A yes after that answers them, so a confirmation asked for earlier must be asked again.
    """
    events: list[Event] = []
    for utterance in utterances:
        if utterance["who"] == "agent":
            events.append(BotUttered(utterance["text"], metadata={"who": "agent"}))
        else:
            text = utterance["text"]
            parse = {"intent": {}, "entities": [], "text": text}
            events += [
                ActionExecuted(ACTION_LISTEN_NAME),
                UserUttered(text, intent={}, entities=[], parse_data=parse),
            ]
    return [*events, SlotSet(SHOWN, None), ActionExecuted(ACTION_LISTEN_NAME)] if events else []


def leaving_the_form() -> list[Event]:
    """Ends an active form and keeps what it collected."""
    return [
        ActiveLoop(None),
        SlotSet(REQUESTED_SLOT, None),
        *(SlotSet(slot, None) for slot in (REJECTIONS, CONFIRMED, SHOWN)),
        ActionExecuted(ACTION_LISTEN_NAME),
    ]


def fresh_start() -> list[Event]:
    """Forgets everything collected; earlier events stay in the tracker."""
    return [ActiveLoop(None), AllSlotsReset(), ActionExecuted(ACTION_LISTEN_NAME)]
