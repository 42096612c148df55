"""Who on the team may do what: one table for the routes, the agents' socket and the console."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from handoff.domain.errors import NotAllowed


class Role(StrEnum):
    AGENT = "agent"
    SUPERVISOR = "supervisor"
    DESIGNER = "designer"
    ADMIN = "admin"


class Action(StrEnum):
    OWN_ACCOUNT = "own_account"
    """See one's own account, say whether one is there, log out."""
    READ = "read"
    """See the inbox and every conversation with its log, live."""
    REPLY = "reply"
    """Write to a customer whose conversation one holds."""
    SHARE_REPLIES = "share_replies"
    """Write canned replies that are everybody's."""
    NOTE = "note"
    """Leave an internal note in any conversation."""
    ASSIGN = "assign"
    """Take a conversation, give it back to the queue or the bot, end it, open it again."""
    REASSIGN = "reassign"
    """Pass on what a colleague holds, or take it over; give somebody what waits."""
    SUPERVISE = "supervise"
    """Say who is in which team, how much each takes, and whether conversations are assigned."""
    RATE_ESCALATION = "rate_escalation"
    """Say whether it was right to bring a person."""
    REVIEW = "review"
    """Decide what is learnt: proposed examples, intents and their answers."""
    TRAIN = "train"
    """Start a training run and follow it."""
    DEPLOY = "deploy"
    """See the models and go back to an earlier one."""
    REPORTS = "reports"
    """See figures over all conversations."""


_TEAM = frozenset(Role)
_SUPERVISORS = frozenset({Role.SUPERVISOR, Role.ADMIN})
_TEACHERS = frozenset({Role.DESIGNER, Role.ADMIN})

ALLOWED: Mapping[Action, frozenset[Role]] = {
    Action.OWN_ACCOUNT: _TEAM,
    Action.READ: _TEAM,
    Action.REPLY: _TEAM,
    Action.SHARE_REPLIES: _TEACHERS,
    Action.NOTE: _TEAM,
    Action.ASSIGN: _TEAM,
    Action.REASSIGN: _SUPERVISORS,
    Action.SUPERVISE: _SUPERVISORS,
    Action.RATE_ESCALATION: _TEAM,
    Action.REVIEW: _TEACHERS,
    Action.TRAIN: _TEACHERS,
    Action.DEPLOY: _TEACHERS,
    Action.REPORTS: _TEAM,
}


def allowed(role: str) -> frozenset[Action]:
    """All that this role may do; nothing for an unknown role."""
    return frozenset(action for action, roles in ALLOWED.items() if role in roles)


def require(role: str, action: Action) -> None:
    """Raises NotAllowed unless this role may do it."""
    roles = ALLOWED[action]
    if role not in roles:
        needed = " or ".join(each for each in Role if each in roles)
        raise NotAllowed(f"this needs the role {needed}; you are '{role}'")
