"""The small language in which rulesets write relations."""

from __future__ import annotations

import pytest

from disclosurelint.document.formulas import FormulaError, FormulaTerm, read_formula


def test_a_formula_is_two_sums_and_a_relation() -> None:
    formula = read_formula("a.total = a.one + a.two? - b")
    assert formula.left == (FormulaTerm("a.total"),)
    assert formula.relation == "="
    assert formula.right == (FormulaTerm("a.one"), FormulaTerm("a.two", optional=True), FormulaTerm("b", -1))


@pytest.mark.parametrize(
    ("text", "column"), [("a = b +", 7), ("a + b", 5), ("a = 1", 5), ("__import__('os')", 1), ("", 1)]
)
def test_what_is_no_formula_is_refused_with_its_place(text: str, column: int) -> None:
    with pytest.raises(FormulaError) as refused:
        read_formula(text)
    assert refused.value.column == column


def test_an_endless_formula_is_refused() -> None:
    with pytest.raises(FormulaError):
        read_formula("a = " + " + ".join(["b"] * 1000))
