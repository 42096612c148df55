"""Which form a customer wants to take up again."""

from __future__ import annotations

from typing import Any

from bot.actions.left_form import left_form


def loop(name: str | None) -> dict[str, Any]:
    return {"event": "active_loop", "name": name}


def action(name: str) -> dict[str, Any]:
    return {"event": "action", "name": name}


BEGUN = [action("return_form"), loop("return_form")]
LEFT = [*BEGUN, action("action_leave_form"), loop(None)]


def test_it_is_the_form_that_was_left_last() -> None:
    assert left_form(LEFT) == "return_form"
    assert left_form([*LEFT, action("utter_thank")]) == "return_form"
    after = [action("address_form"), loop("address_form"), action("action_take_as_solved")]
    assert left_form([*LEFT, *after, loop(None)]) == "address_form"


def test_there_is_none_where_none_was_left_or_another_was_ended_since() -> None:
    assert left_form([]) is None
    assert left_form([*BEGUN, loop(None), action("action_create_return")]) is None
    assert left_form([*LEFT, *BEGUN, loop(None), action("action_create_return")]) is None
    assert left_form([action("action_leave_form")]) is None
