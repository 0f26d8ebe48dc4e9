"""The one slip of the hand that explains a wrong figure."""

from __future__ import annotations

from decimal import Decimal

import pytest

from disclosurelint.checks.causes import Wanted, only_cause, slips_of
from disclosurelint.document.model import Figure
from disclosurelint.linter import lint
from disclosurelint.rules import load_ruleset
from disclosurelint.text import Amount, Source, Span

NOWHERE = Span(0, 0)


def figure(value: str) -> Figure:
    return Figure(NOWHERE, Amount(Decimal(value), "万元", 2), NOWHERE)


def test_two_digits_transposed_are_one() -> None:
    cause = only_cause([Wanted(figure("438.85"), Decimal("4838500"))], Decimal(50))
    assert cause is not None
    assert str(cause.amount) == "483.85 万元"


@pytest.mark.parametrize("value", ["0.00", "-0.70"])
def test_nothing_and_a_decrease_have_none(value: str) -> None:
    assert list(slips_of(figure(value))) == []


def test_a_decrease_that_breaks_several_relations_is_told_without_a_fix() -> None:
    text = (
        "隆回县林业局2022年部门预算公开\n四、“三公”经费\n2022年“三公”经费预算数12.00万元，其中：公务接待费6.80万元，"
        "公务用车购置及运行费5.20万元，因公出国（境）费0万元。2022年“三公”经费预算较上年减少1.70万元，下降5.51%。"
        "公务接待费6.80万元，较上年减少0.70万元；公务用车购置及运行费5.20万元，与上年持平；因公出国（境）费0万元，与上年持平。\n"
    )
    found = [one for one in lint(Source("draft.txt", text), load_ruleset()) if one.code.startswith("AMT")]
    assert [(one.code, one.fix) for one in found] == [("AMT004", None)]
