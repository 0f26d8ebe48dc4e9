"""A figure that is read neither from a sentence nor from a table is listed, not swallowed."""

from __future__ import annotations

from disclosurelint import parse
from disclosurelint.document.unread import unread_of


def unread(text: str) -> list[str]:
    document = parse(text)
    return [document.quote(span) for span in unread_of(document)]


def test_sentences_and_tables_are_read() -> None:
    assert (
        unread("收入预算10.00万元，比上年增加1.00万元，增长11.11%。\n收支总表\n单位：万元\n项目 预算数\n收入 10.00\n")
        == []
    )


def test_a_rate_of_nothing_is_listed() -> None:
    assert unread("造林任务完成率达到100%，当年新栽树木成活率不低于90%。") == ["100%"]
