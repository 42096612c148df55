"""What in `BATON_ASSISTANT` cannot work, and what works differently from what its files say.

    python bot/check_project.py

Prints {"errors": […], "notes": […]}, one line of text each. It runs where the project's actions
will run, so that it sees the packages that they will see; Rasa itself is not loaded.
"""

from __future__ import annotations

import contextlib
import json
import os
import re
import sys
import traceback
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bot.runtime import BOT, assistant_folder
from bot.serve_actions import actions_of
from bot.training.surroundings import INSTALL, lacking
from common.assistant import Assistant, WrongAssistant, read
from common.assistant.composition import WrongConfig, compose
from common.assistant.defaults import hands_over
from common.assistant.endpoints import FILE as ENDPOINTS
from common.assistant.endpoints import endpoints_of
from common.assistant.examples import Examples, read_examples
from common.assistant.migration import is_of_rasa_2
from common.assistant.needs import needs_of
from common.assistant.project import CONFIG, TRAINING, shown, yaml_in
from common.assistant.sections import read_yaml

_RASAS_INTENTS = frozenset({"nlu_fallback", "out_of_scope", "restart", "back", "session_start"})
_RASAS_ACTIONS = re.compile(
    r"action_(listen|restart|session_start|default_fallback|deactivate_loop|back|extract_slots"
    r"|revert_fallback_events|default_ask_affirmation|default_ask_rephrase|two_stage_fallback"
    r"|unlikely_intent|send_text|validate_slot_mappings)$"
)
_PAYLOAD = re.compile(r"""payload["']?\s*:\s*["']?/(\w+)""")
_VARIABLE = re.compile(r"\$\{(\w+)\}")


@dataclass
class Report:
    errors: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def report(folder: Path) -> Report:
    """Everything at once, so that one round of fixes is enough."""
    found = Report()
    try:
        assistant = read(folder)
        examples = read_examples(assistant.folder, assistant.sources)
        domain = [
            read_yaml(file, shown(file, assistant.folder))
            for file in yaml_in(assistant.sources, "domain")
        ]
    except WrongAssistant as error:
        found.errors.append(str(error))
        return found
    found.notes += assistant.assumed
    found.errors += _without_examples(assistant, examples)
    _check_config(assistant, examples, found)
    _check_actions(assistant, domain, found)
    found.notes += _old_formats(domain, assistant)
    found.notes += _fallbacks(assistant)
    found.notes += _variables(assistant)
    return found


def _without_examples(assistant: Assistant, examples: Examples) -> Iterator[str]:
    """A button may send an intent that nobody types."""
    sent = {
        name
        for file in yaml_in(assistant.sources, "domain")
        for name in _PAYLOAD.findall(file.read_text(encoding="utf-8"))
    }
    for name in assistant.intent_names - examples.texts.keys() - sent - _RASAS_INTENTS:
        yield (
            f"{assistant.folder.name}: the intent '{name}' has no examples; give it some under "
            f"`nlu`, or take it out of the domain"
        )


def _check_config(assistant: Assistant, examples: Examples, found: Report) -> None:
    file = assistant.sources.get(CONFIG, BOT / CONFIG)
    name = shown(file, assistant.folder)
    try:
        config = read_yaml(file, name)
        needs = needs_of(examples, assistant.runtime)
        made = compose(config, needs, lacking(config), assistant.runtime.entities)
    except (WrongAssistant, WrongConfig) as error:
        found.errors.append(str(error) if isinstance(error, WrongAssistant) else f"{name}: {error}")
        return
    found.notes += made.notes


def _check_actions(assistant: Assistant, domain: list[dict[str, Any]], found: Report) -> None:
    listed = {
        str(one if isinstance(one, str) else next(iter(one)))
        for part in domain
        for one in part.get("actions") or ()
    }
    custom = {name for name in listed if not _RASAS_ACTIONS.match(name)}
    custom = {name for name in custom if name.startswith(("action_", "validate_"))}
    found.notes += [
        f"{name} hands over: where it runs, the conversation goes to a person instead"
        for name in sorted(custom)
        if hands_over(name)
    ]
    served: set[str] = set()
    try:
        ends = endpoints_of(assistant.folder, serves_actions=assistant.actions is not None)
        if assistant.actions is not None:
            served = _names_served(assistant)
    except WrongAssistant as error:
        found.errors.append(str(error))
        return
    found.notes += ends.notes
    if ends.actions_elsewhere:
        return
    for name in sorted(custom - served):
        if not hands_over(name):
            found.notes.append(
                f"the domain names {name}, but no class in actions/ has this name; a turn that "
                "needs it goes to a person"
            )


def _names_served(assistant: Assistant) -> set[str]:
    """Names of the actions that the project's package registers.

    Raises:
        WrongAssistant: it cannot be imported.
    """
    from rasa_sdk.executor import ActionExecutor

    executor = ActionExecutor()
    try:
        executor.register_package(actions_of(assistant))
    except WrongAssistant as error:
        raise _explained(error) from error
    except Exception as error:
        raise _explained(WrongAssistant(f"{assistant.actions}: {error}"), error) from error
    return set(executor.actions)


def _explained(error: WrongAssistant, cause: BaseException | None = None) -> WrongAssistant:
    cause = cause or error.__cause__
    if isinstance(cause, ModuleNotFoundError) and cause.name:
        package = cause.name.partition(".")[0]
        return WrongAssistant(
            f"{error}; add the package with `{INSTALL} {package}` (its name may differ)"
        )
    frames = traceback.extract_tb(cause.__traceback__) if cause else []
    at = f" ({Path(frames[-1].filename).name}, line {frames[-1].lineno})" if frames else ""
    return WrongAssistant(f"{error}{at}")


def _old_formats(domain: list[dict[str, Any]], assistant: Assistant) -> Iterator[str]:
    if any(is_of_rasa_2(part) for part in domain):
        yield (
            "the domain is in Rasa 2's format; it is migrated for each training and the files stay "
            "as they are: `rasa data migrate` writes the new format"
        )


def _fallbacks(assistant: Assistant) -> Iterator[str]:
    for part in TRAINING:
        for file in yaml_in(assistant.sources, part):
            content = read_yaml(file, shown(file, assistant.folder))
            for rule in content.get("rules") or ():
                if any(_is_fallback(step) for step in rule.get("steps") or ()):
                    yield (
                        f"the rule '{rule.get('rule')}' on nlu_fallback is never reached: what the "
                        "bot does not understand goes to a question or a person"
                    )


def _is_fallback(step: Any) -> bool:
    return isinstance(step, dict) and step.get("intent") == "nlu_fallback"


def _variables(assistant: Assistant) -> Iterator[str]:
    """Every `${NAME}` in a file that the environment does not set."""
    files = [file for path, file in assistant.sources.items() if path.endswith((".yml", ".yaml"))]
    files += [file for file in (assistant.folder / ENDPOINTS,) if file.is_file()]
    named: dict[str, str] = {}
    for file in files:
        for name in _VARIABLE.findall(file.read_text(encoding="utf-8")):
            named.setdefault(name, shown(file, assistant.folder))
    for name, where in sorted(named.items()):
        if name not in os.environ:
            yield f"{where} needs {name}, which is not set in the environment"


def main() -> None:
    # Whatever the project's modules print must not mix with the report.
    with contextlib.redirect_stdout(sys.stderr):
        found = report(assistant_folder())
    print(json.dumps(asdict(found), ensure_ascii=False))


if __name__ == "__main__":
    main()
