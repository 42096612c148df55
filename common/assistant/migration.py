"""A Rasa 2 domain in Rasa 3's format. The project's files stay as they are."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from copy import deepcopy
from typing import Any

VERSION = "3.1"


def is_of_rasa_2(part: Mapping[str, Any]) -> bool:
    """Whether a file says so, or has a form that lists its slots with their mappings."""
    forms = part.get("forms")
    old_forms = isinstance(forms, dict) and any(_is_old(form) for form in forms.values())
    return str(part.get("version", VERSION)).startswith("2") or old_forms


def migrated(parts: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """The files of one domain: mappings move from forms to slots; a slot named after an entity is
    filled from it, as Rasa 2 did automatically; a slot that nothing fills is left to actions."""
    made = [deepcopy(dict(part)) for part in parts]
    slots = {
        name: slot
        for part in made
        for name, slot in (part.get("slots") or {}).items()
        if isinstance(slot, dict)
    }
    entities = {name for part in made for name in _names(part.get("entities"))}
    for part in made:
        part["version"] = VERSION
        forms = part.get("forms")
        if isinstance(forms, list):  # Rasa 2.0 also allowed a mere list of names
            part["forms"] = {name: {"required_slots": []} for name in _names(forms)}
        elif isinstance(forms, dict):
            part["forms"] = {name: _form(name, form, slots) for name, form in forms.items()}
    for name, slot in slots.items():
        fills_itself = slot.pop("auto_fill", True) and name in entities
        if fills_itself:
            _add(slot, {"type": "from_entity", "entity": name})
        if not slot.get("mappings"):
            slot["mappings"] = [{"type": "custom"}]
    return made


def _is_old(form: Any) -> bool:
    if not isinstance(form, dict):
        return False
    return isinstance(form.get("required_slots"), dict) or (
        bool(form) and "required_slots" not in form and "ignored_intents" not in form
    )


def _form(name: str, form: Any, slots: dict[str, dict[str, Any]]) -> Any:
    if not _is_old(form):
        return form
    settings = {key: form[key] for key in ("ignored_intents",) if key in form}
    listed = form.get("required_slots", {k: v for k, v in form.items() if k not in settings})
    for slot, mappings in listed.items():
        for mapping in mappings or [{"type": "from_entity", "entity": slot}]:
            conditions = [{"active_loop": name, "requested_slot": slot}]
            _add(slots.setdefault(slot, {"type": "any"}), mapping | {"conditions": conditions})
    return {"required_slots": list(listed), **settings}


def _add(slot: dict[str, Any], mapping: dict[str, Any]) -> None:
    mappings = slot.setdefault("mappings", [])
    if mapping not in mappings:
        mappings.append(mapping)


def _names(listed: Any) -> Iterable[str]:
    return (str(one if not isinstance(one, dict) else next(iter(one))) for one in listed or ())
