"""How alike two questions must be for the answer to one to be suggested for the other."""

from __future__ import annotations

from handoff.domain.suggesting import (
    LEAST,
    MOST,
    STARTS_AT,
    STRICTEST,
    Label,
    LabelKind,
    PastAnswer,
    label_of,
    threshold,
    worth_showing,
)


def labels(similarity: float, used: int, ignored: int) -> list[Label]:
    return [Label(similarity, True)] * used + [Label(similarity, False)] * ignored


def test_it_begins_where_the_assumption_says() -> None:
    assert threshold([]) == STARTS_AT / 100


def test_what_is_ignored_becomes_silent_and_what_is_used_higher_up_stays() -> None:
    ignored = labels(0.72, used=0, ignored=30)
    assert 0.72 < threshold(ignored) <= 0.8
    assert threshold(ignored + labels(0.92, used=20, ignored=0)) == threshold(ignored)


def test_what_is_used_lets_in_a_little_more_and_never_everything() -> None:
    used = labels(0.71, used=30, ignored=10)
    assert threshold(used) == 0.65
    everywhere = [one for step in range(40, 100, 5) for one in labels(step / 100, 50, 0)]
    assert threshold(everywhere) == LEAST / 100


def test_a_few_labels_do_not_overturn_the_assumption() -> None:
    assert threshold(labels(0.76, used=0, ignored=2)) == STARTS_AT / 100


def test_all_but_the_same_question_is_always_answered() -> None:
    everywhere = [one for step in range(40, 101) for one in labels(step / 100, 0, 50)]
    assert threshold(everywhere) == STRICTEST / 100


def test_the_best_are_shown_each_text_once_and_nothing_below() -> None:
    found = [
        PastAnswer("low", "Something else", 0.5),
        PastAnswer("b", "From nine.", 0.8),
        PastAnswer("a", "from  NINE.", 0.9),
        *(PastAnswer(f"more{i}", f"Answer {i}", 0.75) for i in range(5)),
    ]
    shown = worth_showing(found, 0.7)
    assert [one.candidate_id for one in shown][:2] == ["a", "more0"]
    assert len(shown) == MOST
    assert worth_showing(found, 0.95) == []


def test_a_reply_says_what_became_of_each_suggestion() -> None:
    shown = "From nine to five."
    assert label_of(True, True, shown, " From nine  to five.") is LabelKind.ACCEPTED
    assert label_of(True, True, shown, "From nine to six.") is LabelKind.EDITED
    assert label_of(False, True, shown, shown) is LabelKind.BESIDE
    assert label_of(False, False, shown, "Let me look.") is LabelKind.IGNORED
