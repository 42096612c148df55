"""Makes `rows.sql`: a database as the version before wrote it, by that version's own code.

It was run once, on commit 4f824a6, whose schema is revision 0002:

    git archive 4f824a6 handoff tests data bot pyproject.toml | tar x -C FOLDER
    ln -s $PWD/var FOLDER/var                     # its models
    PYTHONPATH=FOLDER python tests/storage/version_before/make.py FOLDER/scratch > rows.sql

Nothing here is imported by the tests; it does not run on the version of today.
"""

import asyncio
import sys
from pathlib import Path
from uuid import uuid4

from handoff.actions import (
    agent_work,
    customer_messages,
    live_model,
    people,
    retraining,
    review,
    upkeep,
)
from handoff.actions.context import Context, changing
from handoff.domain.facts import Decision
from sqlalchemy import Boolean, text
from tests.actions.learning_world import DESIGNER, TOKEN, answered_by_a_person, shipped_model
from tests.actions.team import Team
from tests.actions.team import team as running_team

from handoff.config import load
from handoff.domain import facts
from handoff.domain.escalation import Escalate, decide
from handoff.domain.promotion import Evaluation, Refuse, Tally, judge
from handoff.domain.signals import History
from handoff.learning.models import Models, new_id
from handoff.storage.engine import Store
from handoff.storage.metadata import METADATA
from handoff.storage.schema import migrate
from tests.domain.test_escalation import POLICY, mood, ranked, signals
from tests.support.story import STORY

SLIDING = History(moods=(mood(0.3), mood(0.6)))
JUDGED = (
    (signals(asked_for_a_person=True), History()),
    (signals(ranking=ranked(talk_to_human=0.9, invoice=0.1)), History()),
    (signals(ranking=ranked(invoice=0.95, order_status=0.05)), History()),
    (signals(mood=mood(0.85)), History()),
    (signals(mood=mood(0.99)), History()),
    (signals(mood=mood(0.82)), SLIDING),
    (signals(mood=mood(0.2, distress=0.75)), History()),
    (signals(dissatisfaction=0.71, dissatisfaction_limit=0.6), History()),
    (signals(), History(failed_turns=2)),
    (signals(unknown=0.91), History(failed_turns=1)),
    (signals(unknown=0.93), History()),
    (signals(ranking=ranked(order_status=0.4, cancel_order=0.3), conformal=()), History()),
)
"""Every reason that the rules had words for, from the rules themselves."""

TASTE = POLICY.__class__(
    labels=POLICY.labels, always_human=POLICY.always_human | frozenset({"invoice"})
)


async def people_talk(team: Team) -> None:
    """The bot is down, so everybody gets a person."""
    context = team.context
    for _ in range(2):  # Ada answers; one conversation stays with her, one is resolved
        one = await team.customer()
        await team.ask(one, "Where is my parcel?   It was due on Monday.")
        await team.ask(one, "Hello?")
        await team.claim(one)
        await team.reply(one, "It left our house an hour ago.")
        await agent_work.note(context, one, team.ben, str(uuid4()), "a regular")
    ended = facts.Resolved(agent_id=team.ada.id, agent_name=team.ada.name, outcome="unsolved")
    await agent_work.resolve(context, one, team.ada, ended, await team.epoch(one))
    await customer_messages.rate(context, one, str(uuid4()), 4, "quick")

    released = await team.customer()
    await customer_messages.request_human(context, released, str(uuid4()), None)
    await team.claim(released)
    await agent_work.release(context, released, team.ada, await team.epoch(released))

    back = await team.customer()
    await team.ask(back, "do you have the blue lamp, and does it come with a bulb? " * 5)
    await team.claim(back)
    await team.hand_back(back)
    await team.settled(back)
    await customer_messages.leave_contact(context, back, str(uuid4()), "jo@example.org")

    gone = await team.customer()
    await team.ask(gone, "one more thing – “quoted”, it’s odd: ½ \\ 'x'")
    await team.claim(gone)
    await people.set_presence(context, team.ben.id, "away")
    team.clock.advance(seconds=context.settings.agent_gone_s + 1)
    assert gone in await upkeep.give_back_abandoned(context)

    left = await team.customer()
    await team.ask(left, "never mind")
    await customer_messages.leave_queue(context, left, str(uuid4()))
    await team.settled(left)


async def rules_judge(team: Team) -> None:
    for given, history in JUDGED:
        one = await team.customer()
        verdict = decide(given, history, TASTE)
        assert isinstance(verdict, Escalate)
        async with changing(team.context, one) as change:
            seq = change.append(facts.CustomerSaid(client_id=str(uuid4()), text="and then?"))
            judged = facts.Judged(
                message_seq=seq,
                decision=Decision.ESCALATE,
                ranking=given.ranking,
                unknown=given.unknown,
                mood=given.mood,
                reasons=verdict.reasons,
            )
            change.append(judged)
            await customer_messages.escalate(
                team.context, change, verdict.reasons, verdict.priority
            )
        if len(verdict.reasons) == 1 and "person" in verdict.reasons[0].text:
            await team.claim(one)
            await team.reply(one, "I will see to it.")  # proposes an example with its judgement


