"""The table: every row a run may report, its unit and its bar."""

from __future__ import annotations

from benchmarks.common.bars import Bar, at_most

BARS: dict[str, Bar] = {
    "race.takeover": at_most(0, "bot messages"),
    "race.claim": at_most(0, "tries without one winner"),
    "kill.service": at_most(0, "messages harmed"),
    "kill.service.back": at_most(3.0, "s"),
    "kill.postgres": at_most(0, "messages harmed"),
    "kill.postgres.back": at_most(3.0, "s"),
    "kill.redis": at_most(0, "messages harmed"),
    "kill.redis.back": at_most(3.0, "s"),
    "kill.rasa": at_most(0, "messages harmed"),
    "kill.rasa.back": at_most(3.0, "s"),
    "kill.rasa.left_alone": at_most(0, "customers"),
}
"""`harmed`: lost, doubled and out of order, summed.
`back`: the longest time over all clients and kills.
"""
