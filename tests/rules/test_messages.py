"""What becomes of templates and of the texts of a ruleset."""

from __future__ import annotations

from disclosurelint.checks.finding import Words
from disclosurelint.rules.bilingual import Bilingual, unfolded
from disclosurelint.rules.messages import render

_MISSING = Bilingual("缺少“{part}”；已有：{part}", 'Missing: "{part}"')
_NAME = Words("“三公”经费", "the three public expenses")


def test_a_name_with_quotes_has_single_ones_within_quotes() -> None:
    assert render(_MISSING, {"part": _NAME}, "zh") == "缺少“‘三公’经费”；已有：“三公”经费"
    assert render(_MISSING, {"part": _NAME}, "en") == 'Missing: "the three public expenses"'


def test_what_a_document_writes_is_shown_as_it_stands_there() -> None:
    assert render(_MISSING, {"part": "“三公”"}, "zh") == "缺少““三公””；已有：“三公”"


def test_a_text_that_was_folded_has_no_blanks_where_its_lines_were_broken() -> None:
    assert unfolded("按内容认定： 标题换了， 也算有。 见 143 号") == "按内容认定：标题换了，也算有。见 143 号"
