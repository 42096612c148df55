"""The table: every row a run may report, its unit and its bar."""

from __future__ import annotations

from benchmarks.common.bars import Bar, at_least, at_most

BARS: dict[str, Bar] = {
    "relay.same_frames": at_least(0.55, "× websockets"),
    "relay.socketio": at_least(1.2, "× socketio"),
    "relay.p99_half_load": at_most(50.0, "ms"),
    "turns.rasa_rest": at_least(0.85, "× rasa REST"),
    "turns.rasa_socketio": at_least(1.5, "× rasa socketio"),
    "idle.sockets": at_least(10_000, "sockets"),
    "idle.kb": at_most(40.0, "KB each"),
    "workers.two": at_least(0.6, "× one worker"),
    "soak.slope": at_most(0.0, "KB a minute"),
}
