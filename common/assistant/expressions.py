"""Regular expressions in an assistant's files: refused when they could run for hours.

Python's engine backtracks, and every customer message goes through these expressions. So before
use, the number of ways in which an expression can match from one place is bounded from above.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable
from typing import Any

if sys.version_info >= (3, 11):
    from re import _constants as ops  # type: ignore[attr-defined]
    from re import _parser as parser  # type: ignore[attr-defined]
else:
    import sre_constants as ops
    import sre_parse as parser

LONGEST = 300
"""Characters of one expression."""

LONGEST_RUN = 1000
"""Repeats assumed where there is no upper limit; a message has a few thousand characters."""

MOST_WAYS = 20_000
"""Of matching from one place in a text."""

_ONE_WAY = {ops.LITERAL, ops.NOT_LITERAL, ops.ANY, ops.IN, ops.AT, ops.CATEGORY, ops.RANGE}
_REPEATS = {ops.MAX_REPEAT, ops.MIN_REPEAT}


class WrongExpression(ValueError):
    """What is wrong with an expression, worded to end a sentence."""


def check(source: str) -> int:
    """The number of the expression's groups.

    Raises:
        WrongExpression: it is invalid or too long, names a group, matches the empty text, or could
            take forever on some text.
    """
    if len(source) > LONGEST:
        raise WrongExpression(f"has {len(source)} characters; at most {LONGEST} are allowed")
    if "${" in source:
        raise WrongExpression("has ${…}, which Rasa would take for an environment variable")
    try:
        compiled = re.compile(source, re.IGNORECASE)
        re.compile(f"(?:{source})")  # it must also work inside another one: no flags of its own
        parsed: Any = parser.parse(source, re.IGNORECASE)
        ways = _ways(parsed)
    except re.error as error:
        raise WrongExpression(f"is not a regular expression: {error}") from error
    except RecursionError:
        raise WrongExpression("is nested too deeply") from None
    if ways > MOST_WAYS:
        raise WrongExpression(
            "can match in too many ways, which could take forever; give repetitions an upper "
            "limit, such as {1,12}, and put none inside another"
        )
    if compiled.groupindex:
        raise WrongExpression("names a group; write (…) or (?:…)")
    if compiled.match("") is not None:
        raise WrongExpression("matches the empty text; it needs a character that must be there")
    return compiled.groups


def _ways(items: Iterable[tuple[Any, Any]]) -> int:
    """An upper bound on the ways through these items, one after the other."""
    ways = 1
    for op, argument in items:
        ways = min(ways * _ways_of(op, argument), MOST_WAYS + 1)
    return ways


def _ways_of(op: Any, argument: Any) -> int:
    if op in _ONE_WAY:
        return 1
    if op in _REPEATS:
        return _ways_of_repeat(*argument)
    if op is ops.SUBPATTERN:
        return _ways(argument[-1])
    if op is ops.BRANCH:
        return sum(_ways(branch) for branch in argument[1])
    if op in (ops.ASSERT, ops.ASSERT_NOT):
        return _ways(argument[1])
    raise WrongExpression(f"uses something not allowed here ({str(op).lower()}); do without it")


def _ways_of_repeat(least: int, most: int, item: Iterable[tuple[Any, Any]]) -> int:
    most = min(int(most), LONGEST_RUN)
    inside = _ways(item)
    if inside == 1:
        return most - least + 1
    total = 0
    for times in range(least, most + 1):
        total += inside**times
        if total > MOST_WAYS:
            return MOST_WAYS + 1
    return total
