"""A conversation in which every kind of event happens, in an order that is allowed."""

from __future__ import annotations

from datetime import UTC, datetime

from handoff.domain import events
from handoff.domain.attached import Attachment, HelpLine
from handoff.domain.events import AnyEvent
from handoff.domain.reasons import InDanger, Measured, ToTeam

REASON = Measured(code="unknown_question", value=0.9, threshold=0.8)
SUMMARY = events.Summary(lines=(events.SummaryLine(about="first", seq=1, text="hello"),), answers=1)
MOOD = events.Mood(negative=0.7, neutral=0.2, positive=0.1)
ASKED = (events.ClarifyOption(label="Delivery", intent="delivery_cost"),)
PICTURE = Attachment(id="a1", name="cat.png", type="image/png", size=4_000, width=64, height=48)
ADA = {"agent_id": "ada", "agent_name": "Ada"}

STORY: tuple[AnyEvent, ...] = (
    events.CustomerSaid(client_id="c1", text="hello", attachments=(PICTURE,)),
    events.Judged(
        message_seq=1, decision=events.Decision.ANSWER, mood=MOOD, slots={"order_id": "HG-1"}
    ),
    events.BotSaid(reply_to=1, messages=(events.BotMessage(text="hi", buttons=("yes",)),)),
    events.ClarifyAsked(reply_to=1, options=ASKED),
    events.Chosen(client_id="c2", clarify_seq=4, option=0, label="Delivery"),
    events.Fallback(reply_to=5, code="cannot_answer", about="and the moon?"),
    events.HumanRequested(client_id="c3", via="did_not_help", about_seq=3),
    events.Escalated(reasons=(REASON,), priority=1, summary=SUMMARY, anyone_online=False),
    events.Raised(priority=3, reasons=(InDanger(category="emergency"), REASON)),
    events.HelpOffered(
        about_seq=1,
        category="emergency",
        language="en",
        text="Call for help.",
        lines=(HelpLine(where="Emergency", name="Europe", call="112"),),
        closing="Do not wait for us.",
    ),
    events.ContactLeft(client_id="c4", email="jo@example.org"),
    events.Claimed(agent_id="ada", agent_name="Ada"),
    events.AgentSaid(client_id="c5", text="good morning", attachments=(PICTURE,), **ADA),
    events.DeliveryFailed(
        message_seq=10, channel="mail", address="jo@example.org", code="refused", detail="550 no"
    ),
    events.NoteAdded(client_id="c6", text="regular customer", **ADA),
    events.Transferred(to_agent_id="ben", to_agent_name="Ben", **ADA),
    events.Snoozed(agent_id="ben", until=datetime(2030, 1, 1, tzinfo=UTC)),
    events.Woken(cause="time"),
    events.Escalated(reasons=(ToTeam(agent_name="Ben", team_name="Refunds"), REASON)),
    events.Routed(team_id="t1", team_name="Refunds", agent_id="ben", agent_name="Ben"),
    events.HandedBack(by="customer", client_id="c7"),
    events.Resolved(agent_id="ben", agent_name="Ben", outcome="unsolved"),
    events.Reopened(to="queue"),
    events.Rated(client_id="c8", score=2, comment="slow"),
    events.VerdictGiven(agent_id="ben", verdict="too_late"),
)
