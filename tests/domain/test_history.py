"""What was said, from the log: by whom, and since when the bot has had the conversation."""

from handoff.domain import events
from handoff.domain.history import Line, history_of, lines_of
from handoff.domain.signals import History


def said(text: str) -> events.CustomerSaid:
    return events.CustomerSaid(client_id="c", text=text)


def answered(*texts: str) -> events.BotSaid:
    return events.BotSaid(
        reply_to=1, messages=tuple(events.BotMessage(text=text) for text in texts)
    )


def test_lines_are_what_customer_and_bot_said_in_their_order() -> None:
    asked = events.ClarifyAsked(
        reply_to=1,
        options=(events.ClarifyOption(label="My order"), events.ClarifyOption(label="My bill")),
    )
    past = [
        said("hello"),
        answered("Hi!", "How can I help?"),
        events.NoteAdded(client_id="n", agent_id="a", agent_name="Ada", text="a note"),
        said("about it"),
        asked,
        events.Chosen(client_id="d", clarify_seq=5, option=0, label="My order"),
        events.Chosen(client_id="e", clarify_seq=5, option=None),
    ]
    assert lines_of(past) == (
        Line(True, "hello"),
        Line(False, "Hi! How can I help?"),
        Line(True, "about it"),
        Line(False, "My order? My bill?"),
        Line(True, "My order"),
    )


def test_what_was_said_before_a_person_gave_it_back_is_over() -> None:
    past = [said("you are useless"), events.HandedBack(by="agent"), said("one more thing")]
    assert lines_of(past) == (Line(True, "one more thing"),)
    reopened = [said("you are useless"), events.Reopened(to="bot"), said("hello again")]
    assert lines_of(reopened) == (Line(True, "hello again"),)


CLARIFIED = events.Judged(message_seq=1, decision=events.Decision.CLARIFY, failed_turn=True)
REFUSED = (
    events.Judged(message_seq=3, decision=events.Decision.FALLBACK, failed_turn=True),
    events.Fallback(reply_to=3, code="none_of_these"),
)


def test_a_question_back_and_its_refusal_are_one_failed_turn() -> None:
    history = history_of([CLARIFIED, *REFUSED])
    assert (history.failed_turns, history.clarified_last) == (1, False)
    assert history.offered_to_rephrase


def test_what_was_answered_is_kept_until_somebody_else_takes_over() -> None:
    past = [answered("Hi!", "How can I help?"), answered("Until six.")]
    assert history_of(past).bot_said == ("Hi!", "How can I help?", "Until six.")
    assert history_of([*past, *REFUSED, events.HandedBack(by="agent")]) == History()


def test_a_remark_that_was_not_understood_is_remembered_for_one_turn() -> None:
    past = [
        events.Judged(message_seq=1, decision=events.Decision.FALLBACK),
        events.Fallback(reply_to=1, code="not_understood"),
    ]
    assert history_of(past).not_understood
    later = events.Judged(message_seq=3, decision=events.Decision.ANSWER)
    assert not history_of([*past, later]).not_understood
    assert not history_of([*past, events.HandedBack(by="agent")]).not_understood
