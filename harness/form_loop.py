"""The shipped assistant's forms without Rasa's server: the channel's rules, the real actions on the
demo orders, and a model of what Rasa does in between.

Run by the bot's Python; one JSON object a line in, one out:

    {"new": true}                                      a new conversation, nothing done for anybody
    {"say": text, "intents": {"whole": [name, p], …}}  a message, classified as given; with
                                                       "language", that of the answer

answers `{"bubbles", "form", "requested", "slots", "done"}`. The model of Rasa (`_extract`, `_turn`)
follows rasa/core/actions/forms.py of 3.6; tests/bot/test_form_loop.py holds it to the real bot.
"""

from __future__ import annotations

import asyncio
import json
import sqlite3
import sys
from dataclasses import asdict
from inspect import isabstract
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher

from bot import actions
from bot.actions import address, asking, explaining, leaving, order_status, returns
from bot.channel.understanding import Waiting, for_the_actions, neutralised, parts_of, understood
from bot.components.patterns import find_all
from bot.runtime import assistant_folder, var_folder
from common.assistant import read
from harness.project_files import domain, listed

Events = list[dict[str, Any]]
REQUESTED = "requested_slot"
SUBMIT = {
    "order_status_form": "action_show_order",
    "return_form": "action_create_return",
    "address_form": "action_change_address",
}
WISHES = {
    "order_status": "order_status_form",
    "return_item": "return_form",
    "change_address": "address_form",
}
NO_VALUE = ("affirm", "deny", "inform")
"""In a form, where they fill nothing, rules answer them with `utter_need_details`."""

_MODULES = (address, asking, explaining, leaving, order_status, returns)


class FormLoop:
    def __init__(self, data: Path) -> None:
        self.assistant = read(data).runtime
        self.domain = domain(data)
        self.domain["slots"][REQUESTED] = {"mappings": []}
        self.answers = {name.partition("/")[0] for name in self.domain["responses"]}
        self.listed = listed(data)
        self.actions = {action.name(): action for action in _actions()}
        self.loop = asyncio.new_event_loop()
        self.new()

    def new(self) -> None:
        self.events: Events = []
        self.slots: dict[str, Any] = dict.fromkeys(self.domain["slots"])
        self.form: str | None = None
        self.message: dict[str, Any] = {}
        self.bubbles: list[str] = []
        self.turns = 0

    def say(
        self,
        text: str,
        intents: dict[str, Any],
        answers_last_reply: bool = True,
        language: str | None = None,
    ) -> None:
        """One message, as `baton_channel.act` and Rasa treat it."""
        self.bubbles = []
        if language != self.slots["language"]:
            self._set({"language": language})
        self.turns += 1
        text = neutralised(text)
        form = self.form
        required = frozenset(self._required(form)) if form else None
        waiting = Waiting(required, self.slots[REQUESTED] if form else None)
        ranked = {part: {"name": name, "confidence": p} for part, (name, p) in intents.items()}
        whole = ranked["whole"]
        parsed: dict[str, Any] = {
            "text": text,
            "intent": whole,
            "intent_ranking": [whole],
            "entities": self._entities(text),
            "parts": {part: ranked.get(part, whole) for part in parts_of(text, waiting)},
        }
        parsed, reading = understood(parsed, waiting, self.assistant)
        decided = reading.role and self.assistant.forms.intents.get(reading.role)
        if decided:
            parsed["intent"] = {"name": decided, "confidence": 1.0}
        metadata = {"message_id": str(self.turns), "answers_last_reply": answers_last_reply}
        metadata |= for_the_actions(reading, parsed.pop("parts"))
        self.message = {**parsed, "metadata": metadata, "message_id": str(self.turns)}
        self.events.append({"event": "user", **self.message})
        self._set(self._extract(self.form))
        self._turn(str(parsed["intent"]["name"]))

    # ── what Rasa does ───────────────────────────────────────────────────────────────────────

    def _turn(self, intent: str) -> None:
        if self.form and self._candidates(self.form):
            self._validated(self.form, self._candidates(self.form))
        elif intent in WISHES and WISHES[intent] != self.form:
            self._activate(WISHES[intent])
        elif intent == "inform" and not self.form:
            if any(each["entity"] == "order_number" for each in self.message["entities"]):
                self._activate("order_status_form")
            else:
                self._run("action_take_details")
        elif self.form and (intent in NO_VALUE or WISHES.get(intent) == self.form):
            self.bubbles.append("[utter_need_details]")
            self._ask_next(self.form)
        else:
            self._answered(intent)

    def _answered(self, intent: str) -> None:
        named = {
            "stop": "action_leave_form",
            "solved_itself": "action_take_as_solved",
            "explain_details": "action_explain_details",
        }
        if intent in named:
            self._run(named[intent])
        elif f"utter_{intent}" in self.answers:
            self.bubbles.append(f"[utter_{intent}]")
        if self.form:
            self._validated(self.form, {})

    def _activate(self, form: str) -> None:
        self.form = form
        self.events.append({"event": "active_loop", "name": form})
        self._set(self._extract(form))
        given = {slot: self.slots[slot] for slot in self._required(form)}
        self._validated(form, {slot: value for slot, value in given.items() if value is not None})

    def _validated(self, form: str, candidates: dict[str, Any]) -> None:
        ahead = self.slots[REQUESTED]
        self.events.append({"event": "action", "name": form})
        self._set(candidates)
        set_here = self._run(f"validate_{form}")
        if REQUESTED in set_here and set_here[REQUESTED] is None:
            self._submit(form)
        else:
            self.slots[REQUESTED] = ahead
            self._ask_next(form)

    def _ask_next(self, form: str) -> None:
        missing = (slot for slot in self._required(form) if self.slots[slot] is None)
        slot = next(missing, None)
        if slot is None:
            self._submit(form)
            return
        self._set({REQUESTED: slot})
        names = (f"action_ask_{form}_{slot}", f"action_ask_{slot}")
        self._run(next(name for name in names if name in self.actions))

    def _submit(self, form: str) -> None:
        self.form = None
        self._set({REQUESTED: None})
        self._run(SUBMIT[form])

    def _candidates(self, form: str) -> dict[str, Any]:
        """The form's slots that were filled from the latest message."""
        found: dict[str, Any] = {}
        for event in reversed(self.events):
            if event["event"] == "user":
                break
            if event["event"] == "slot" and event["name"] in self._required(form):
                found.setdefault(event["name"], event["value"])
        return found

    def _extract(self, form: str | None) -> dict[str, Any]:
        values = {name: self._mapped(slot, form) for name, slot in self.domain["slots"].items()}
        return {name: value for name, value in values.items() if value is not None}

    def _mapped(self, slot: dict[str, Any], form: str | None) -> Any:
        for mapping in slot["mappings"]:
            if self._applies(mapping, form):
                value = self._value(mapping)
                if value is not None:
                    return value
        return None

    def _applies(self, mapping: dict[str, Any], form: str | None) -> bool:
        intents = mapping.get("intent")
        wanted = [intents] if isinstance(intents, str) else intents
        if wanted and self.message["intent"]["name"] not in wanted:
            return False
        conditions = mapping.get("conditions")
        return not conditions or any(
            one["active_loop"] == form
            and one.get(REQUESTED) in (None, self.slots[REQUESTED] if form else None)
            for one in conditions
        )

    def _value(self, mapping: dict[str, Any]) -> Any:
        if mapping["type"] == "from_text":
            return self.message["text"]
        if mapping["type"] == "from_intent":
            return mapping["value"]
        if mapping["type"] == "from_entity":
            named = self.message["entities"]
            return next(
                (o["value"] for o in reversed(named) if o["entity"] == mapping["entity"]), None
            )
        return None

    def _required(self, form: str) -> list[str]:
        required: list[str] = self.domain["forms"][form]["required_slots"]
        return required

    # ── what the action server does ──────────────────────────────────────────────────────────

    def _run(self, name: str) -> dict[str, Any]:
        """Run a custom action as Rasa does; the slots that it set."""
        dispatcher = CollectingDispatcher()
        loop = {"name": self.form} if self.form else {}
        tracker = Tracker(
            "loop", dict(self.slots), self.message, list(self.events), False, None, loop, name
        )
        answered = self.loop.run_until_complete(
            self.actions[name].run(dispatcher, tracker, self.domain)
        )
        self.events.append({"event": "action", "name": name})
        set_here: dict[str, Any] = {}
        for event in answered:
            if event["event"] == "slot":
                set_here[event["name"]] = event["value"]
            elif event["event"] == "active_loop":
                self.form = event["name"]
        self._set(set_here)
        self.bubbles += [each["text"] or f"[{each['response']}]" for each in dispatcher.messages]
        return set_here

    def _set(self, slots: dict[str, Any]) -> None:
        for name, value in slots.items():
            self.slots[name] = value
            self.events.append({"event": "slot", "name": name, "value": value})

    def _entities(self, text: str) -> list[dict[str, Any]]:
        return [asdict(one) for one in find_all(text, self.assistant.identifiers, self.listed)]


