"""benchmarks/results/listens.json and the page benchmarks/LISTENS.md."""

from __future__ import annotations

import json
import platform
from collections.abc import Mapping, Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Any

from benchmarks.common import results
from benchmarks.common.page import summary, table
from benchmarks.common.results import RESULTS
from benchmarks.listens.bars import BARS
from benchmarks.listens.rows import Row
from handoff.config import ROOT

FILE = RESULTS / "listens.json"
BASELINE = RESULTS / "listens-baseline.json"
"""As FILE was before the work that these sets measure."""
PAGE = ROOT / "benchmarks" / "LISTENS.md"

PACKAGES = ("scikit-learn", "onnxruntime", "numpy", "websockets")

HEAD = """\
# How well it listens, measured

<!-- made by `make bench-listens` from results/listens.json: do not edit -->

{reached} of {judged} bars are reached. Measured on {date} at commit `{commit}` with
`{command}` on {cpu}; the load average of the machine was {load} at the start and
{load_after} at the end.{baseline}

The sets (`benchmarks/listens/sets`, described in `benchmarks/listens/README.md`) were written blind
to what the bot was taught. What fails is counted by kind and intent in the results file, under
`raw`, and its words are never shown; with `--show` they are, and then the set is burnt.

"""

SINCE = """ *baseline*: the same run at commit `{commit}`
({date}), before the work that these sets measure."""

PEERS = "beside it"

FOOT = """
Everything goes through the served product: the shipped assistant is trained, Rasa, its action
server and the service run, customers write on sockets, and what came of a message is read from the
log and from the bot's tracker. A single message is the first of a conversation of its own, on a
page in the customer's language. Percentages are of all rows of a set.

*right*: answered, and the likeliest intent is the one meant; or meant for a person
(`always_human`) and passed on to one. *wrong*: answered with another intent, except one whose
response is the same text. *passed_on*: passed on although the bot has an answer. A clarifying
question is neither: *offered* if it offers what was meant, *asked* if not. Strangers are *answered*
when the bot answered, unless with "I don't know".

*dialogues*: of 226 turns, those that did what was expected (`benchmarks/listens/expected.py` says
what counts); dialogues run one after the other, and each finds the shop's orders untouched. A
message that was refused as invisible leaves the form waiting, as it should. *first_failures*:
dialogues in which anything failed; what comes after may have failed because of it, so
*up_to_the_first_failure* leaves it out. Once a person was called, a turn is as expected only if a
person was expected.

*follow_ups*: of 150, the second turn got all answers it asks for, or at least one while the others
were named, and what it is about was said; *intents_only* leaves that out.

*facts*: of 150, the answer's first sentence holds the fact (after an acknowledgement of at most
eight words, the second): all its numbers and three in four of its words. 15 questions ask what the
shop's answers leave open; there, no answer or "I don't know" is right (*unknown_not_answered*).

*care*: found is what was passed on for a reason that has a category, whatever it is called.

*tone*: the mood in the log; *distress_auroc* tells the distressed from all others; *unmeasured*:
lines with which something else came first.

*forms*: dialogues with any reply at any step (`harness/form_replies.py`) against the channel's
rules and the real actions (`harness/form_loop.py`); *booked* are bookings in all.

*detector*: the model's held-out questions, one after the other, on one thread.
"""


def write(
    command: str, rows: Sequence[Row], raw: Mapping[str, Any], file: Path = FILE
) -> dict[str, Any]:
    return results.write(file, command, rows, versions(), raw=dict(raw))


def kept(
    rows: Sequence[Row], raw: Mapping[str, Any], file: Path = FILE
) -> tuple[list[Row], dict[str, Any]]:
    """These rows and counts, and those in the file that they do not replace."""
    if not file.exists():
        return list(rows), dict(raw)
    before = json.loads(file.read_text())
    new = {row.name for row in rows}
    old = [Row.from_json(row) for row in before["rows"] if row["name"] not in new]
    return [*old, *rows], before["raw"] | dict(raw)


def versions() -> dict[str, str]:
    found = {name: version(name) for name in PACKAGES}
    return {"python": platform.python_version()} | found | {"cpu": results.processor()}


def page(body: Mapping[str, Any], baseline: Path = BASELINE) -> str:
    """The whole page; with a baseline, its value stands beside each row's."""
    before = json.loads(baseline.read_text()) if baseline.exists() else None
    since = SINCE.format(**before) if before else ""
    load = {name: f"{value:.1f}" for name, value in body["raw"]["machine"].items()}
    head = HEAD.format(**summary(body), **load, baseline=since)
    return head + table(_beside(body, before), BARS, PEERS) + FOOT


def _beside(body: Mapping[str, Any], before: Mapping[str, Any] | None) -> dict[str, Any]:
    then = {row["name"]: row["value"] for row in before["rows"]} if before else {}
    return {
        **body,
        "rows": [
            {**row, "peers": {"baseline": then[row["name"]], **row["peers"]}}
            if row["name"] in then
            else row
            for row in body["rows"]
        ],
    }
