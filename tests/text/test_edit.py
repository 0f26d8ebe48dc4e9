"""Edits are applied together or not at all."""

from __future__ import annotations

import pytest

from disclosurelint.text import Edit, Span, apply_edits


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
