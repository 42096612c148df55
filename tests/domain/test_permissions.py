"""Who on the team may do what."""

from __future__ import annotations

import pytest

from handoff.domain.errors import NotAllowed
from handoff.domain.permissions import ALLOWED, Action, Role, allowed, require

OF_AGENTS = {
    Action.OWN_ACCOUNT,
    Action.READ,
    Action.REPLY,
    Action.NOTE,
    Action.ASSIGN,
    Action.RATE_ESCALATION,
    Action.REPORTS,
}
OF_SUPERVISORS = {Action.REASSIGN, Action.SUPERVISE}
OF_TEACHERS = {Action.REVIEW, Action.TRAIN, Action.DEPLOY, Action.SHARE_REPLIES}
MAY = {
    Role.AGENT: OF_AGENTS,
    Role.SUPERVISOR: OF_AGENTS | OF_SUPERVISORS,
    Role.DESIGNER: OF_AGENTS | OF_TEACHERS,
    Role.ADMIN: OF_AGENTS | OF_TEACHERS | OF_SUPERVISORS,
}


def test_every_action_has_its_row_in_the_table() -> None:
    assert set(ALLOWED) == set(Action)
    assert set(MAY) == set(Role)


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("action", Action)
def test_each_role_may_do_what_it_is_for_and_nothing_else(role: Role, action: Action) -> None:
    assert (action in allowed(role)) == (action in MAY[role])
    if action in MAY[role]:
        require(role, action)
    else:
        with pytest.raises(NotAllowed, match=f"admin; you are '{role}'"):
            require(role, action)


@pytest.mark.parametrize("role", ["", "owner", "Agent"])
def test_a_role_that_there_is_not_may_do_nothing(role: str) -> None:
    assert allowed(role) == frozenset()
    for action in Action:
        with pytest.raises(NotAllowed):
            require(role, action)
