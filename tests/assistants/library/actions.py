"""Eigene Aktionen der Stadtbücherei."""

from typing import Any

from rasa_sdk import Action, FormValidationAction, Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher

SHORTEST = 2


class Vormerken(Action):
    def name(self) -> str:
        return "action_vormerken"

    def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[dict[str, Any]]:
        titel, nummer = tracker.get_slot("titel"), tracker.get_slot("ausweisnummer")
        dispatcher.utter_message(text=f"„{titel}“ ist für {nummer} vorgemerkt.")
        return [SlotSet("titel", None), SlotSet("ausweisnummer", None)]


class AnMitarbeiter(Action):
    """Was das Projekt ohne Baton tat: eine Telefonnummer nennen."""

    def name(self) -> str:
        return "action_an_mitarbeiter"

    def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[dict[str, Any]]:
        dispatcher.utter_message(text="Rufen Sie bitte unsere Theke an.")
        return []


class ValidateVormerkung(FormValidationAction):
    def name(self) -> str:
        return "validate_vormerkung_form"

    def validate_titel(
        self, value: Any, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> dict[str, Any]:
        text = str(value).strip()
        return {"titel": text if len(text) >= SHORTEST else None}
