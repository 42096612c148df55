"""An assistant: what a Rasa project and its `baton.yml` say, as one object."""

from common.assistant.assistant import Assistant
from common.assistant.errors import WrongAssistant
from common.assistant.identifiers import Found, Identifier
from common.assistant.parts import Greeting, Intent, Policy, Widget
from common.assistant.reading import read
from common.assistant.runtime import Runtime

__all__ = [
    "Assistant",
    "Found",
    "Greeting",
    "Identifier",
    "Intent",
    "Policy",
    "Runtime",
    "Widget",
    "WrongAssistant",
    "read",
]
