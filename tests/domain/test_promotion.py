"""The gate: a candidate takes over only if it is no worse."""

from dataclasses import replace

from handoff.domain.promotion import Accept, Evaluation, Refuse, Tally, judge
from handoff.domain.training_run import FewerRight, IntentLost, Reason

NINE = Tally(total=9, right=9, answered=8)
LIVE = Evaluation(
    {f"intent{number}": NINE for number in range(50)}, strangers=150, strangers_not_answered=135
)


def changed(**tallies: Tally) -> Evaluation:
    return replace(LIVE, intents={**LIVE.intents, **tallies})


def refusal(challenger: Evaluation, live: Evaluation = LIVE) -> list[Reason]:
    result = judge(challenger, live)
    assert isinstance(result, Refuse)
    return list(result.reasons)


def lost(intent: str, before: int, after: int) -> IntentLost:
    return IntentLost(intent=intent, before=before, after=after, total=9)


def test_the_first_model_has_no_bar() -> None:
    assert judge(LIVE, None) == Accept()


def test_an_equal_model_is_accepted() -> None:
    assert judge(LIVE, LIVE) == Accept()


def test_an_intent_may_lose_one_question_but_not_two() -> None:
    assert judge(changed(intent3=Tally(9, 8, 8)), LIVE) == Accept()
    assert lost("intent3", 9, 7) in refusal(changed(intent3=Tally(9, 7, 7)))


def test_gains_elsewhere_do_not_buy_the_loss_of_one_intent() -> None:
    live = changed(intent1=Tally(9, 4, 4))
    assert refusal(changed(intent3=Tally(9, 7, 7)), live) == [lost("intent3", 9, 7)]


def test_one_question_lost_in_two_intents_each_is_a_worse_whole() -> None:
    challenger = changed(intent1=Tally(9, 8, 8), intent2=Tally(9, 8, 8))
    fewer = FewerRight(code="fewer_understood", before=450, after=448, total=450)
    assert refusal(challenger) == [fewer]


def with_fewer(answered: int) -> Evaluation:
    return changed(**{f"intent{number}": replace(NINE, answered=7) for number in range(answered)})


def test_a_few_questions_at_the_edge_of_a_threshold_are_chance() -> None:
    assert judge(with_fewer(13), LIVE) == Accept()
    fewer = FewerRight(code="fewer_answered", before=400, after=386, total=450)
    assert refusal(with_fewer(14)) == [fewer]


def test_answering_more_strangers_than_chance_explains_is_refused() -> None:
    assert judge(replace(LIVE, strangers_not_answered=128), LIVE) == Accept()
    fewer = FewerRight(code="fewer_left_alone", before=135, after=127, total=150)
    assert refusal(replace(LIVE, strangers_not_answered=127)) == [fewer]


def test_a_new_intent_is_no_reason_to_refuse_whatever_its_figures() -> None:
    assert judge(changed(taught=Tally(3, 0, 0)), LIVE) == Accept()


def test_a_new_intents_good_figures_do_not_hide_a_loss() -> None:
    challenger = changed(taught=Tally(50, 50, 50), intent1=Tally(9, 8, 8), intent2=Tally(9, 8, 8))
    assert [one.code for one in refusal(challenger)] == ["fewer_understood"]


def test_a_forgotten_intent_has_lost_all_its_questions() -> None:
    fewer = {name: tally for name, tally in LIVE.intents.items() if name != "intent3"}
    assert lost("intent3", 9, 0) in refusal(replace(LIVE, intents=fewer))


def test_every_reason_is_given() -> None:
    nothing = Tally(9, 0, 0)
    bad = replace(changed(intent3=nothing, intent4=nothing), strangers_not_answered=0)
    result = judge(bad, LIVE)
    assert isinstance(result, Refuse) and len(result.reasons) == 5


def test_no_questions_at_all_give_no_division_by_zero() -> None:
    nothing = Evaluation({}, 0, 0)
    assert judge(nothing, nothing) == Accept()
    assert nothing.metrics == {
        "accuracy": 0.0, "answered_rightly": 0.0, "unknown_not_answered": 0.0,
    }  # fmt: skip
