"""Reads mails in a process of its own, which may take so much memory and so long: a mail that was
made to break its reader breaks that process alone.
"""

from __future__ import annotations

import os
import resource
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess

from handoff.channels import mail_reading
from handoff.channels.mail_reading import CannotBeRead
from handoff.domain.incoming_mail import IncomingMail, Unreadable

MOST_MEMORY = 1024**3
LONGEST_S = 30.0
"""For one mail."""
_START_WITHIN_S = 60.0
_NICE = 10

_Answer = IncomingMail | tuple[Unreadable, str]


class MailReader:
    """Its calls block, so they are made in a thread, one at a time; `close` ends one from any."""

    def __init__(self) -> None:
        self._process: SpawnProcess | None = None
        self._line: Connection | None = None

    def read(self, raw: bytes) -> IncomingMail:
        """What the mail says.

        Raises:
            CannotBeRead: whatever is wrong with it.
            OSError: the process cannot be started.
        """
        if self._process is not None and not self._process.is_alive():
            self.close()  # it ended between two mails, which is the fault of neither
        line = self._line or self._start()
        try:
            line.send_bytes(raw)
            if not line.poll(LONGEST_S):
                raise CannotBeRead(Unreadable.BROKEN, f"not read within {LONGEST_S:g} s")
            answer: _Answer = line.recv()
        except (EOFError, OSError) as error:
            self.close()
            raise CannotBeRead(Unreadable.BROKEN, "its reader did not survive it") from error
        except CannotBeRead:
            self.close()
            raise
        if isinstance(answer, IncomingMail):
            return answer
        raise CannotBeRead(*answer)

    def close(self) -> None:
        """The next mail is read in a new process."""
        process, self._process = self._process, None
        line, self._line = self._line, None
        if process is not None:
            process.kill()
        if line is not None:
            line.close()

    def _start(self) -> Connection:
        context = get_context("spawn")
        line, theirs = context.Pipe()
        process = context.Process(target=_serve, args=(theirs,), daemon=True)
        process.start()
        theirs.close()
        self._process, self._line = process, line
        try:
            if not line.poll(_START_WITHIN_S):
                raise OSError("the process that reads mails does not start")
            line.recv_bytes()
        except (EOFError, OSError) as error:
            self.close()
            raise OSError("the process that reads mails cannot be started") from error
        return line


def _serve(line: Connection) -> None:
    os.nice(_NICE)
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    line.send_bytes(b"ready")
    while True:
        try:
            raw = line.recv_bytes()
        except EOFError:  # whoever asked is gone
            return
        line.send(_read(raw))


def _read(raw: bytes) -> _Answer:
    try:
        return mail_reading.read(raw)
    except CannotBeRead as error:
        return error.why, error.detail
    except Exception as error:  # mails can be broken in more ways than the library expects
        return Unreadable.BROKEN, repr(error)[:500]
