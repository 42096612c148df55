"""The shipped assistant, for whatever tests or shows it."""

from __future__ import annotations

from common.assistant import read
from common.masking import Masker
from handoff.config import ROOT

SHOP = read(ROOT / "data")
mask = Masker(SHOP.runtime.identifiers)

ORDER, EMAIL = "HG-10432", "anna.berg@example.com"
"""One of the demo orders, and the address it was placed with."""
