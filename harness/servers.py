"""PostgreSQL, Redis and IMAP servers of our own: free ports on 127.0.0.1, data in a folder.

If a server's program cannot be found, `ProgramMissing` says what to install, and tests that need it
are skipped; in CI (`CI` is set) they fail instead.
"""

from __future__ import annotations

import grp
import os
import pwd
import re
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import NoReturn
from unittest import SkipTest

from harness.ports import free_port

READY_WITHIN_S = 60.0
_NUMBER = re.compile(r"\d+(\.\d+)+")
_USERS = ("postgres", "nobody")
"""Who a server runs as when the tests run as root, which PostgreSQL refuses to do."""


class ProgramMissing(SkipTest):
    """A server cannot be started here; the message says what to install."""


@dataclass(slots=True)
class Server:
    """A server process that can be killed and started again on the same port and data."""

    name: str
    folder: Path
    port: int
    command: Sequence[str]
    user: str | None = None
    _process: subprocess.Popen[bytes] | None = field(default=None)

    def start(self) -> None:
        with (self.folder / "log").open("ab") as log:
            self._process = subprocess.Popen(
                self.command,
                cwd=self.folder,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                user=self.user,
                start_new_session=True,
            )
        deadline = time.monotonic() + READY_WITHIN_S
        while not self._answers():
            if self._process.poll() is not None or time.monotonic() > deadline:
                said = (self.folder / "log").read_text(errors="replace")[-2000:]
                raise AssertionError(f"{self.name} did not start:\n{said}")
            time.sleep(0.02)

    def stop(self, number: int = signal.SIGQUIT) -> None:
        """SIGQUIT ends PostgreSQL and Redis at once; SIGKILL, to all processes, is a crash."""
        if self._process is None:
            return
        if number == signal.SIGKILL:
            os.killpg(self._process.pid, number)
        else:
            self._process.send_signal(number)
        try:
            self._process.wait(20)
        except subprocess.TimeoutExpired:
            os.killpg(self._process.pid, signal.SIGKILL)
            self._process.wait()
        self._process = None

    def _answers(self) -> bool:
        """Whether it answers a first request in its protocol."""
        try:
            with socket.create_connection(("127.0.0.1", self.port), 1.0) as connection:
                connection.settimeout(1.0)
                return self._greets(connection)
        except OSError:
            return False

    def _greets(self, connection: socket.socket) -> bool:
        if self.name == "redis":
            connection.sendall(b"PING\r\n")
            return connection.recv(7) == b"+PONG\r\n"
        if self.name == "dovecot-tls":
            return True  # it listens; what it says is encrypted
        if self.name == "dovecot":
            return connection.recv(4) == b"* OK"
        # A startup packet (protocol 3.0) of user postgres: 'R' authentication, 'E' not ready yet.
        body = b"\x00\x03\x00\x00user\x00postgres\x00database\x00postgres\x00\x00"
        connection.sendall((len(body) + 4).to_bytes(4, "big") + body)
        return connection.recv(1) == b"R"


@contextmanager
def running(server: Server) -> Iterator[Server]:
    server.start()
    try:
        yield server
    finally:
        server.stop(signal.SIGKILL)
        shutil.rmtree(server.folder, ignore_errors=True)


def postgres(*options: str) -> Server:
    """A fresh PostgreSQL, not started; without `options` it does not wait for the disk."""
    binaries = _postgres_binaries()
    user = _other_user() if os.geteuid() == 0 else None
    folder = _folder("postgres", user)
    data = folder / "data"
    subprocess.run(
        [binaries / "initdb", "-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8",
         "--locale=C", "--no-sync"],
        check=True, capture_output=True, user=user, cwd=folder,
    )  # fmt: skip
    port = free_port()
    chosen = options or ("fsync=off", "synchronous_commit=off", "full_page_writes=off")
    settings = [
        f"port={port}", "listen_addresses=127.0.0.1", "unix_socket_directories=",
        "max_connections=200", "shared_buffers=64MB", "autovacuum=off", *chosen,
    ]  # fmt: skip
    flags = [part for setting in settings for part in ("-c", setting)]
    command = (str(binaries / "postgres"), "-D", str(data), *flags)
    return Server("postgres", folder, port, command, user)


def redis() -> Server:
    """A fresh Redis that keeps nothing, not started."""
    program = _redis_program()
    folder, port = _folder("redis", None), free_port()
    options = ("--port", str(port), "--bind", "127.0.0.1", "--save", "", "--dir", str(folder))
    return Server("redis", folder, port, (program, *options))


