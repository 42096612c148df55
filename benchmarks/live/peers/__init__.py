"""Relays to compare with: they send the same frames and store nothing."""
