"""What of a project's `endpoints.yml` is used: actions and answers that come from elsewhere."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from common.assistant.errors import WrongAssistant
from common.assistant.sections import read_yaml

FILE = "endpoints.yml"
ACTIONS, ANSWERS = "action_endpoint", "nlg"

_NOT_USED = {
    "tracker_store": "Baton keeps the bot's conversations itself",
    "lock_store": "Baton orders the messages of a conversation itself",
    "event_broker": "what happened stands in Baton's own log",
    "models": "Baton trains, keeps and switches models itself",
}


@dataclass(frozen=True)
class Endpoints:
    """`used`: sections as Rasa reads them. `notes`: a sentence on each section of the file."""

    used: Mapping[str, Any]
    notes: tuple[str, ...] = ()

    @property
    def actions_elsewhere(self) -> str | None:
        """Where a server of the project's own runs its actions."""
        return self.used[ACTIONS]["url"] if ACTIONS in self.used else None


def endpoints_of(folder: Path, serves_actions: bool) -> Endpoints:
    """Of the project in `folder`; `serves_actions`: its actions lie there and are served by Baton.

    Raises:
        WrongAssistant: the file is no valid YAML, or a section that is used has no url.
    """
    file = folder / FILE
    if not file.is_file():
        return Endpoints({})
    content = read_yaml(file, FILE)
    wanted = (ANSWERS,) if serves_actions else (ANSWERS, ACTIONS)
    used = {name: _with_url(content[name], name) for name in wanted if content.get(name)}
    return Endpoints(used, tuple(_notes(content, used)))


def _with_url(section: Any, name: str) -> dict[str, Any]:
    if not isinstance(section, dict) or not isinstance(section.get("url"), str):
        raise WrongAssistant(f"{FILE}: {name} needs a `url`, such as http://localhost:5055/webhook")
    return section


def _notes(content: Mapping[str, Any], used: Mapping[str, Any]) -> Iterator[str]:
    for name in content:
        if name in used:
            yield f"{FILE}: {name} is asked at {used[name]['url']}; it must run when the bot does"
        elif name == ACTIONS:
            yield f"{FILE}: {name} is not used; the project's actions are served by Baton"
        else:
            why = _NOT_USED.get(str(name), "Baton knows no such endpoint")
            yield f"{FILE}: {name} is not used; {why}"
