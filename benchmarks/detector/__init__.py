"""How the detector is measured: public data, one table, plots, and peers run here.

A part is a module with `rows(data, say) -> list[Row]`; `parts.py` lists them, `__main__.py` runs
them. `bars.py` holds the table of names and bars.
"""