async def a_story(team: Team) -> None:
    one = await team.customer()
    async with changing(team.context, one) as change:
        for fact in STORY:
            change.append(fact)


async def a_question_did_not_fit(team: Team) -> None:
    one = await team.customer()
    async with changing(team.context, one) as change:
        change.append(facts.CustomerSaid(client_id=str(uuid4()), text="the thing"))
        change.append(facts.Judged(message_seq=1, decision=Decision.CLARIFY))
        options = (facts.ClarifyOption(label="Invoice", intent="invoice"),)
        asked = change.append(facts.ClarifyAsked(reply_to=1, options=options))
    await customer_messages.choose(team.context, one, str(uuid4()), asked, None)
    two = await team.customer()
    async with changing(team.context, two) as change:
        change.append(facts.CustomerSaid(client_id=str(uuid4()), text="how long?"))
        change.append(facts.Judged(message_seq=1, decision=Decision.ANSWER))
        said = (facts.BotMessage(text="Two days."),)
        answered = change.append(facts.BotSaid(reply_to=1, messages=said))
    await customer_messages.request_human(team.context, two, str(uuid4()), answered)


async def a_designer_teaches(context: Context) -> None:
    models = Models(context.settings.models)
    for name in ("first", "second"):
        shipped_model(context.settings.var, name)
        await live_model.record(context.store, models[name], context.now())
        why = live_model.FIRST if name == "first" else live_model.GATE
        await live_model.activate(context.store, models, name, context.now(), DESIGNER.id, why)
    taught = review.NewIntent(
        "kayak_rack", "Renting a kayak rack", ("a rack", "kayak rack", "rent racks"), "We do."
    )
    await review.teach(
        context, await answered_by_a_person(context, "Do you rent racks?"), DESIGNER, taught
    )
    await review.reject(context, await answered_by_a_person(context, "so what?"), DESIGNER)
    judged = [one for one, verdict in await review.candidates(context) if verdict is None]
    await review.approve(context, judged[-1].id, DESIGNER, "order_status")


async def runs_end(context: Context) -> None:
    before = Evaluation({"invoice": Tally(9, 9, 9), "refund": Tally(300, 290, 280)}, 40, 38)
    worse = Evaluation({"invoice": Tally(9, 5, 4), "refund": Tally(300, 250, 200)}, 40, 20)
    refusal = judge(worse, before)
    assert isinstance(refusal, Refuse)
    ends = (
        (retraining.LIVE, [], "Switching"),
        (retraining.REFUSED, list(refusal.reasons), "Asking the held-out questions"),
        (retraining.FAILED, ["the service was stopped meanwhile"], "Training the model"),
        (retraining.FAILED, ["training did not end within 1800 s; see BATON_TRAIN_TIMEOUT_S"], "?"),
        (retraining.FAILED, ["training ended with code 1: no space left on device"], "Starting"),
        (retraining.FAILED, ["unexpected: OSError(28, 'full'); the log has more"], "Starting"),
        (retraining.FAILED, ["the moon was full"], "Starting"),
    )
    for state, reasons, step in ends:
        run = retraining.Run(context.new_id(), context.now(), "d" * 64, new_id(context.now(), "d"))
        run.step, run.candidate, run.live = step, worse.metrics, before.metrics
        await retraining._finish(context, run, state, reasons)
    run = retraining.Run(context.new_id(), context.now(), "e" * 64, new_id(context.now(), "e"))
    run.step, run.progress = "Trying it on rows held back", 0.3
    await retraining._save(context, run)
    await retraining.end_what_died(context)


async def main(var: Path) -> None:
    var.mkdir()
    settings = load({}, var=var, bot_url="http://127.0.0.1:9", bot_token=TOKEN)
    store = Store(settings.database_url)
    await migrate(store.engine)
    async with running_team(settings, store, settings.bot_url, var / "models") as team:
        await a_story(team)
        await people_talk(team)
        await rules_judge(team)
        await a_question_did_not_fit(team)
        await a_designer_teaches(team.context)
        await runs_end(team.context)
    async with store.read() as session:
        for table in METADATA.sorted_tables:
            names = [column.name for column in table.columns]
            plain = ", ".join(f"quote({name})" for name in names)
            for row in await session.execute(text(f"SELECT {plain} FROM {table.name}")):
                values = [
                    ("false", "true")[int(value)] if isinstance(column.type, Boolean) else value
                    for column, value in zip(table.columns, row, strict=True)
                ]
                print(
                    f"INSERT INTO {table.name} ({', '.join(names)}) VALUES ({', '.join(values)});"
                )
    await store.close()


if __name__ == "__main__":
    asyncio.run(main(Path(sys.argv[1])))
