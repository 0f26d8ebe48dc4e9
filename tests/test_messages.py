"""How the messages of the program's own rules read, put together."""

from __future__ import annotations

import pytest

from disclosurelint.linter import lint
from disclosurelint.rules import load_ruleset
from disclosurelint.sources import read
from disclosurelint.text import Source
from tools.write_findings import FIXTURES


def test_sentences_begin_with_capitals_in_english():
    """Also where a name of ours comes first: the three public expenses."""
    document = read(FIXTURES / "chongqing-district-budget" / "faulty.txt")
    messages = [found.message for found in lint(document, load_ruleset(), "en")]
    assert [message for message in messages if message[0].islower()] == []
    assert any(message.startswith("The three public expenses: ") for message in messages)


@pytest.mark.parametrize(
    ("text", "told"), [("按【2023】16号办理。", ""), ("按【2023】16号、【2024】1号办理。", "，全文共 2 处")]
)
def test_how_often_is_told_only_of_what_comes_again(text, told):
    (found,) = (one for one in lint(Source("a.txt", text), load_ruleset()) if one.code == "PUN005")
    assert found.message == f"发文字号“【2023】16号”的年份应当用六角括号〔〕{told}"
