"""How well the shipped assistant listens: blind sets, asked of the whole product as customers do.

A part is a module with `rows(run) -> list[Row]`; `parts.py` lists them, `__main__.py` runs them,
`bars.py` holds the table of names and bars. `sets.py` reads the sets, `turn.py` says what came of a
message, `expected.py` and `scoring.py` whether that is right; all three do no input and no output
beyond reading a file. Whatever fails is counted by kind and intent and never shown: a set that has
been read by those who work on the bot is worth nothing any more.
"""
