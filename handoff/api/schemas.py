"""Bodies of the REST API; `openapi.json` and the console's REST types are generated from them."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from handoff.domain.events import Guess, Mood, Reason
from handoff.wire import EventFrame, InboxItem


class Body(BaseModel):
    model_config = ConfigDict(extra="forbid")


class Problem(Body):
    """Every error of the API: a code for programs, a sentence for people."""

    code: str
    message: str
    details: dict[str, Any] = Field(default_factory=dict)


class Health(Body):
    status: Literal["ok", "degraded"]
    bot: str | None
    """The live model's id; None: the bot does not answer."""
    database: Literal["ok"]


# ── widget ───────────────────────────────────────────────────────────────────────────────────


class NewSession(Body):
    locale: Annotated[str, Field(max_length=20)] = "en"


class WidgetSession(Body):
    token: str
    conversation_id: str


class RenewSession(Body):
    token: str


# ── people ───────────────────────────────────────────────────────────────────────────────────


class Role(StrEnum):
    AGENT = "agent"
    DESIGNER = "designer"
    ADMIN = "admin"


class Presence(StrEnum):
    ONLINE = "online"
    AWAY = "away"
    OFFLINE = "offline"


class Login(Body):
    username: Annotated[str, Field(min_length=1, max_length=100)]
    password: Annotated[str, Field(min_length=1, max_length=200)]


class Me(Body):
    id: str
    username: str
    name: str
    role: Role
    presence: Presence


class SetPresence(Body):
    presence: Presence


# ── conversations ────────────────────────────────────────────────────────────────────────────


class Conversations(Body):
    items: list[InboxItem]


class Thread(Body):
    conversation: InboxItem
    events: list[EventFrame]


class AtEpoch(Body):
    """The epoch at which the caller saw the conversation; a newer one refuses the command."""

    epoch: Annotated[int, Field(ge=0)]


class Resolve(AtEpoch):
    last_seen: Annotated[int, Field(ge=0)] | None = None
    """Newest event that the agent has seen; refused when someone has spoken since."""
    outcome: Literal["solved", "unsolved", "spam"] = "solved"


class GiveVerdict(Body):
    verdict: Literal["right", "too_early", "too_late", "not_needed"]


# ── review and learning ──────────────────────────────────────────────────────────────────────


class CandidateState(StrEnum):
    OPEN = "open"
    APPROVED = "approved"
    REJECTED = "rejected"


class Candidate(Body):
    """A proposed training example. All texts are masked."""

    id: str
    state: CandidateState
    source: Literal["reply", "did_not_help"]
    question: str
    reply: str
    guess: list[Guess]
    unknown: float | None
    mood: Mood | None
    reasons: list[Reason]
    conversation_id: str
    agent_name: str | None
    created_at: datetime
    verdict_intent: str | None = None
    verdict_by: str | None = None
    verdict_at: datetime | None = None


class Candidates(Body):
    items: list[Candidate]
    open: int


class NewIntent(Body):
    """An intent to be taught: what customers say for it, and what the bot answers."""

    name: Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]{2,40}$")]
    label: Annotated[str, Field(min_length=3, max_length=60)]
    """In the customer's words, as it stands on a clarifying button."""
    phrasings: Annotated[
        list[Annotated[str, Field(min_length=2, max_length=500)]], Field(min_length=3)
    ]
    answer: Annotated[str, Field(min_length=2, max_length=2000)]


class Approve(Body):
    """Exactly one of the two."""

    intent: str | None = None
    new_intent: NewIntent | None = None


class Intent(Body):
    name: str
    label: str
    examples: int
    answer: str
    learned: bool
    """Taught through review rather than shipped."""


class Intents(Body):
    items: list[Intent]


class RunState(StrEnum):
    RUNNING = "running"
    LIVE = "live"
    REFUSED = "refused"
    FAILED = "failed"


class TrainingRun(Body):
    id: str
    state: RunState
    step: str
    """What is being done, in words."""
    progress: float
    """0 to 1, as far as it can be known."""
    elapsed_s: float
    started_at: datetime
    finished_at: datetime | None
    model_id: str | None
    dataset: str
    reasons: list[str]
    """Why the gate refused, or what failed."""
    candidate: dict[str, float] | None
    live: dict[str, float] | None
    """`accuracy`, `answered_rightly`, `unknown_not_answered` on the held-out questions."""


class TrainingStatus(Body):
    """`pending`: approved examples that the live model has not learnt yet."""

    run: TrainingRun | None
    pending: int
    live_model: str | None


class Promise(Body):
    """At most `bound` of the automatic answers are wrong, with this `confidence`, for questions
    like those the model was taught; it answers the share `answered` of them. `certified`: that is
    within the `risk` that `data/policy.yml` asks for."""

    risk: float
    confidence: float
    certified: bool
    bound: float
    answered: float


class Model(Body):
    id: str
    dataset: str
    created_at: datetime
    live: bool
    metrics: dict[str, float]
    promise: Promise | None


class Models(Body):
    items: list[Model]
