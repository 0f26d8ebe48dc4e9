"""Which regular expressions a ruleset may hold: none that can keep the program busy."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disclosurelint.expressions import MOST, compiled, cost_of, problem


@pytest.mark.parametrize(
    "expression",
    [
        "a*",
        "(?:ab)+",
        "a{3,}",
        "(a{0,9}){0,9}",
        "(?:a?){30}",
        "((((a?){2}){2}){2}){2}b",
        "(a)(?(1)b{0,99}|c)",
    ],
)
def test_what_repeats_without_an_end_is_refused(expression: str) -> None:
    assert "没有上限" in _zh(expression)


@pytest.mark.parametrize(
    "expression",
    [
        "a?" * 25 + "a" * 25,
        "(a|a){0,20}b",
        "(a{1,2}){1,12}b",
        "a{0,99}a{0,99}a{0,99}d",
        "(?i)a{0,99}A{0,99}a{0,99}d",
        r"[^0-9]{0,50}\d{0,50}[^0-9]{0,50}\d{0,50}x",  # ٣ is a digit and none of 0-9
        "٣{0,99}\\d{0,99}٣{0,99}x",
    ],
)
def test_what_could_be_matched_in_too_many_ways_is_refused(expression: str) -> None:
    assert f"超过 {MOST} 步" in _zh(expression)


@pytest.mark.parametrize(
    "expression",
    [
        "布署",
        "[（(](?:此处|请)[^（()）]{0,20}填写[^（()）]{0,20}[）)]",
        r"(?<!\d)20\d\d年[^，。；\n]{0,30}预算",
        "((ab){0,9}c){0,9}",  # where the next round begins is never a choice
        "a{0,99}b{0,99}c{0,99}d",
        "(?:甲|乙|丙){0,50}丁",
        "(?>a{0,50})a{0,50}b",
    ],
)
def test_what_is_bounded_and_leaves_little_choice_is_fine(expression: str) -> None:
    assert problem(expression) is None


def test_what_is_no_expression_is_told_with_the_reason() -> None:
    assert _zh("(x").startswith("不合法（missing )")
    assert _zh("x" * 2000) == "超过 1000 个字符"


_ATOMS = st.sampled_from(["a", "b", "[ab]", "[^b]", ".", r"\d"])
_EXPRESSIONS = st.recursive(
    _ATOMS,
    lambda inner: st.one_of(
        st.lists(inner, min_size=1, max_size=3).map("".join),
        st.lists(inner, min_size=2, max_size=2).map(lambda two: f"(?:{'|'.join(two)})"),
        st.tuples(inner, st.integers(0, 2), st.integers(0, 2)).map(
            lambda made: f"(?:{made[0]}){{{made[1]},{made[1] + made[2]}}}"
        ),
    ),
    max_leaves=6,
)


@given(_EXPRESSIONS, st.text("ab1", max_size=8))
def test_never_more_ways_are_found_than_reckoned_with(expression: str, text: str) -> None:
    """All ends that an expression can reach from the start of a text: each is a way of its own."""
    ways = cost_of(expression).ways
    ends = [end for end in range(len(text) + 1) if compiled(f"(?:{expression})(?!.)").match(text[:end])]
    # An end that is forced by what follows is no choice; alone, nothing follows.
    assert len(ends) <= ways


def _zh(expression: str) -> str:
    refused = problem(expression)
    assert refused is not None
    return refused[0]
