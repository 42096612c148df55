"""The parts of `scripts/setup.py`; standard library only."""
