"""Edits are applied together or not at all."""

from __future__ import annotations

import pytest

from disclosurelint.text import Edit, Span, apply_edits, unchanged


def test_edits_are_applied_whatever_their_order() -> None:
    edits = [Edit(Span(4, 6), "账户"), Edit(Span(0, 2), "部署")]
    assert apply_edits("布署和 帐户", edits) == "部署和 账户"


@pytest.mark.parametrize(
    "edits",
    [
        [Edit(Span(0, 2), "甲"), Edit(Span(1, 3), "乙")],
        [Edit(Span(2, 9), "甲")],
    ],
)
def test_edits_that_overlap_or_leave_the_text_are_refused(edits: list[Edit]) -> None:
    with pytest.raises(ValueError, match="overlaps another or leaves the text"):
        apply_edits("一二三", edits)


@pytest.mark.parametrize(
    ("old", "new", "common"),
    [
        ("防贪", "防贫", (1, 0)),
        ("帐户", "账户", (0, 1)),
        ("建议建议", "建议", (2, 0)),  # the beginning goes first, and no character counts twice
        ("经费", "经费", (2, 0)),
        ("", "（", (0, 0)),
    ],
)
def test_what_two_texts_have_in_common(old: str, new: str, common: tuple[int, int]) -> None:
    assert unchanged(old, new) == common
