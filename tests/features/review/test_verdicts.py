"""Review: approving, teaching, rejecting, and what can never get into a training example."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from handoff.domain.errors import Conflict, Invalid, NotFound
from handoff.domain.learning import Example
from handoff.features.review import verdicts
from handoff.features.review.schemas import NewIntent
from handoff.features.training import retraining
from handoff.learning.dataset import is_intact, provenance
from handoff.services.container import Services
from handoff.storage import learning
from handoff.storage.learning import Candidate
from harness.shop import SHOP, mask
from tests.conftest import Backing
from tests.support.learning_world import (
    DESIGNER,
    OTHER,
    answered_by_a_person,
    approve,
    teach,
    world,
)

REPAIR = NewIntent(
    name="repair_jacket",
    label="Having a jacket mended",
    phrasings=["do you mend old jackets", "my zip is broken, can you fix it", "repair service?"],
    answer="Yes: send it in, we mend it for 25 euros.",
)


def repair(**otherwise: object) -> NewIntent:
    return REPAIR.model_copy(update=otherwise)


@pytest.fixture
async def services(tmp_path: Path, backing: Backing) -> AsyncIterator[Services]:
    async with world(tmp_path, **backing) as made:
        yield made


async def examples(services: Services) -> list[Example]:
    async with services.worker.store.read() as session:
        return await learning.examples(session)


async def only_dataset(services: Services) -> Path:
    (folder,) = services.settings.datasets.iterdir()
    return folder


async def test_an_approved_question_becomes_an_example_of_its_intent(services: Services) -> None:
    candidate_id = await answered_by_a_person(services, "is a torn seam covered after a year")
    candidate, verdict = await approve(services, candidate_id, DESIGNER, "warranty")
    (example,) = await examples(services)
    assert (example.text, example.intent) == ("is a torn seam covered after a year", "warranty")
    assert (example.candidate_id, example.conversation_id) == (
        candidate_id,
        candidate.conversation_id,
    )
    assert (example.origin, example.by_id) == ("customer", DESIGNER.id)
    assert verdict is not None and verdict.approved and verdict.by_name == DESIGNER.name


async def test_approving_writes_the_dataset_version_and_records_it(services: Services) -> None:
    candidate_id = await answered_by_a_person(services, "is a torn seam covered")
    await approve(services, candidate_id, DESIGNER, "warranty")
    folder = await only_dataset(services)
    assert is_intact(folder)
    assert [row.candidate_id for row in provenance(folder).examples] == [candidate_id]
    async with services.worker.store.read() as session:
        assert await learning.dataset_sizes(session, folder.name) == 1
    assert (await retraining.status(services.worker)).pending == 1


async def test_a_taught_intent_has_its_phrasings_and_the_customers_words(
    services: Services,
) -> None:
    candidate_id = await answered_by_a_person(services, "can u fix my anorak")
    await teach(services, candidate_id, DESIGNER, REPAIR)
    taught = await examples(services)
    assert {(one.text, one.origin) for one in taught} == {
        ("can u fix my anorak", "customer"),
        *((text, "designer") for text in REPAIR.phrasings),
    }
    assert {one.intent for one in taught} == {"repair_jacket"}
    assert {one.candidate_id for one in taught} == {candidate_id}
    folder = await only_dataset(services)
    assert {row.name for row in provenance(folder).intents} == {"repair_jacket"}
    known = {one.name: one for one in await verdicts.intents(services.training)}
    assert known["repair_jacket"].learned and known["repair_jacket"].examples == 4
    assert known["repair_jacket"].answer == REPAIR.answer
    assert not known["warranty"].learned and known["warranty"].examples >= 20


async def test_what_is_taught_at_once_is_ordered_by_its_words(services: Services) -> None:
    """Not by random ids: the order decides what a model is judged on."""
    new = repair(phrasings=("sew my sleeve", "can you darn it", "mend the zip of my coat"))
    await teach(services, await answered_by_a_person(services, "fix it?"), DESIGNER, new)
    taught = [one.text for one in await examples(services)]
    assert taught == sorted(taught) and len(taught) == 4


async def test_a_later_question_can_be_assigned_to_a_taught_intent(services: Services) -> None:
    await teach(services, await answered_by_a_person(services, "fix it?"), DESIGNER, REPAIR)
    later = await answered_by_a_person(services, "my hood came off")
    await approve(services, later, OTHER, "repair_jacket")
    assert {one.text for one in await examples(services)} >= {"fix it?", "my hood came off"}


async def test_personal_data_is_masked_in_everything_that_is_taught(services: Services) -> None:
    candidate_id = await answered_by_a_person(
        services, "fix order HG-10432 please,\nI am ann@example.org", "Call +49 431 5550123"
    )
    new = repair(
        phrasings=("mend HG-10433", "fix it and call 0431 5550123", "repair, ben@example.org"),
        answer="Write to bob@example.org.\nThank you!",
    )
    await teach(services, candidate_id, DESIGNER, new)
    assert {one.text for one in await examples(services)} == {
        "fix order <order_number> please, I am <email>",
        "mend <order_number>",
        "fix it and call <phone>",
        "repair, <email>",
    }
    async with services.worker.store.read() as session:
        (taught,) = await learning.learned_intents(session)
    assert taught.answer == "Write to <email>.\nThank you!"
    ((candidate, _),) = await verdicts.candidates(services.worker.store)
    assert candidate.reply == "Call <phone>"


async def test_a_rejected_question_is_not_learnt(services: Services) -> None:
    candidate_id = await answered_by_a_person(services, "hello?")
    await verdicts.reject(services.worker, candidate_id, DESIGNER)
    assert await examples(services) == []
    ((_, verdict),) = await verdicts.candidates(services.worker.store)
    assert verdict is not None and not verdict.approved and verdict.intent is None


async def test_a_rejection_can_be_taken_back_by_whoever_gave_it(services: Services) -> None:
    candidate_id = await answered_by_a_person(services, "is a torn seam covered")
    await verdicts.reject(services.worker, candidate_id, DESIGNER)
    with pytest.raises(Conflict, match="own rejection"):
        await verdicts.take_back_rejection(services.worker, candidate_id, OTHER)
    await verdicts.take_back_rejection(services.worker, candidate_id, DESIGNER)
    ((_, verdict),) = await verdicts.candidates(services.worker.store)
    assert verdict is None
    await approve(services, candidate_id, DESIGNER, "warranty")
    with pytest.raises(Conflict):  # what was learnt is not unlearnt by this
        await verdicts.take_back_rejection(services.worker, candidate_id, DESIGNER)


async def test_the_verdict_leaves_the_machines_guess_untouched(services: Services) -> None:
    """Invariant 5."""
    candidate_id = await answered_by_a_person(services, "is a torn seam covered")
    ((before, _),) = await verdicts.candidates(services.worker.store)
    await approve(services, candidate_id, DESIGNER, "product_care")
    ((after, verdict),) = await verdicts.candidates(services.worker.store)
    assert after == before
    assert after.judgement is not None
    assert after.judgement.ranking[0].intent == "warranty"
    assert verdict is not None and verdict.intent == "product_care"


async def test_a_second_verdict_is_told_who_was_first(services: Services) -> None:
    candidate_id = await answered_by_a_person(services, "is a torn seam covered")
    await approve(services, candidate_id, DESIGNER, "warranty")
    with pytest.raises(Conflict, match="Dora Design approved it as 'warranty'"):
        await verdicts.reject(services.worker, candidate_id, OTHER)
    with pytest.raises(Conflict, match="Dora Design"):
        await teach(services, candidate_id, OTHER, REPAIR)
    assert len(await examples(services)) == 1


async def test_of_two_verdicts_at_once_one_counts(services: Services) -> None:
    candidate_id = await answered_by_a_person(services, "is a torn seam covered")
    outcomes = await asyncio.gather(
        approve(services, candidate_id, DESIGNER, "warranty"),
        verdicts.reject(services.worker, candidate_id, OTHER),
        return_exceptions=True,
    )
    assert sum(isinstance(one, Conflict) for one in outcomes) == 1
    assert len(await examples(services)) <= 1


async def test_unknown_candidates_and_intents_are_refused(services: Services) -> None:
    with pytest.raises(NotFound, match="no candidate 'nope'"):
        await verdicts.reject(services.worker, "nope", DESIGNER)
    candidate_id = await answered_by_a_person(services, "is a torn seam covered")
    with pytest.raises(Invalid, match="no intent 'nope'"):
        await approve(services, candidate_id, DESIGNER, "nope")
    ((_, verdict),) = await verdicts.candidates(services.worker.store)
    assert verdict is None


def name_of_a_response_only() -> str:
    return min(SHOP.taken_names - SHOP.intent_names - {"back", "restart"})


@pytest.mark.parametrize("name", ["warranty", "restart", "nlu_fallback", name_of_a_response_only()])
async def test_a_taken_name_is_refused(services: Services, name: str) -> None:
    candidate_id = await answered_by_a_person(services, "can u fix my anorak")
    with pytest.raises(Conflict, match="is taken"):
        await teach(services, candidate_id, DESIGNER, repair(name=name))
    assert await examples(services) == []


async def test_a_taught_name_and_label_are_taken_too(services: Services) -> None:
    await teach(services, await answered_by_a_person(services, "fix it"), DESIGNER, REPAIR)
    again = await answered_by_a_person(services, "sew it")
    with pytest.raises(Conflict, match="'repair_jacket' is taken"):
        await teach(services, again, DESIGNER, REPAIR)
    with pytest.raises(Conflict, match="label of 'repair_jacket'"):
        await teach(services, again, DESIGNER, repair(name="sewing"))


@pytest.mark.parametrize(
    "phrasings", [("a b", "A  B", "c d"), ("one two", "  ", "\x00"), ("call 0431 5550123",) * 3]
)
async def test_phrasings_that_are_the_same_count_once(
    services: Services, phrasings: tuple[str, ...]
) -> None:
    candidate_id = await answered_by_a_person(services, "can u fix my anorak")
    with pytest.raises(Invalid, match="at least 3 different phrasings"):
        await teach(services, candidate_id, DESIGNER, repair(phrasings=phrasings))
    ((_, verdict),) = await verdicts.candidates(services.worker.store)
    assert verdict is None


async def test_the_same_words_cannot_mean_two_things(services: Services) -> None:
    first = await answered_by_a_person(services, "is a torn seam covered")
    await approve(services, first, DESIGNER, "warranty")
    second = await answered_by_a_person(services, "Is a torn seam covered")
    with pytest.raises(Invalid, match="example of 'warranty'"):
        await approve(services, second, DESIGNER, "product_care")


WRITTEN = st.lists(
    st.one_of(
        st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=30),
        st.sampled_from(
            [
                "ann.lee@example.org",
                "HG-10432",
                "order no 10432",
                "+49 431 5550123",
                "0431 555 0123",
                "4111 1111 1111 1111",
                "DE89 3704 0044 0532 0130 00",
            ]
        ),
    ),
    min_size=1,
    max_size=5,
).map("\n".join)


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(question=WRITTEN, phrasing=WRITTEN)
def test_nothing_unmasked_gets_into_an_example(question: str, phrasing: str) -> None:
    """Invariant 6: whatever was written, masking the stored example again changes nothing."""
    for text in (question, phrasing):
        clean = verdicts._clean(text, mask)
        assert mask(clean) == clean
        assert "\n" not in clean


async def test_every_example_names_its_conversation_and_who_approved_it(services: Services) -> None:
    """Invariant 6."""
    for number, question in enumerate(("fix it", "sew it", "mend it")):
        candidate_id = await answered_by_a_person(services, question)
        if number == 0:
            await teach(services, candidate_id, DESIGNER, REPAIR)
        else:
            await approve(services, candidate_id, OTHER, "repair_jacket")
    proposed: dict[str, Candidate] = {
        one.id: one for one, _ in await verdicts.candidates(services.worker.store)
    }
    stored = await examples(services)
    assert len(stored) == 6
    for example in stored:
        assert proposed[example.candidate_id].conversation_id == example.conversation_id
        assert example.by_id in {DESIGNER.id, OTHER.id}
