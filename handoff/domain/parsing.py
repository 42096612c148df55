"""How JSON is read: what a type adapter or a model is given as its configuration."""

from __future__ import annotations

from pydantic import ConfigDict

READ_ONCE = ConfigDict(cache_strings="keys")
"""For values that hardly ever come twice. Otherwise pydantic keeps short strings that it has read,
up to 16,384 of them, which looks like a leak for hours and saves nothing."""
