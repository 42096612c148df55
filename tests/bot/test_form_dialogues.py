"""Corrections, questions, several values at once: what a form makes of them, reply by reply.

Through the channel's rules and the real actions; test_conversations.py has the same through the
running bot.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from harness.form_loop_client import Loop, Turn, running_loop

pytestmark = pytest.mark.bot

KARIM, ANNA, EVA = "karim.ansari@example.com", "anna.berg@example.com", "eva.norden@example.com"
ITEMS_OF_KARIM = "HG-10418"  # duffel bag, enamel kettle, wool throw


@pytest.fixture(scope="module")
def loop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Loop]:
    with running_loop(tmp_path_factory.mktemp("forms")) as running:
        yield running


class Talk:
    def __init__(self, loop: Loop) -> None:
        self.loop, self.turn = loop, loop.new()

    def say(self, text: str, intent: str = "inform", sure: float = 0.9, asked: str = "x") -> str:
        """All bubbles; `intent` is that of what is said, `asked` that of a question beside it."""
        intents = {"whole": (intent, sure), "said": (intent, sure), "asked": (asked, 0.95)}
        self.turn = self.loop.say(text, intents)
        return "\n".join(self.turn["bubbles"])

    def unsure(self, text: str) -> str:
        return self.say(text, "x", 0.2)

    @property
    def slots(self) -> dict[str, object]:
        slots: dict[str, object] = self.turn["slots"]
        return slots


@pytest.fixture
def talk(loop: Loop) -> Talk:
    return Talk(loop)


def a_return(talk: Talk, *replies: str) -> Talk:
    talk.say("I'd like to send something back", "return_item")
    for each in (ITEMS_OF_KARIM, KARIM, *replies):
        talk.say(each)
    return talk


def an_address(talk: Talk, *replies: str) -> Talk:
    talk.say("send HG-10495 to another address, please", "change_address")
    for each in (EVA, *replies):
        talk.say(each)
    return talk


def agreed(turn: Turn, *values: str) -> bool:
    """The last bubble asks about these values."""
    last = turn["bubbles"][-1]
    return last.endswith("Is that right?") and all(value in last for value in values)


# ── corrections ──────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    "text",
    [
        "wait, that was the wrong number: 10418", "ah no, other order, it's 10418", "ups 10418",
        "not 10433, I meant HG-10418", "１０４１８, sorry",
    ],
)  # fmt: skip
def test_the_number_is_corrected_when_the_email_is_asked_for(talk: Talk, text: str) -> None:
    talk.say("I'd like to send something back", "return_item")
    talk.say("HG-10433")
    talk.unsure(text)
    assert talk.slots["order_number"] == "HG-10418" and talk.turn["requested"] == "email"
    assert "HG-10418" in talk.say(KARIM)


def test_the_number_is_corrected_at_the_confirmation_and_all_is_shown_again(talk: Talk) -> None:
    talk.say("I'd like to send something back", "return_item")
    for each in ("HG-10433", ANNA, "the mug", "chipped"):
        talk.say(each)
    assert agreed(talk.turn, "HG-10433", "enamel mug", "chipped")
    talk.unsure("hang on, wrong order, 10418")
    assert talk.turn["done"] == [] and talk.slots["order_number"] == "HG-10418"
    talk.say(f"and {KARIM}")
    assert talk.turn["requested"] == "return_item"  # the other order has no mug
    talk.say("the throw")
    assert agreed(talk.turn, "HG-10418", "wool throw", "chipped")


@pytest.mark.parametrize(
    ("text", "item"),
    [
        ("no, the duffel bag rather than the kettle", "duffel bag"),
        ("not the kettle but the throw", "wool throw"),
        ("oh sorry, the throw", "wool throw"),
        ("the bag instead of the kettle please", "duffel bag"),
        ("the duffel and the throw, not the kettle", "duffel bag, wool throw"),
        ("everything except the bag", "enamel kettle, wool throw"),
    ],
)
@pytest.mark.parametrize("asked_for", ["return_reason", "confirmed"])
def test_the_item_is_corrected(talk: Talk, text: str, item: str, asked_for: str) -> None:
    a_return(talk, "the kettle", *(["it leaks"] if asked_for == "confirmed" else []))
    assert talk.turn["requested"] == asked_for
    talk.unsure(text)
    assert talk.slots["return_item"] == item and talk.turn["requested"] == asked_for


@pytest.mark.parametrize("text", ["the kettle lid is loose", "the bag in the photo was bigger"])
def test_a_reason_may_speak_of_items(talk: Talk, text: str) -> None:
    a_return(talk, "the kettle", text)
    assert agreed(talk.turn, "enamel kettle", text)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("too loose, not too tight", "too loose"),
        ("not too tight, too loose", "too loose"),
        ("too loose rather than too tight", "too loose"),
        ("no, it's too loose", "it's too loose"),
        ("the reason is that the seam opened", "the seam opened"),
        ("because it is too loose", "it is too loose"),
    ],
)
def test_the_reason_is_corrected_at_the_confirmation(talk: Talk, text: str, reason: str) -> None:
    a_return(talk, "the throw", "too tight")
    talk.unsure(text)
    assert agreed(talk.turn, f'because "{reason}"') and talk.turn["done"] == []
    talk.say("yes")
    assert talk.turn["done"] == [["HG-10418", "wool throw", reason]]


@pytest.mark.parametrize(
    "text",
    ["ok, but the town is misspelt", "fix the post code, please", "fine, only my surname is wrong"],
)
def test_a_yes_with_a_but_asks_for_that_value_again(talk: Talk, text: str) -> None:
    an_address(talk, "Eva Norden, Am Siel 5, 25813 Husum")
    assert "once more" in talk.unsure(text)
    assert talk.turn["requested"] == "new_address" and talk.turn["done"] == []
    talk.say("Eva Norden, Am Siel 6, 25813 Husum")
    assert agreed(talk.turn, "Am Siel 6") and talk.turn["done"] == []


def test_a_whole_address_at_the_confirmation_takes_the_place_of_the_first(talk: Talk) -> None:
    an_address(talk, "Eva Norden, Am Siel 5, 25813 Husum")
    talk.unsure("no sorry, send it to Eva Norden, Hafen 3, 25813 Husum")
    assert agreed(talk.turn, "goes to: Eva Norden, Hafen 3, 25813 Husum.")


@pytest.mark.parametrize("text", ["yes but it's number 6, not 5", "nearly: Am Siel 6 instead of 5"])
def test_one_word_of_an_address_is_put_right_at_the_confirmation(talk: Talk, text: str) -> None:
    an_address(talk, "Eva Norden, Am Siel 5, 25813 Husum")
    talk.unsure(text)
    assert agreed(talk.turn, "goes to: Eva Norden, Am Siel 6, 25813 Husum.")


def test_a_wrong_email_is_asked_for_again(talk: Talk) -> None:
    a_return(talk, "the kettle")
    talk.unsure("hold on, that was the wrong e-mail")
    assert talk.turn["requested"] == "email"


# ── questions ────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    "text", ["is a reason required?", "do I need to say that", "why do you ask?"]
)
def test_a_question_about_the_asking_is_explained_and_asked_again(talk: Talk, text: str) -> None:
    a_return(talk, "the kettle")
    told = talk.unsure(text)
    assert told.startswith("The reason helps us") and "What is the reason" in told
    assert talk.slots["return_reason"] is None


@pytest.mark.parametrize(
    "text", ["what exactly is an order number?", "where would I find the number"]
)
def test_what_an_order_number_is_gets_explained_at_any_step(talk: Talk, text: str) -> None:
    talk.say("where is my parcel", "order_status")
    assert "packing slip" in talk.unsure(text)
    talk.say("HG-10432")
    assert "packing slip" in talk.unsure(text) and talk.turn["requested"] == "email"


def test_who_has_no_number_is_shown_other_ways_and_then_a_person(talk: Talk) -> None:
    talk.say("where is my parcel", "order_status")
    told = talk.unsure("I haven't got it on me")
    assert "My orders" in told and "colleague" in told and talk.turn["form"]
    assert "colleague" in talk.unsure("can't find the number anywhere")
    assert talk.turn["form"] is None


def test_the_value_is_taken_out_from_beside_a_question_which_is_answered(talk: Talk) -> None:
    an_address(talk)
    told = talk.say(
        "do I pay for that? We live at 7 Quay Lane, Bristol BS1 4XY", asked="delivery_cost"
    )
    assert told.startswith("[utter_delivery_cost/general]")
    assert agreed(talk.turn, "goes to: 7 Quay Lane, Bristol BS1 4XY.")


def test_a_question_beside_a_value_that_nobody_can_answer_is_not_passed_over(talk: Talk) -> None:
    told = a_return(talk, "the kettle").say("it leaks, do you like tea?", asked="inform")
    assert "your question" in told and agreed(talk.turn, 'because "it leaks"')


def test_an_address_inside_a_question_is_taken(talk: Talk) -> None:
    an_address(talk)
    talk.say("could you send it to Rose Cottage, Church Lane, Wells?", "change_address")
    assert agreed(talk.turn, "goes to: Rose Cottage, Church Lane, Wells.")


# ── several at once ──────────────────────────────────────────────────────────────────────────


def test_two_orders_are_both_shown(talk: Talk) -> None:
    talk.say("where are HG-10433 and HG-10432?", "order_status")
    told = talk.say(ANNA)
    assert "HG-10433 (deck boots" in told and "HG-10432 (rain jacket" in told


def test_an_order_of_somebody_else_is_not_shown_with_the_first(talk: Talk) -> None:
    talk.say("where are HG-10433 and HG-10418?", "order_status")
    told = talk.say(ANNA)
    assert "deck boots" in told and "duffel" not in told and "can't find an order HG-10418" in told


def test_two_orders_to_return_from_come_one_after_the_other(talk: Talk) -> None:
    talk.say("I'd like to send something back", "return_item")
    assert "first HG-10418, then HG-10433" in talk.say("HG-10418 and HG-10433")
    for each in (KARIM, "kettle", "it leaks"):
        talk.say(each)
    assert "Now HG-10433" in talk.say("yes")
    assert talk.turn["done"] == [["HG-10418", "enamel kettle", "it leaks"]]


def test_two_items_are_both_returned(talk: Talk) -> None:
    a_return(talk, "the kettle and the bag", "a present that was not wanted")
    assert agreed(talk.turn, "duffel bag and enamel kettle")
    told = talk.say("yes")
    assert [row[1] for row in talk.turn["done"]] == ["duffel bag", "enamel kettle"]
    assert told.count("RT-") == 2


def test_everything_in_one_message_comes_to_one_outcome(talk: Talk) -> None:
    told = talk.say(f"return the mug from HG-10391, {'sofia.lind@example.com'}", "return_item")
    assert told.count("30 days") == 1 and len(talk.turn["bubbles"]) == 1


def test_both_of_three_is_not_all(talk: Talk) -> None:
    a_return(talk, "both")
    assert talk.slots["return_item"] is None


def test_an_item_that_the_order_lacks_is_refused_at_any_step(talk: Talk) -> None:
    told = a_return(talk, "the kettle").say("no, the rain jacket")
    assert "don't see that" in told and talk.slots["return_item"] == "enamel kettle"
    assert talk.slots["return_reason"] is None


def test_a_correction_may_come_as_a_question(talk: Talk) -> None:
    a_return(talk, "the kettle")
    talk.say("wait, can I send back the throw instead?", "return_item")
    assert talk.slots["return_item"] == "wool throw"
    assert talk.turn["requested"] == "return_reason"


def test_item_order_and_email_at_once_leave_only_the_reason(talk: Talk) -> None:
    told = talk.say(f"I want to return the kettle from HG-10418, {KARIM}", "return_item")
    assert talk.slots["return_item"] == "enamel kettle"
    assert len(talk.turn["bubbles"]) == 1 and "reason" in told


# ── addresses of the world, and true reasons ─────────────────────────────────────────────────


@pytest.mark.parametrize(
    "text",
    [
        "The Old Mill, Nether Wallop, Hampshire", "Sigrún Jónsdóttir, Ytri-Brekka, Ísland",
        "〒060-0042 札幌市中央区大通西1丁目", "100 metres south of the church, Heredia, Costa Rica",
        "Calle 5a Nº 8-32, Cali", "MG Road", "ул. Ленина 5, Тверь", "12½ Mill Road, Bath BA1 2AB",
    ],
)  # fmt: skip
def test_any_address_of_the_world_is_taken(talk: Talk, text: str) -> None:
    an_address(talk, text)
    assert talk.turn["requested"] == "confirmed"


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("Norfolk", 'only have "Norfolk"'), ("123", "don't see an address"),
        ("ok", "don't see an address"), ("x y " * 100, "longer than 300"),
    ],
)  # fmt: skip
def test_a_refused_address_gets_a_true_reason(talk: Talk, text: str, why: str) -> None:
    an_address(talk)
    assert why in talk.say(text) and talk.turn["requested"] == "new_address"


@pytest.mark.parametrize("text", ["ok", "hm", "🤷", "12"])
def test_what_says_nothing_is_no_reason(talk: Talk, text: str) -> None:
    a_return(talk, "the kettle")
    talk.unsure(text)
    assert talk.slots["return_reason"] is None


def test_full_width_writing_is_read_like_any_other(talk: Talk) -> None:
    wide = {code: code + 0xFEE0 for code in range(0x21, 0x7F)}
    talk.say("where is my parcel", "order_status")
    talk.say("ＨＧ－１０４３２")
    assert "on its way" in talk.say(ANNA.translate(wide))


# ── the end of the matter ────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("replies", [(), ("the kettle",), ("the kettle", "it leaks")])
def test_a_matter_that_has_settled_itself_ends_the_form_kindly(
    talk: Talk, replies: tuple[str, ...]
) -> None:
    a_return(talk, *replies)
    told = talk.say("no need, they fit after all", "solved_itself")
    assert "Good to hear" in told and talk.turn["form"] is None and talk.turn["done"] == []
    talk.say("yes", "affirm")
    assert talk.turn["done"] == []


def test_an_order_number_in_an_interruption_fills_nothing(talk: Talk) -> None:
    a_return(talk, "the kettle", "it leaks")
    talk.say("would you wrap orders such as HG-10433?", "gift_wrap")
    assert talk.slots["order_number"] == "HG-10418" and agreed(talk.turn, "HG-10418")


# ── told before it was asked for ─────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("I want to return the kettle because it drips", "it drips"),
        ("the kettle has a dented lid, so I'd like to give it back", "the kettle has a dented lid"),
        (
            "The kettle is too small so I want to send it back for a refund",
            "The kettle is too small",
        ),
        ("the kettle arrived cracked and I want to return it", "the kettle arrived cracked"),
        ("Rücksendung von HG-10418, weil er tropft", "er tropft"),
        ("can I return something", None),
        ("it is not too small, I just want to return it", None),
    ],
)
def test_a_reason_told_at_the_beginning_is_not_asked_for_again(
    talk: Talk, text: str, reason: str | None
) -> None:
    talk.say(text, "return_item")
    assert talk.slots["return_reason"] == reason


def test_an_address_behind_the_other_details_is_taken(talk: Talk) -> None:
    talk.say("another delivery address please", "change_address")
    talk.say(f"10495 {EVA} new one: 2 The Strand, Falmouth TR11 3AA")
    assert talk.slots["new_address"] == "2 The Strand, Falmouth TR11 3AA"


def test_an_item_named_twice_over_is_no_other_matter(talk: Talk) -> None:
    a_return(talk)
    talk.say("duffel bag. no, kettle. the kettle", "wrong_item", 0.9)
    assert talk.slots["return_item"] == "enamel kettle"


def test_a_question_before_the_yes_is_answered_first(talk: Talk) -> None:
    a_return(talk, "the kettle", "it drips")
    assert talk.turn["requested"] == "confirmed"
    asks = ("return_policy", 0.9)
    intents = {"whole": asks, "said": ("affirm", 0.9), "asked": asks}
    talk.turn = talk.loop.say("before I say yes, is the label free", intents)
    assert "clear yes" not in "".join(talk.turn["bubbles"]) and talk.turn["done"] == []
