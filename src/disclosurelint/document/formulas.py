"""Reads the relations that rulesets state between concepts, through ``formulas.lark``."""

from __future__ import annotations

from functools import cache
from typing import Any, Literal, NamedTuple

from lark import Lark, Token, Transformer
from lark.exceptions import UnexpectedInput

from disclosurelint.compiled import compiled
from disclosurelint.resources import data_folder

Relation = Literal["=", "<=", ">=", "=>"]


class FormulaTerm(NamedTuple):
    """A concept with its sign; an ``optional`` one counts as nothing where it is not told."""

    concept: str
    sign: int = 1
    optional: bool = False


class Formula(NamedTuple):
    """``left relation right``; both sides are sums."""

    left: tuple[FormulaTerm, ...]
    relation: Relation
    right: tuple[FormulaTerm, ...]

    @property
    def terms(self) -> tuple[FormulaTerm, ...]:
        return self.left + self.right


class FormulaError(ValueError):
    """A formula that cannot be read; ``column`` counts from 1."""

    def __init__(self, text: str, column: int) -> None:
        super().__init__(text, column)
        self.text = text
        self.column = column


@cache
def read_formula(text: str) -> Formula:
    """A formula from its text. Raises FormulaError where it goes wrong."""
    if len(text) > 500:
        raise FormulaError(text, 501)
    grammar = (data_folder("grammar") / "formulas.lark").read_bytes()
    left, relation, right = compiled("formula", [grammar, text.encode()], lambda: _parse(text))
    return Formula(tuple(FormulaTerm(*term) for term in left), relation, tuple(FormulaTerm(*term) for term in right))


def _parse(text: str) -> tuple[Any, ...]:
    """A formula as plain tuples, which is how it is kept on disk."""
    try:
        formula: Any = _parser().parse(text)
    except UnexpectedInput as error:
        raise FormulaError(text, max(1, int(getattr(error, "column", 1) or 1))) from error
    return tuple(map(tuple, formula[0])), str(formula[1]), tuple(map(tuple, formula[2]))


@cache
def _parser() -> Lark:
    grammar = (data_folder("grammar") / "formulas.lark").read_text(encoding="utf-8")
    return Lark(grammar, parser="lalr", transformer=_Formulas(), maybe_placeholders=True)


class _Formulas(Transformer[Token, Any]):
    def term(self, parts: list[Any]) -> FormulaTerm:
        return FormulaTerm(str(parts[0]), 1, parts[1] is not None)

    def sum(self, parts: list[Any]) -> tuple[FormulaTerm, ...]:
        terms = [parts[0]]
        for sign, term in zip(parts[1::2], parts[2::2], strict=True):
            terms.append(term._replace(sign=-1 if sign == "-" else 1))
        return tuple(terms)

    def start(self, parts: list[Any]) -> Formula:
        return Formula(parts[0], parts[1], parts[2])
