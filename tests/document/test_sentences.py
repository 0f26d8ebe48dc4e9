"""No figure that the grammar knows is passed over because nothing in its paragraph looked like one."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disclosurelint.document.statements.sentences import _ANY_FIGURE

GRAMMAR = (Path(__file__).parents[2] / "grammar/amounts.lark").read_text(encoding="utf-8")


def patterns(terminal: str) -> list[str]:
    """The regular expressions of a terminal of the grammar."""
    (body,) = re.findall(rf"^{terminal}\.\d+: *(.*(?:\n +\|.*)*)", GRAMMAR, re.MULTILINE)
    return [found.replace("\\/", "/") for found in re.findall(r"/((?:[^/\\\n]|\\.)+)/", body)]


@pytest.mark.parametrize("pattern", [one for name in ("MONEY", "PERCENT", "COUNT") for one in patterns(name)])
def test_every_figure_of_the_grammar_is_seen(pattern: str) -> None:
    @given(st.from_regex(pattern))
    def seen(text: str) -> None:
        assert _ANY_FIGURE.search(text)

    seen()
