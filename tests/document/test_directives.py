"""Comments to this program: read for what they say, and left out of what the document says."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disclosurelint.document.directives import Directive, directives_in
from disclosurelint.document.layout import lay_out
from disclosurelint.text import Source

COMMENT = "<!-- disclosurelint: ignore AMT001 -- 5万元 -->"


def only(text: str) -> Directive:
    (directive,) = directives_in(text)
    return directive


def test_all_that_a_comment_may_say() -> None:
    text = "支出。<!-- disclosurelint: ignore AMT001, total-mismatch owner=财务科 expires=2025-12-31 -- 待 批复 -->"
    directive = only(text)
    assert text[slice(*directive.span)] == text[3:]
    assert directive.verb is not None and directive.verb.text == "ignore"
    assert [(rule.text, text[slice(*rule.span)]) for rule in directive.rules] == [
        ("AMT001", "AMT001"),
        ("total-mismatch", "total-mismatch"),
    ]
    assert [(key, token.text) for key, token in directive.settings] == [("owner", "财务科"), ("expires", "2025-12-31")]
    assert directive.reason == "待 批复"


@pytest.mark.parametrize(
    "text",
    [
        "<!-- 备注 -->",
        "disclosurelint: ignore AMT001",
        "<!-- disclosurelint 已检查 -->",
        "<!-- disclosurelint ignored nothing -->",
        "<!-- disclosurelintignore AMT001 -->",
        "&lt;!-- disclosurelint: x -->",
    ],
)
def test_what_is_no_comment_to_this_program(text: str) -> None:
    assert directives_in(text) == []


@pytest.mark.parametrize("verb", ["ignore", "ignore-next-line", "ignore-nextline", "disable", "enable"])
def test_a_comment_that_lacks_its_colon_is_meant_for_this_program_all_the_same(verb: str) -> None:
    text = f"支出。<!-- disclosurelint {verb} AMT001 -- 尾差 -->"
    directive = only(text)
    assert directive.lacking == text.index(f" {verb}")
    assert directive.verb is not None and directive.verb.text == verb
    assert only(text.replace("lint", "lint:")).lacking is None


def test_a_comment_may_go_on_over_lines() -> None:
    assert only("<!-- disclosurelint: ignore\n  AMT001 -->").closed


@pytest.mark.parametrize("rest", ["", "\n第二行", "\n<!-- 另一条 -->", "，" * 2000 + "-->"])
def test_a_comment_that_does_not_end_reaches_no_farther_than_its_line(rest: str) -> None:
    text = f"甲<!-- disclosurelint: ignore {rest}"
    directive = only(text)
    assert not directive.closed
    assert text[slice(*directive.span)] == text.split("\n")[0][1:]


@given(st.lists(st.tuples(st.text("一、支出10万元，。 \u3000（）", max_size=50), st.booleans()), max_size=12))
def test_comments_change_nothing_of_what_is_read(lines: list[tuple[str, bool]]) -> None:
    plain = "\n".join(line for line, _ in lines)
    commented = "\n".join(f"{line}{COMMENT}\n{COMMENT}" if told else line for line, told in lines)
    with_comments, without = lay_out(Source("a.md", commented)), lay_out(Source("a.md", plain))
    assert with_comments.text == without.text
    for index, character in enumerate(with_comments.text):
        assert commented[with_comments.origin(index)] == character
