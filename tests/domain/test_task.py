"""What the bot has to do next, read from the log."""

from __future__ import annotations

from datetime import UTC, datetime

from handoff.domain import events
from handoff.domain.attached import Attachment, Mailed
from handoff.domain.attachments import words_of
from handoff.domain.events import AnyEvent, BotMessage, ClarifyOption, Decision
from handoff.domain.parse import Utterance
from handoff.domain.task import Task, next_task
from handoff.domain.thread import Thread

NOW = datetime(2027, 3, 8, 14, 30, tzinfo=UTC)
IKE = {"agent_id": "ike", "agent_name": "Ike"}
OPTIONS = (
    ClarifyOption(label="Opening hours", intent="hours"),
    ClarifyOption(label="Late fees", intent="fees"),
)


def said(text: str) -> events.CustomerSaid:
    return events.CustomerSaid(client_id=text, text=text)


CAT = Attachment(id="a1", name="cat.png", type="image/png", size=9, width=3, height=3)


def sent(text: str = "") -> events.CustomerSaid:
    return events.CustomerSaid(client_id="f", text=text, attachments=(CAT,))


def replied(text: str) -> events.AgentSaid:
    return events.AgentSaid(client_id=text, text=text, **IKE)


def judged(seq: int, decision: Decision = Decision.ANSWER) -> events.Judged:
    return events.Judged(message_seq=seq, decision=decision)


def bot(seq: int, text: str = "Until six.") -> events.BotSaid:
    return events.BotSaid(reply_to=seq, messages=(BotMessage(text=text),))


def log(*happened: AnyEvent, told_seq: int = 0) -> Thread:
    thread = Thread("c3", "de", NOW, NOW, "k1")
    for event in happened:
        thread.append(event, NOW)
    thread.bot_knows_up_to(told_seq)
    return thread


def task(*happened: AnyEvent, told_seq: int = 0) -> Task:
    thread = log(*happened, told_seq=told_seq)
    found = next_task(thread, thread.appended)
    assert found is not None
    return found


def test_when_all_has_been_dealt_with_there_is_nothing_to_do() -> None:
    thread = log(said("till when are you open"), judged(1), bot(1))
    assert next_task(thread, thread.appended) is None


def test_the_oldest_open_message_comes_first_with_the_log_before_it() -> None:
    found = task(said("hello"), judged(1), bot(1), said("and tomorrow?"), said("and on Sunday?"))
    assert (found.seq, found.text) == (4, "and tomorrow?")
    assert [entry.seq for entry in found.past] == [1, 2, 3]


def test_notes_and_ratings_are_nothing_to_be_judged() -> None:
    note = events.NoteAdded(client_id="n", text="a regular", **IKE)
    rated = events.Rated(client_id="r", score=3)
    assert task(note, rated, said("hello")).seq == 3


def test_a_button_means_its_intent_in_the_words_that_were_asked() -> None:
    asked = events.ClarifyAsked(reply_to=1, options=OPTIONS)
    chosen = events.Chosen(client_id="x", clarify_seq=3, option=1, label="Late fees")
    found = task(said("what about late"), judged(1, Decision.CLARIFY), asked, chosen)
    assert (found.text, found.chosen_intent, found.seq) == ("what about late", "fees", 4)
    assert found.untold == ()  # its own words are not told as something said before


def test_a_button_whose_question_is_out_of_sight_means_its_label() -> None:
    chosen = events.Chosen(client_id="x", clarify_seq=900, option=0, label="Opening hours")
    found = task(chosen)
    assert (found.text, found.chosen_intent) == ("Opening hours", None)


def test_what_was_said_with_a_person_is_told_but_what_the_bot_knows_is_not() -> None:
    happened = (
        said("known already"),
        judged(1),
        bot(1),
        events.Escalated(),
        events.Claimed(**IKE),
        said("is Ike there"),
        judged(6, Decision.OBSERVE),
        replied("yes, hello"),
        events.HandedBack(by="agent", **IKE),
        said("thanks"),
    )
    found = task(*happened, told_seq=3)
    assert found.untold == (Utterance("customer", "is Ike there"), Utterance("agent", "yes, hello"))
    assert found.changed_hands and not found.starts_afresh


def test_after_a_hand_back_that_the_bot_knows_of_no_hands_have_changed() -> None:
    happened = (events.Escalated(), events.HandedBack(by="customer", client_id="q"), said("hello"))
    assert task(*happened).changed_hands
    assert not task(*happened, told_seq=2).changed_hands


