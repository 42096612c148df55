"""Why a conversation goes to a person: codes and their parameters, a closed set.

No sentences: each client puts the codes into words, in its own language. To add a reason, give it a
code here and words in each language of the console (`codes.ts` in `agent_console/src/texts`).
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated, Literal

from pydantic import Field

from handoff.domain.audiences import AGENTS, Declared, ForAgents
from handoff.domain.care import DangerCategory, MatterCategory


class Reason(Declared, abstract=True):
    """Base of all reasons; `code` says which one it is."""


class InDanger(Reason, seen_by=AGENTS):
    """What was written speaks of danger to life or of self-harm."""

    code: ForAgents[Literal["danger"]] = "danger"
    category: ForAgents[DangerCategory]


class SensitiveMatter(Reason, seen_by=AGENTS):
    """What was written is for a person alone: somebody has died, lawyers, the press."""

    code: ForAgents[Literal["sensitive_matter"]] = "sensitive_matter"
    category: ForAgents[MatterCategory]


class Asked(Reason, seen_by=AGENTS):
    """The customer wants a person, in words or by a button."""

    code: ForAgents[
        Literal["asked_for_a_person", "pressed_the_button", "did_not_help", "none_of_these"]
    ]


MeasuredCode = Literal[
    "seems_to_want_a_person",
    "angry_or_distressed",
    "very_negative_tone",
    "tone_getting_worse",
    "negative_tone",
    "going_badly",
    "unknown_question",
    "unsure",
]


class Measured(Reason, seen_by=AGENTS):
    """A signal of the detector that passed its threshold; both 0 to 1."""

    code: ForAgents[MeasuredCode]
    value: ForAgents[float]
    threshold: ForAgents[float]


class MatterForAPerson(Reason, seen_by=AGENTS):
    """Questions of this intent always go to a person. `label`: what the assistant calls it."""

    code: ForAgents[Literal["matter_for_a_person"]] = "matter_for_a_person"
    intent: ForAgents[str | None]
    """None: from a time when only the label was kept."""
    label: ForAgents[str]
    value: ForAgents[float]
    threshold: ForAgents[float]


class OtherLanguage(Reason, seen_by=AGENTS):
    """The customer writes in a language in which there are no answers."""

    code: ForAgents[Literal["other_language"]] = "other_language"
    language: ForAgents[str]


class SentFiles(Reason, seen_by=AGENTS):
    """The customer sent a file, which the bot cannot look at."""

    code: ForAgents[Literal["sent_files"]] = "sent_files"


class FailedTurns(Reason, seen_by=AGENTS):
    """So many turns in a row came to nothing; `unusable_answers`: a form refused what it got."""

    code: ForAgents[Literal["failed_turns", "unusable_answers"]]
    turns: ForAgents[int]
    threshold: ForAgents[int]


class Sarcastic(Reason, seen_by=AGENTS):
    """Thanks or praise that mean the opposite."""

    code: ForAgents[Literal["sarcastic"]] = "sarcastic"


class BotSilent(Reason, seen_by=AGENTS):
    """The bot had nothing to say, or was busy with too many other customers."""

    code: ForAgents[Literal["bot_silent", "bot_busy"]]


class BotSlow(Reason, seen_by=AGENTS):
    """The bot did not answer within its deadline."""

    code: ForAgents[Literal["bot_slow"]] = "bot_slow"
    seconds: ForAgents[float]


class BotFailed(Reason, seen_by=AGENTS):
    """`error`: the code of one of `handoff.domain.errors`, or `unexpected`; the service's log has
    more."""

    code: ForAgents[Literal["bot_failed"]] = "bot_failed"
    error: ForAgents[str]


class ByAgent(Reason, seen_by=AGENTS):
    """An agent gave it back to the queue, or was away when it came back from being put off."""

    code: ForAgents[Literal["released", "holder_away"]]
    agent_name: ForAgents[str]


class ToTeam(Reason, seen_by=AGENTS):
    """An agent passed it on to a team."""

    code: ForAgents[Literal["to_team"]] = "to_team"
    agent_name: ForAgents[str]
    team_name: ForAgents[str]


class AgentGone(Reason, seen_by=AGENTS):
    """The agent who held it has not answered for this many minutes."""

    code: ForAgents[Literal["agent_gone"]] = "agent_gone"
    agent_name: ForAgents[str]
    minutes: ForAgents[float]


class OtherReason(Reason, seen_by=AGENTS):
    """Words from before there were codes, for which no code was found."""

    code: ForAgents[Literal["other"]] = "other"
    text: ForAgents[str]


AnyReason = Annotated[
    InDanger
    | SensitiveMatter
    | Asked
    | Measured
    | MatterForAPerson
    | OtherLanguage
    | SentFiles
    | FailedTurns
    | Sarcastic
    | BotSilent
    | BotSlow
    | BotFailed
    | ByAgent
    | ToTeam
    | AgentGone
    | OtherReason,
    Field(discriminator="code"),
]


_NO_ANSWER = frozenset(
    {"unknown_question", "unsure", "failed_turns", "none_of_these", "bot_silent"}
)


def is_unanswered(reasons: Iterable[AnyReason]) -> bool:
    """Nothing but that the bot has no answer."""
    codes = {reason.code for reason in reasons}
    return bool(codes) and codes <= _NO_ANSWER


def brought_back(reasons: Iterable[AnyReason]) -> tuple[AnyReason, ...]:
    """Those of them for which it came back to the queue after an agent had it."""
    return tuple(one for one in reasons if isinstance(one, ByAgent | ToTeam | AgentGone))


def left_by_an_agent(reasons: Iterable[AnyReason]) -> bool:
    """Its last agent gave it away, or left it lying: it is not for them to have again."""
    return any(one.code in ("released", "to_team", "agent_gone") for one in reasons)


def in_danger(reasons: Iterable[AnyReason]) -> bool:
    return any(isinstance(reason, InDanger) for reason in reasons)


def of_care(reasons: Iterable[AnyReason]) -> tuple[InDanger | SensitiveMatter, ...]:
    """Those of them that call for care rather than for an answer."""
    return tuple(one for one in reasons if isinstance(one, InDanger | SensitiveMatter))
