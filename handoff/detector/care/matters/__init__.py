"""How four languages speak of death, the law and the press: what is for a person alone."""

from __future__ import annotations

from handoff.detector.care.matters.english import ENGLISH
from handoff.detector.care.matters.french import FRENCH
from handoff.detector.care.matters.german import GERMAN
from handoff.detector.care.matters.spanish import SPANISH

MATTERS = (ENGLISH, GERMAN, FRENCH, SPANISH)
