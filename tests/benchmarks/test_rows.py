"""A row of the detector's benchmarks knows its bar and whether it reaches it."""

from __future__ import annotations

import json

import pytest

from benchmarks.common.bars import Bar, Rule, reached
from benchmarks.detector.bars import BARS
from benchmarks.detector.rows import Row


@pytest.mark.parametrize(
    ("rule", "bar", "value", "ok"),
    [
        (Rule.AT_LEAST, 93.3, 93.3, True),
        (Rule.AT_LEAST, 93.3, 93.29, False),
        (Rule.AT_MOST, 2.5, 2.5, True),
        (Rule.AT_MOST, 2.5, 2.51, False),
        (Rule.ABOVE, 0.238, 0.238, False),
        (Rule.ABOVE, 0.238, 0.239, True),
    ],
)
def test_a_value_on_the_bar_reaches_it_unless_it_must_be_above(
    rule: Rule, bar: float, value: float, ok: bool
) -> None:
    assert reached(Bar("", rule, bar), value, {}) is ok


def test_no_rounding_lifts_a_value_over_its_bar() -> None:
    assert Row("banking77.accuracy.fast", 93.2999).ok is False


def test_the_best_must_be_above_each_peer_and_there_must_be_peers() -> None:
    peers = {"never": 0.691, "vader": 0.700}
    assert Row("uss.mwoz.gt1", 0.701, peers).ok is True
    assert Row("uss.mwoz.gt1", 0.700, peers).ok is False
    assert Row("uss.mwoz.gt1", 0.701).ok is False
    assert Row("uss.mwoz.gt1", 0.701, peers).bar == 0.700


def test_a_row_that_only_stands_beside_others_is_neither_reached_nor_missed() -> None:
    assert Row("uss.mwoz.gt1.recall", 0.2).ok is None


def test_a_name_outside_the_table_is_refused() -> None:
    with pytest.raises(KeyError, match="banking78"):
        Row("banking78.accuracy", 1.0)


def test_a_row_is_the_same_after_the_results_file() -> None:
    row = Row("clinc150.fpr95", 0.0971, {"plain": 0.126})
    told = json.loads(json.dumps(row.to_json()))
    assert told == {
        "name": "clinc150.fpr95",
        "value": 0.0971,
        "unit": "share",
        "bar": 0.10,
        "ok": True,
        "peers": {"plain": 0.126},
    }
    assert Row.from_json(told) == row


def test_rules_with_a_bar_have_one_and_the_others_have_none() -> None:
    for name, bar in BARS.items():
        assert (bar.bar is None) == (bar.rule in (Rule.BEST, Rule.SHOWN)), name
