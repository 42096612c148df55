"""Relays to measure beside: they send the same frames, and keep nothing."""
