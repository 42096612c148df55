"""The supervisor, with real but tiny programs."""

from __future__ import annotations

import asyncio
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from handoff.domain.errors import BatonError
from handoff.processes import PortTaken, listen, rotate
from handoff.supervisor import Child, ChildFailed, Supervisor

FOREVER = "import time\nwhile True: time.sleep(60)"
WITH_A_CHILD = f"""
import os, subprocess, sys
child = subprocess.Popen([sys.executable, "-c", {FOREVER!r}])
open("grandchild", "w").write(str(child.pid))
{FOREVER}
"""


class Running:
    """A supervisor at work, and what it said."""

    def __init__(self, children: list[Child], logs: Path) -> None:
        self.said: list[str] = []
        self.up = asyncio.Event()
        self.supervisor = Supervisor(children, logs, self.said.append, backoff_s=(0.05,))

    async def __aenter__(self) -> Running:
        self._work = asyncio.create_task(self.supervisor.run(self.up.set))
        ready = asyncio.create_task(self.up.wait())
        await asyncio.wait({self._work, ready}, return_when=asyncio.FIRST_COMPLETED, timeout=20)
        ready.cancel()
        if self._work.done():
            self._work.result()
        return self

    async def __aexit__(self, *_: object) -> None:
        self.supervisor.stop()
        await asyncio.wait_for(self._work, 20)


def child(folder: Path, code: str, name: str = "child", before: str = "", **more: object) -> Child:
    """A Python program that writes its process id into the file `name`, which says that it is
    ready; `before`: what it does first."""
    program = f"import os\n{before}open({name!r}, 'w').write(str(os.getpid()))\n{code}"
    ready = more.pop("ready", None)
    written = folder / name

    async def has_written() -> bool:
        return written.exists() and written.read_text() != ""

    return Child(
        name=name,
        command=lambda: (sys.executable, "-c", program),
        cwd=folder,
        ready=ready or has_written,
        **more,
    )


def is_alive(pid: int) -> bool:
    """Whether the process is still running; a zombie does not count."""
    state = subprocess.run(["ps", "-o", "stat=", "-p", str(pid)], capture_output=True, text=True)
    return state.stdout.strip()[:1] not in ("", "Z")


async def eventually(true: Callable[[], bool]) -> None:
    for _ in range(200):
        if true():
            return
        await asyncio.sleep(0.05)
    raise AssertionError("it did not happen within 10 s")


async def test_a_child_that_is_killed_is_started_again_and_that_is_said(tmp_path: Path) -> None:
    async with Running([child(tmp_path, FOREVER)], tmp_path / "logs") as running:
        first = int((tmp_path / "child").read_text())
        os.kill(first, signal.SIGKILL)
        await eventually(lambda: (tmp_path / "child").read_text() not in ("", str(first)))
        second = int((tmp_path / "child").read_text())
        assert is_alive(second)
    assert any("ended with signal SIGKILL" in line for line in running.said)
    assert any("was started again" in line for line in running.said)


async def test_stopping_ends_every_child_and_what_it_started(tmp_path: Path) -> None:
    children = [child(tmp_path, FOREVER, "a"), child(tmp_path, WITH_A_CHILD, "b")]
    async with Running(children, tmp_path / "logs"):
        await eventually((tmp_path / "grandchild").exists)
        pids = [int((tmp_path / name).read_text()) for name in ("a", "b", "grandchild")]
        assert all(is_alive(pid) for pid in pids)
    await eventually(lambda: not any(is_alive(pid) for pid in pids))


async def test_a_child_that_ignores_the_request_is_killed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("handoff.supervisor.STOP_WITHIN_S", 0.5)

    async def deaf() -> bool:
        return (tmp_path / "deaf").exists()

    code = f"import signal\nsignal.signal(15, signal.SIG_IGN)\nopen('deaf', 'w')\n{FOREVER}"
    async with Running([child(tmp_path, code, ready=deaf)], tmp_path / "logs") as running:
        pid = int((tmp_path / "child").read_text())
    assert not is_alive(pid)
    assert any("is killed" in line for line in running.said)


async def test_the_one_that_needs_the_others_is_ended_before_them(tmp_path: Path) -> None:
    def noting_its_end(name: str) -> str:
        note = f"open('order', 'a').write('{name} ')"
        return f"import signal, sys\nsignal.signal(15, lambda *_: ({note}, sys.exit()))\n{FOREVER}"

    children = [
        child(tmp_path, noting_its_end("back"), "back"),
        child(tmp_path, noting_its_end("front"), "front", stop_first=True),
    ]
    async with Running(children, tmp_path / "logs"):
        await asyncio.sleep(0.5)  # both have set their signal handlers by now
    assert (tmp_path / "order").read_text() == "front back "


async def test_a_taken_port_is_one_line_and_nothing_is_started(tmp_path: Path) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        listens = ("127.0.0.1", port, "BATON_PORT")
        with pytest.raises(PortTaken) as taken:
            async with Running([child(tmp_path, FOREVER, listens=listens)], tmp_path / "logs"):
                pass
    assert f"Port {port}" in taken.value.message
    assert "BATON_PORT" in taken.value.message
    assert "\n" not in taken.value.message
    assert not (tmp_path / "child").exists()