def test_a_conversation_that_was_over_starts_afresh_with_the_bot_alone() -> None:
    over = (said("bye"), judged(1), events.Resolved())
    assert task(*over, events.Reopened(to="bot"), said("me again")).starts_afresh
    assert not task(*over, events.Reopened(to="queue"), said("me again")).starts_afresh


def test_each_change_of_owner_makes_the_same_message_a_new_turn() -> None:
    first = task(said("hello"))
    again = task(said("hello"), events.Escalated(), events.HandedBack(by="customer"))
    assert first.seq == again.seq
    assert first.message_id != again.message_id


def test_what_a_person_holds_is_not_the_bots() -> None:
    assert task(said("hello")).is_the_bots
    assert not task(events.Escalated(), said("hello")).is_the_bots


PUT_OFF = (
    *(said("hello"), judged(1, Decision.ESCALATE), events.Escalated(), events.Claimed(**IKE)),
    events.Snoozed(agent_id="ike", until=NOW),
)


def test_what_is_said_while_put_off_wakes_it() -> None:
    assert task(*PUT_OFF, said("still there?")).wakes


def test_what_was_said_before_it_was_put_off_does_not() -> None:
    before = (*PUT_OFF[:-1], said("one more thing"), PUT_OFF[-1])
    assert not task(*before).wakes
    again = (*PUT_OFF, events.Woken(cause="time"), said("one more thing"), PUT_OFF[-1])
    assert not task(*again).wakes
    assert not task(*PUT_OFF, said("still there?"), events.Woken(cause="time")).wakes


def test_a_message_answers_the_bots_last_words_if_they_were_the_last_before_it() -> None:
    asked = (said("I would like a library card"), judged(1), bot(1, "For you?"))
    assert task(*asked, said("yes")).answers_last_reply
    assert task(*asked, said("yes"), said("thanks")).answers_last_reply


def test_nothing_answers_what_came_later_or_what_another_question_followed() -> None:
    first = (said("a card"), said("yes"), judged(1))
    assert not task(*first, bot(1, "For you?")).answers_last_reply
    assert not task(said("yes")).answers_last_reply
    asked = (said("I would like a library card"), judged(1), bot(1, "For you?"))
    unsure = (said("hm"), judged(4, Decision.CLARIFY))
    clarified = events.ClarifyAsked(reply_to=4, options=OPTIONS)
    assert not task(*asked, *unsure, clarified, said("yes")).answers_last_reply
    person = (events.Escalated(), events.Claimed(**IKE), replied("For your son, too?"))
    assert not task(*asked, *person, said("yes")).answers_last_reply


def test_a_task_knows_the_languages_of_page_and_conversation() -> None:
    first = task(said("hvornår"))
    assert (first.language, first.page_language, first.told_instead_of) == (None, "de", None)
    danish = events.Judged(message_seq=1, decision=Decision.ANSWER, language="da")
    excused = bot(1).model_copy(update={"language": "en", "instead_of": "da"})
    later = task(said("hvornår"), danish, excused, said("ok"))
    assert (later.language, later.told_instead_of) == ("da", "da")


def test_the_text_of_a_button_is_not_the_customers_own() -> None:
    offer = events.BotSaid(reply_to=1, messages=(BotMessage(text="Which?", buttons=("Mug",)),))
    assert task(said("a"), judged(1), offer, said("Mug")).is_pressed
    assert not task(said("a"), judged(1), offer, said("The mug")).is_pressed
    gone = (said("a"), judged(1), offer, said("b"), judged(4), bot(4), said("Mug"))
    assert not task(*gone).is_pressed


def test_files_are_noticed_and_the_bot_is_told_of_words_alone() -> None:
    by_ike = (events.Claimed(**IKE), replied(""), events.HandedBack(by="agent"))
    found = task(sent(), judged(1), *by_ike, sent("and this"), judged(6), said("hello"))
    assert not found.sent_files
    assert found.untold == (Utterance("customer", "and this"),)
    assert task(sent()).sent_files and task(sent()).text == ""


def test_files_that_came_by_mail_are_files() -> None:
    mail = Mailed(address="mira@example.org", subject="Label", attachments=("label.png",))
    by_mail = events.CustomerSaid(client_id="m", text="", mail=mail)
    assert task(by_mail).sent_files
    assert words_of(by_mail) == "label.png"
    assert not task(by_mail.model_copy(update={"mail": None})).sent_files
