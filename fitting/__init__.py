"""How the weights that ship with the detector were fitted: corpora, and training on them.

The product runs without this package, except that set-up assembles the tone model with it;
`scripts/` and the benchmarks use it.
"""
