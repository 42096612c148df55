"""What strangers send: awkward JSON values, and frames and addresses made of them."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import strategies as st

AWKWARD = [
    '"\\ud800"',
    '"\\udc00\\ud800"',
    '"\\u0000"',
    '"a\\u0000b"',
    '"\\ud83d"',
    '""',
    '"\\u200b\\ufe0f"',
    '"\\x41"',
    json.dumps("x" * 5_000),
    "9223372036854775807",
    "9223372036854775808",
    "18446744073709551616",
    "2147483648",
    "-1",
    "-9223372036854775809",
    "9" * 5_000,
    "1e400",
    "1.5",
    "-0.0",
    "NaN",
    "-Infinity",
    "true",
    "null",
    "[]",
    "{}",
    "[" * 3_000,
    '{"a":' * 500,
    "",
    "'",
    "\ufeff1",
]
"""Each of them is too much for some driver, hash, parser or column."""

plain = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=40)
trees = st.recursive(
    plain, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3)
)
values = st.sampled_from(AWKWARD) | trees.map(json.dumps)


@st.composite
def spoilt(draw: st.DrawFn, sound: list[dict[str, Any]]) -> str:
    """One of the objects as JSON, some values replaced; perhaps repeated, or with an extra one."""
    chosen = draw(st.sampled_from(sound))
    pairs = [(json.dumps(name), json.dumps(value)) for name, value in chosen.items()]
    for _ in range(draw(st.integers(1, 2))):
        name = draw(st.sampled_from(list(chosen)) | st.text(max_size=5))
        pairs.append((json.dumps(name), draw(values)))
    if draw(st.booleans()):  # if a name appears twice, the last one counts
        pairs = list(dict(pairs).items())
    return "{" + ", ".join(f"{name}: {value}" for name, value in pairs) + "}"


in_address = st.sampled_from(
    [
        *("%00", "a%00b", "%ed%a0%80", "%ff%fe", "%", "%E2%80%8B", "..%2f..", "%0d%0aX:1", "["),
        *("9" * 30, "-1", "1e3", "1.5", "nan", "%2147483648", "x" * 3_000, "status=", "''"),
    ]
)