async def test_a_child_that_never_comes_up_stops_everything_and_shows_its_last_words(
    tmp_path: Path,
) -> None:
    async def never() -> bool:
        return False

    broken = child(tmp_path, "raise SystemExit('no model here')", "broken", ready=never)
    with pytest.raises(ChildFailed) as failed:
        async with Running([child(tmp_path, FOREVER, "fine"), broken], tmp_path / "logs"):
            pass
    assert "no model here" in failed.value.message
    written = tmp_path / "fine"
    assert not written.exists() or not is_alive(int(written.read_text()))


async def test_what_a_child_writes_is_in_its_log_and_earlier_logs_are_kept(tmp_path: Path) -> None:
    for word in ("first", "second"):
        (tmp_path / "child").unlink(missing_ok=True)
        code = f"print({word!r}, flush=True)\n{FOREVER}"
        async with Running([child(tmp_path, code)], tmp_path / "logs"):
            await eventually(lambda: (tmp_path / "logs" / "child.log").stat().st_size > 0)
    assert (tmp_path / "logs" / "child.log").read_text() == "second\n"
    assert (tmp_path / "logs" / "child.log.1").read_text() == "first\n"


def test_the_oldest_log_goes(tmp_path: Path) -> None:
    log = tmp_path / "x.log"
    for number in range(6):
        log.write_text(str(number))
        rotate(log)
    kept = {path.name: path.read_text() for path in tmp_path.iterdir()}
    assert kept == {"x.log.1": "5", "x.log.2": "4", "x.log.3": "3"}


@pytest.mark.skipif(sys.platform != "linux", reason="a service of the Linux kernel")
def test_children_end_when_the_supervisor_itself_is_killed(tmp_path: Path) -> None:
    program = f"""
import asyncio, sys
from pathlib import Path
sys.path.insert(0, {str(Path(__file__).parents[1])!r})
from tests.test_supervisor import FOREVER, Supervisor, child
folder = Path({str(tmp_path)!r})
asyncio.run(Supervisor([child(folder, FOREVER)], folder, print, adopt=True).run(lambda: None))
"""
    with subprocess.Popen([sys.executable, "-c", program]) as supervisor:
        written = tmp_path / "child"
        deadline = time.monotonic() + 20
        while not (written.exists() and written.read_text()) and time.monotonic() < deadline:
            time.sleep(0.05)
        pid = int(written.read_text())
        supervisor.kill()
    deadline = time.monotonic() + 10
    while is_alive(pid) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not is_alive(pid)


def test_errors_of_the_start_are_errors_of_ours() -> None:
    assert issubclass(PortTaken, BatonError) and issubclass(ChildFailed, BatonError)


async def test_a_child_is_renewed_by_one_that_is_ready_before_it_ends(tmp_path: Path) -> None:
    note = "import os, signal, sys\ndef end(*_):\n    open('order', 'a').write('old ends ')\n"
    note += "    sys.exit()\nsignal.signal(15, end)\n"
    start = "open('order', 'a').write('starts ')\n"
    renewed = child(tmp_path, FOREVER, before=note + start)
    async with Running([renewed, child(tmp_path, FOREVER, "other")], tmp_path / "logs") as running:
        first, other = ((tmp_path / name).read_text() for name in ("child", "other"))
        (tmp_path / "child").unlink()  # its existence says "ready"
        running.supervisor.renew(["child"])
        await eventually(lambda: any("Renewed: child" in line for line in running.said))
        assert (tmp_path / "child").read_text() != first
        assert not is_alive(int(first))
        assert is_alive(int(other))
        assert (tmp_path / "other").read_text() == other
        assert (tmp_path / "order").read_text() == "starts starts old ends "
    assert not any("ended with" in line for line in running.said)


async def test_when_the_new_one_does_not_come_up_the_old_one_goes_on(tmp_path: Path) -> None:
    code = f"import os\nif os.path.exists('broken'): raise SystemExit('no good')\n{FOREVER}"
    ready_file = tmp_path / "ready"

    async def ready() -> bool:
        return ready_file.exists()

    ready_file.touch()
    made = child(tmp_path, code, ready=ready)
    async with Running([made], tmp_path / "logs") as running:
        await eventually(lambda: (tmp_path / "child").exists())
        old = int((tmp_path / "child").read_text())
        ready_file.unlink()
        (tmp_path / "broken").touch()
        running.supervisor.renew(["child"])
        await eventually(lambda: any("goes on" in line for line in running.said))
        assert is_alive(old)
        assert any("no good" in line for line in running.said)
        (tmp_path / "broken").unlink()
        os.kill(old, signal.SIGKILL)  # and the old one is still looked after
        await eventually(lambda: any("was started again" in line for line in running.said))


def test_sockets_of_several_processes_share_a_port_that_nobody_else_can_have() -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    opened = listen("service", "127.0.0.1", port, "BATON_PORT", 3)
    try:
        assert [one.getsockname()[1] for one in opened] == [port] * 3
        with pytest.raises(PortTaken):
            listen("service", "127.0.0.1", port, "BATON_PORT", 3)
    finally:
        for one in opened:
            one.close()
