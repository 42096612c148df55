"""A conversation in which every kind of event happens, in an order that is allowed."""

from __future__ import annotations

from handoff.domain import facts
from handoff.domain.facts import AnyFact

REASON = facts.Reason(signal="unknown", text="Nothing like it is known", value=0.9, threshold=0.8)
MOOD = facts.Mood(negative=0.7, neutral=0.2, positive=0.1)
ASKED = (facts.ClarifyOption(label="Delivery", intent="delivery_cost"),)
ADA = {"agent_id": "ada", "agent_name": "Ada"}

STORY: tuple[AnyFact, ...] = (
    facts.CustomerSaid(client_id="c1", text="hello"),
    facts.Judged(
        message_seq=1, decision=facts.Decision.ANSWER, mood=MOOD, slots={"order_id": "HG-1"}
    ),
    facts.BotSaid(reply_to=1, messages=(facts.BotMessage(text="hi", buttons=("yes",)),)),
    facts.ClarifyAsked(reply_to=1, options=ASKED),
    facts.Chosen(client_id="c2", clarify_seq=4, option=0, label="Delivery"),
    facts.HumanRequested(client_id="c3", via="did_not_help", about_seq=3),
    facts.Escalated(
        reasons=(REASON,), priority=1, summary="Asks for delivery", anyone_online=False
    ),
    facts.ContactLeft(client_id="c4", email="jo@example.org"),
    facts.Claimed(agent_id="ada", agent_name="Ada"),
    facts.AgentSaid(client_id="c5", text="good morning", **ADA),
    facts.NoteAdded(client_id="c6", text="regular customer", **ADA),
    facts.Transferred(to_agent_id="ben", to_agent_name="Ben", **ADA),
    facts.Snoozed(agent_id="ben", until="2030-01-01T00:00:00Z"),
    facts.Reopened(to="queue"),
    facts.HandedBack(by="customer", client_id="c7"),
    facts.Resolved(agent_id="ben", agent_name="Ben", outcome="unsolved"),
    facts.Rated(client_id="c8", score=2, comment="slow"),
    facts.VerdictGiven(agent_id="ben", verdict="too_late"),
)
