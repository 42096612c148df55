"""benchmarks/CHAOS.md: the results file as a table, and how it was measured."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from benchmarks.chaos.bars import BARS
from benchmarks.chaos.parts import PARTS
from benchmarks.common.page import summary, table
from handoff.config import ROOT

FILE = ROOT / "benchmarks" / "CHAOS.md"

HEAD = """\
# Killed, and raced

<!-- made by `make chaos` from results/chaos.json: do not edit -->

{reached} of {judged} bars are reached. Measured until {date} at commit `{commit}` with
`{command}` on {cpu}; each part's own date and commit are in the file.

"""

FOOT = """
- `kill.*`: SIGKILL while six customers keep writing and an agent looks on. The customers keep an
  outbox and resume by sequence; what counts is what was acknowledged, what is in the log, and what
  every page had been shown in the end. *Harmed*: lost, doubled and out of order, summed. *Back*:
  from when the killed part is ready again until the last customer has written something new that
  was acknowledged and shown to the agent (for the bot: until it answers a new customer).
- `kill.service` is one process on SQLite; `kill.postgres` and `kill.redis` two processes, the
  customers at one and the agent at the other; `kill.rasa` the bot with the shipped model.
  *left_alone*: customers of the bot with a message that nobody dealt with.
- `race.takeover`: a reply has been computed and is under way when an agent claims; {takeover}.
- `race.claim`: 2, 10 and 50 agents claim at once.

{parts}"""


PARTS_HEAD = """\
| part | how much | measured | commit | load average |
|---|---|---|---|---:|
"""


def page(results: Mapping[str, Any]) -> str:
    """The whole page."""
    head = HEAD.format(**summary(results)) + table(results, BARS, "peers")
    raw = results["raw"]
    parts = "".join(f"{_part(name, raw[name])}\n" for name in PARTS if name in raw)
    return head + FOOT.format(
        takeover=_takeover(raw.get("race.takeover")), parts=PARTS_HEAD + parts
    )


def _part(name: str, raw: Mapping[str, Any]) -> str:
    """How much was measured, when, and how busy the machine was."""
    much = f"{raw['kills']} kills, {raw['messages']['of']:,} messages" if "kills" in raw else ""
    load = "" if "load" not in raw else f"{raw['load']:.1f}"
    return f"| `{name}` | {much} | {raw['date']} | `{raw['commit']}` | {load} |"


def _takeover(raw: Mapping[str, Any] | None) -> str:
    if raw is None:
        return "not measured"
    return (
        f"of {raw['tries']:,} replies {raw['before_the_claim']:,} came before the claim, "
        f"{raw['dropped']:,} were dropped and {raw['after_the_claim']} came after it"
    )
