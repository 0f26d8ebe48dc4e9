"""TOML read with the line of everything in it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disclosurelint.config.toml_text import TomlError, read_toml

TEXT = """\
title = "a # b"  # c
[tool.disclosurelint]
select = ["AMT", # [
  "NAM",

  'PUN#', ["x"], {a = 1, b = 2}
]
severity.AMT001 = "info"
"quoted key".'x' = 2025-12-31
note = \"\"\"
[not.a.table]
still = "the note" \\\"\"\" \"\"\"
ratio = 0.5

[[tool.disclosurelint.overrides]]
files = ["a"]
[[tool.disclosurelint.overrides]]
files = ["b"]
[tool.disclosurelint.overrides.organisation]
name = "某局"
"""


def test_every_key_and_item_has_its_line() -> None:
    _, lines = read_toml(TEXT)
    top = ("tool", "disclosurelint")
    assert {where[2:]: line for where, line in lines.items() if where[:2] == top and len(where) > 2} == {
        ("select",): 3,
        ("select", 0): 3,
        ("select", 1): 4,
        ("select", 2): 6,
        ("select", 3): 6,
        ("select", 3, 0): 6,
        ("select", 4): 6,
        ("select", 4, "a"): 6,
        ("select", 4, "b"): 6,
        ("severity",): 8,
        ("severity", "AMT001"): 8,
        ("quoted key",): 9,
        ("quoted key", "x"): 9,
        ("note",): 10,
        ("ratio",): 13,
        ("overrides",): 15,
        ("overrides", 0): 15,
        ("overrides", 0, "files"): 16,
        ("overrides", 0, "files", 0): 16,
        ("overrides", 1): 17,
        ("overrides", 1, "files"): 18,
        ("overrides", 1, "files", 0): 18,
        ("overrides", 1, "organisation"): 19,
        ("overrides", 1, "organisation", "name"): 20,
    }


def test_dates_and_fractions_are_texts_as_in_yaml() -> None:
    own = read_toml(TEXT)[0]["tool"]["disclosurelint"]
    assert (own["quoted key"]["x"], own["ratio"]) == ("2025-12-31", "0.5")


@pytest.mark.parametrize(("text", "line"), [("a = 1\nb = \n", 2), ("a = 1\na = 2\n", 2), ("[a\n", 1)])
def test_what_is_no_toml_is_refused_with_its_line(text: str, line: int) -> None:
    with pytest.raises(TomlError) as caught:
        read_toml(text)
    assert caught.value.line == line


def listed(items: list[str]) -> str:
    return "[\n  " + ", # c]\n  ".join(items) + "\n]" if items else "[]"


def table(items: list[str]) -> str:
    return "{" + ", ".join(f"k{at} = {item}" for at, item in enumerate(items)) + "}"


VALUES = st.recursive(
    st.sampled_from(["1", "true", '"a]b}c,#d"', "'x\"y'", "2025-01-01", '"""\nm\n"""']),
    lambda inner: st.lists(inner, max_size=3).map(listed) | st.lists(inner, max_size=3).map(table),
    max_leaves=6,
)


@given(st.lists(VALUES, max_size=5))
def test_whatever_the_values_the_keys_behind_them_have_their_lines(values: list[str]) -> None:
    text = "".join(f"key{at} = {value}\n" for at, value in enumerate(values))
    _, lines = read_toml(text)
    for at in range(len(values)):
        assert text.split("\n")[lines[f"key{at}",] - 1].startswith(f"key{at} =")