def _actions() -> list[Any]:
    every = (each for module in _MODULES for each in vars(module).values())
    found = {each for each in every if isinstance(each, type) and issubclass(each, Action)}
    ours = (each for each in found if each.__module__.startswith(actions.__name__))
    return [each() for each in ours if not isabstract(each)]


def main() -> None:
    data = assistant_folder()
    actions.prepare(data / "demo_orders.yml")
    form_loop = FormLoop(data)
    path = var_folder() / "orders.db"
    with sqlite3.connect(path, isolation_level=None) as shop:
        before = shop.execute("SELECT number, address FROM orders").fetchall()
        for line in sys.stdin:
            asked = json.loads(line)
            if asked.get("new"):
                form_loop.new()
                _undo(shop, before)
            else:
                answers = asked.get("answers", True)
                form_loop.say(asked["say"], asked["intents"], answers, asked.get("language"))
            sys.stdout.write(json.dumps(_state(form_loop, shop)) + "\n")
            sys.stdout.flush()


def _undo(shop: sqlite3.Connection, before: list[tuple[str, str]]) -> None:
    if shop.execute("SELECT 1 FROM returns UNION SELECT 1 FROM address_changes").fetchone():
        shop.execute("DELETE FROM returns")
        shop.execute("DELETE FROM address_changes")
        shop.executemany(
            "UPDATE orders SET address = ? WHERE number = ?", [a[::-1] for a in before]
        )


def _done(shop: sqlite3.Connection) -> list[list[str]]:
    made = shop.execute("SELECT order_number, item, reason FROM returns").fetchall()
    changed = shop.execute("SELECT order_number, address FROM address_changes WHERE done")
    return [list(row) for row in (*made, *changed.fetchall())]


def _state(form_loop: FormLoop, shop: sqlite3.Connection) -> dict[str, Any]:
    return {
        "bubbles": form_loop.bubbles,
        "form": form_loop.form,
        "requested": form_loop.slots[REQUESTED] if form_loop.form else None,
        "slots": form_loop.slots,
        "done": _done(shop),
    }


if __name__ == "__main__":
    main()
