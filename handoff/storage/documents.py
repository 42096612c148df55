"""Whether a PDF is whole, and openly brings nothing that runs.

It is stored as it came, and only ever offered for saving. What is said inside its compressed parts
is not looked at: a PDF program has to be safe against that by itself.
"""

from __future__ import annotations

import mmap
import re
from pathlib import Path

from handoff.domain.errors import FileDamaged, FileTypeRefused

_END = 1024
"""So close to its end a PDF says that it ends."""


def _name(word: str) -> str:
    """A PDF may write any letter of a name as its number."""
    return "/" + "".join(f"(?:{one}|#(?i:{ord(one):02x}))" for one in word)


_RUNS = re.compile(f"(?:{_name('JavaScript')}|{_name('Launch')})(?![A-Za-z])".encode())


def check_pdf(file: Path) -> None:
    """Raises FileDamaged or FileTypeRefused."""
    with file.open("rb") as opened, mmap.mmap(opened.fileno(), 0, access=mmap.ACCESS_READ) as all:
        tail = all[-_END:]
        if b"%%EOF" not in tail or b"startxref" not in tail:
            raise FileDamaged("this PDF has no end; send it again, whole")
        if _RUNS.search(all):
            raise FileTypeRefused("this PDF brings a program along; send it without, or a picture")
