"""The rate limit; the socket itself is tested through the running service."""

from __future__ import annotations

from handoff.realtime.connection import TokenBucket


def test_a_burst_passes_and_then_the_rate_holds() -> None:
    bucket = TokenBucket(rate=2.0, burst=3.0)
    assert [bucket.take(100.0) for _ in range(4)] == [True, True, True, False]
    assert not bucket.take(100.4)
    assert bucket.take(100.5)


def test_waiting_never_saves_up_more_than_a_burst() -> None:
    bucket = TokenBucket(rate=2.0, burst=3.0)
    bucket.take(0.0)
    assert [bucket.take(1000.0) for _ in range(4)] == [True, True, True, False]
