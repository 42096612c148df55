"""How the weights that ship with the detector were fitted: corpora, and training on them.

The product runs without it; `scripts/train_*.py` and the benchmarks use it.
"""
