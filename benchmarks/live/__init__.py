"""How the live conversation is measured: relay, turns, idle sockets, workers, a soak.

A part is a module with `rows(run) -> list[Row]`; `parts.py` lists them, `__main__.py` runs them,
`bars.py` holds the table of names and bars. Servers run on one core and the load on another; both
report the processor time they used, so that a reader sees which was the limit.
"""
