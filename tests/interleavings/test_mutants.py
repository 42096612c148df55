"""Every test of an invariant fails if the safeguard behind it is removed.

Each row of the table has the invariant in DESIGN.md, the safeguard, the steps that show that it is
missing, and the first word of the complaint. On the real product the same steps cause no complaint.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.interleavings import mutants
from tests.interleavings.invariants import Violation
from tests.interleavings.machine import Interleavings
from tests.interleavings.mutants import Mutant
from tests.interleavings.runner import run, worlds

SEAMS = range(1, 7)
"""Where a transaction may stop: before it begins, before and after it commits."""


def answered_after_a_hand_back(steps: Interleavings) -> None:
    steps.the_bot_is("answers slowly")
    steps.customer_says(0, "routine", 0)
    steps.customer_asks_for_a_person(0, 0)
    steps.agents_claim_at_once(0, [0], 0)
    steps.holder_ends_it(0, "hand_back", stale=False, stops=0)
    steps.bot_goes_on(0, "answers", 0)


def answered_while_a_person_has_it(steps: Interleavings) -> None:
    steps.the_bot_is("answers slowly")
    steps.customer_says(0, "routine", 0)
    steps.customer_asks_for_a_person(0, 0)
    steps.agents_claim_at_once(0, [0], 0)
    steps.bot_goes_on(0, "answers", 0)


def sent_again(steps: Interleavings) -> None:
    steps.the_bot_is("prompt")
    steps.customer_says(0, "routine", 0)
    steps.customer_sends_again(0, 0, 0)


def stopped_at_each_seam(steps: Interleavings) -> None:
    steps.the_bot_is("down")
    for seam in SEAMS:
        steps.customer_says(0, "routine", seam)
        while steps.world.pauses.standing:
            steps.who_stands_goes_on(0, 0)


def away_and_back(steps: Interleavings) -> None:
    steps.the_bot_is("prompt")
    steps.customer_says(0, "routine", 0)
    steps.customer_comes_back(0, afresh=True, stops=0)


def back_while_an_agent_looks(steps: Interleavings) -> None:
    steps.the_bot_is("prompt")
    steps.customer_asks_for_a_person(0, 0)
    steps.time_passes_or_the_service_is_killed(None, 0)
    steps.agent_watches(0, 0, 0)


def claimed_by_three(steps: Interleavings) -> None:
    steps.the_bot_is("down")
    steps.customer_says(0, "routine", 0)
    steps.agents_claim_at_once(0, [0, 1, 2], 0)


def written_while_waiting(steps: Interleavings) -> None:
    steps.the_bot_is("prompt")
    steps.customer_asks_for_a_person(0, 0)
    steps.customer_says(0, "strange", 0)
    steps.customer_leaves_the_queue(0, 0)


def killed_while_the_bot_read(steps: Interleavings) -> None:
    steps.the_bot_is("reads slowly")
    steps.customer_says(0, "routine", 0)
    steps.bot_becomes("prompt")
    steps.time_passes_or_the_service_is_killed(None, 0)


def bot_died_in_the_middle(steps: Interleavings) -> None:
    steps.the_bot_is("answers slowly")
    steps.customer_says(0, "routine", 0)
    steps.bot_goes_on(0, "is down", 0)


def bot_never_answers(steps: Interleavings) -> None:
    steps.the_bot_is("reads slowly")
    steps.customer_says(0, "routine", 0)


def in_danger(steps: Interleavings) -> None:
    steps.the_bot_is("prompt")
    steps.customer_says(0, "i want to die", 0)


def in_danger_and_back_to_the_bot(steps: Interleavings) -> None:
    in_danger(steps)
    steps.customer_leaves_the_queue(0, 0)


@dataclass(frozen=True, slots=True)
class Proof:
    invariant: int
    """0: from decision 29."""
    mutant: Mutant
    steps: Callable[[Interleavings], None]
    complaint: str


PROOFS = (
    Proof(0, mutants.without_care, in_danger, "care"),
    Proof(0, mutants.without_the_second_look, in_danger_and_back_to_the_bot, "care"),
    Proof(1, mutants.without_the_fence, answered_after_a_hand_back, "fence"),
    Proof(1, mutants.without_the_fence, answered_while_a_person_has_it, "unsettled"),
    Proof(2, mutants.without_uniqueness, sent_again, "doubled"),
    Proof(2, mutants.without_commit_before_ack, stopped_at_each_seam, "lost"),
    Proof(3, mutants.without_the_replay, away_and_back, "replay"),
    Proof(3, mutants.without_telling_who_is_here, back_while_an_agent_looks, "replay"),
    Proof(4, mutants.without_a_look_at_the_holder, claimed_by_three, "claim"),
    Proof(7, mutants.without_taking_up_what_was_left_open, written_while_waiting, "forgotten"),
    Proof(7, mutants.without_reading_what_a_crash_left, killed_while_the_bot_read, "forgotten"),
    Proof(7, mutants.without_a_person_for_a_bot_that_fails, bot_died_in_the_middle, "forgotten"),
    Proof(7, mutants.without_a_person_for_a_bot_that_fails, bot_never_answers, "forgotten"),
)

FOUND_BY_CHANCE = {
    mutants.without_uniqueness: "doubled",
    mutants.without_the_replay: "replay",
    mutants.without_a_look_at_the_holder: "claim",
}
"""Those that random orders of steps find within seconds."""


@pytest.fixture
def steps(migrated: Path) -> Iterator[Interleavings]:
    with worlds(migrated) as machine:
        one = machine()
        yield one
        one.world.kill()


@pytest.mark.parametrize("proof", PROOFS, ids=lambda proof: f"{proof.invariant}-{proof.complaint}")
def test_the_product_keeps_what_the_mutant_breaks(steps: Interleavings, proof: Proof) -> None:
    proof.steps(steps)
    steps.check_the_end()


@pytest.mark.parametrize("proof", PROOFS, ids=lambda proof: f"{proof.invariant}-{proof.complaint}")
def test_a_safeguard_taken_out_is_noticed(
    steps: Interleavings, monkeypatch: pytest.MonkeyPatch, proof: Proof
) -> None:
    proof.mutant(monkeypatch)
    with pytest.raises(Violation, match=f"^{proof.complaint}: "):
        proof.steps(steps)
        steps.check_the_end()


def test_each_invariant_of_the_live_conversation_has_its_mutant() -> None:
    assert {proof.invariant for proof in PROOFS} == {0, 1, 2, 3, 4, 7}


@pytest.mark.parametrize(("mutant", "complaint"), FOUND_BY_CHANCE.items())
def test_random_orders_come_upon_it_too(
    migrated: Path, monkeypatch: pytest.MonkeyPatch, mutant: Mutant, complaint: str
) -> None:
    mutant(monkeypatch)
    with worlds(migrated) as machine, pytest.raises(Violation, match=f"^{complaint}: "):
        run(machine, 2_000, first_seed=7, shrink=False)