def _redis_program() -> str:
    found = shutil.which("redis-server")
    if found is None:
        _cannot("redis-server is missing: `apt-get install redis-server`, or run make test")
    return found


def dovecot(certificate: tuple[Path, Path] | None = None) -> Server:
    """An IMAP server, not started: any user gets in with `IMAP_PASSWORD`, to an empty mailbox.

    With a certificate and its key, over TLS only; else without any.
    """
    program = shutil.which("dovecot") or shutil.which("dovecot", path="/usr/sbin")
    if program is None:
        _cannot("dovecot is missing: `apt-get install dovecot-imapd`, or run make test")
    as_root = os.geteuid() == 0
    owner = pwd.getpwnam(_other_user()) if as_root else pwd.getpwuid(os.geteuid())
    folder, port = _folder("dovecot", owner.pw_name if as_root else None), free_port()
    # As root it changes to users of its own, which the package has made.
    users = "" if as_root else _DOVECOT_USERS.format(owner.pw_name, grp.getgrgid(owner.pw_gid)[0])
    if certificate is None:
        tls, ports = "ssl = no", (port, 0)
    else:
        tls, ports = "ssl = required\nssl_cert = <{}\nssl_key = <{}".format(*certificate), (0, port)
    config = folder / "dovecot.conf"
    config.write_text(
        _DOVECOT.format(folder=folder, owner=owner, users=users, tls=tls, ports=ports)
    )
    name = "dovecot" if certificate is None else "dovecot-tls"
    return Server(name, folder, port, (program, "-F", "-c", str(config)))


IMAP_PASSWORD = "a-password-of-mailboxes"

_DOVECOT = f"""
protocols = imap
listen = 127.0.0.1
base_dir = {{folder}}/run
state_dir = {{folder}}/state
log_path = /dev/stderr
{{users}}
first_valid_uid = 1
{{tls}}
disable_plaintext_auth = no
mail_location = maildir:{{folder}}/mail/%u
passdb {{{{
  driver = static
  args = password={IMAP_PASSWORD}
}}}}
userdb {{{{
  driver = static
  args = uid={{owner.pw_uid}} gid={{owner.pw_gid}} home={{folder}}/mail/%u
}}}}
service anvil {{{{
  chroot =
}}}}
service imap-login {{{{
  chroot =
  inet_listener imap {{{{
    port = {{ports[0]}}
  }}}}
  inet_listener imaps {{{{
    port = {{ports[1]}}
  }}}}
}}}}
"""


_DOVECOT_USERS = """
default_internal_user = {0}
default_internal_group = {1}
default_login_user = {0}
"""


def versions() -> dict[str, str]:
    """Versions of the programs that `postgres` and `redis` start."""
    programs: dict[str, Path | str] = {
        "postgres": _postgres_binaries() / "postgres",
        "redis": _redis_program(),
    }
    told = {
        name: subprocess.run([program, "--version"], check=True, capture_output=True, text=True)
        for name, program in programs.items()
    }
    return {name: _NUMBER.search(done.stdout)[0] for name, done in told.items()}  # type: ignore[index]


def _postgres_binaries() -> Path:
    """The folder of initdb and postgres: the one on the PATH, or else the newest."""
    on_path = shutil.which("initdb")
    if on_path is not None and shutil.which("postgres") is not None:
        return Path(on_path).parent
    installed = Path("/usr/lib/postgresql").glob("*/bin/initdb")
    for found in sorted(installed, key=lambda path: int(path.parts[-3]), reverse=True):
        return found.parent
    _cannot("PostgreSQL is missing: `apt-get install postgresql`, or run make test")


def _other_user() -> str:
    names = {entry.pw_name for entry in pwd.getpwall()}
    return next((name for name in _USERS if name in names), _USERS[-1])


def _folder(name: str, user: str | None) -> Path:
    """A new folder that `user` can reach; the usual temporary folder may be closed to it."""
    for parent in (tempfile.gettempdir(), "/var/tmp", "/tmp"):
        folder = Path(tempfile.mkdtemp(prefix=f"baton-{name}-", dir=parent))
        if user is None:
            return folder
        shutil.chown(folder, user)
        tried = subprocess.run(["test", "-w", folder], user=user, cwd="/", check=False)
        if tried.returncode == 0:
            return folder
        folder.rmdir()
    raise AssertionError(f"found no folder for temporary files that user {user} can reach")


def _cannot(why: str) -> NoReturn:
    if os.environ.get("CI"):
        raise AssertionError(f"{why} (CI must have it)")
    raise ProgramMissing(why)
