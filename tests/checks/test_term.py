"""What is said of a term with a look-alike character, by how often the document writes it right."""

from __future__ import annotations

import pytest

from disclosurelint.linter import check
from disclosurelint.rules import load_ruleset
from disclosurelint.settings import Plan, Settings
from disclosurelint.text import Source

_RIGHT, _WRONG = "公务接待费预算减少。", "公务接侍费预算减少。"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (_RIGHT * 2 + _WRONG, "用了 2 次，“公务接侍”只有 1 次"),
        (_RIGHT + _WRONG, "用了 1 次，“公务接侍”用了 1 次"),
    ],
)
def test_only_is_said_of_the_rarer_form(text: str, told: str) -> None:
    found = check(Source("draft.txt", text), Plan(load_ruleset(), Settings())).diagnostics
    assert [told in one.message for one in found if one.code == "WRD001"] == [True]


def test_of_two_terms_of_one_length_the_first_is_told_in_every_process() -> None:
    text = "本单位按预算编紫范围公开。"  # 预算编制, and 编制范围
    found = check(Source("draft.txt", text), Plan(load_ruleset(), Settings())).diagnostics
    assert [text[slice(*one.span)] for one in found if one.code == "WRD001"] == ["预算编紫"]
