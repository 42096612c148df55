"""The one error of this package."""

from __future__ import annotations


class WrongAssistant(ValueError):
    """The assistant's folder cannot be used; one line: which file, where in it, what to do."""
