"""The summary at an escalation: the customer's own words, each with its message."""

from __future__ import annotations

from handoff.domain import events
from handoff.domain.events import AnyEvent, SummaryLine
from handoff.domain.summary import summary_of


def said(text: str) -> AnyEvent:
    return events.CustomerSaid(client_id=text, text=text)


def answered() -> AnyEvent:
    return events.BotSaid(reply_to=1, messages=(events.BotMessage(text="yes"),))


def entries(*happened: AnyEvent) -> list[tuple[int, AnyEvent]]:
    return list(enumerate(happened, start=1))


def test_first_and_last_words_know_where_they_stand() -> None:
    summary = summary_of(entries(said("hi"), answered(), said("and?"), answered(), said("well")))
    assert summary.lines == (
        SummaryLine(about="first", seq=1, text="hi"),
        SummaryLine(about="last", seq=5, text="well"),
        SummaryLine(about="tried", seq=2, text="yes"),
        SummaryLine(about="tried", seq=4, text="yes"),
    )
    assert summary.answers == 2


def test_a_single_message_stands_there_once() -> None:
    assert [line.about for line in summary_of(entries(said("hi"))).lines] == ["first"]


def test_the_bots_last_answers_are_what_it_has_tried() -> None:
    def bot(text: str, asks: bool = False) -> AnyEvent:
        more = events.BotMessage(text="and more")
        return events.BotSaid(reply_to=1, messages=(events.BotMessage(text=text), more), asks=asks)

    log = entries(
        said("hi"), bot("one"), bot("two"), bot("which number?", asks=True), bot("three\nlines")
    )
    summary = summary_of(log)
    tried = [(line.seq, line.text) for line in summary.lines if line.about == "tried"]
    assert tried == [(3, "two"), (5, "three lines")]
    assert summary.answers == 3


def test_what_says_in_which_language_the_bot_answers_is_no_answer() -> None:
    note, answer = (events.BotMessage(text=text) for text in ("Only in English.", "Yes."))
    said_so = events.BotSaid(reply_to=1, messages=(note, answer), instead_of="pl")
    summary = summary_of(entries(said("czy"), said_so))
    assert [line.text for line in summary.lines if line.about == "tried"] == ["Yes."]


def test_who_only_pressed_a_button_has_said_nothing() -> None:
    summary = summary_of(entries(events.HumanRequested(client_id="h")))
    assert summary == events.Summary(lines=(), answers=0)


def test_a_long_text_is_cut_and_stands_on_one_line() -> None:
    [line] = summary_of(entries(said("one\n  two " + "x" * 500))).lines
    assert line.text.startswith("one two x") and line.text.endswith("…")
    assert len(line.text) <= 160
