"""Reads the relations that rulesets state between concepts, through ``formulas.lark``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any, Literal

from disclosurelint.document.grammar import Parser, TokenError, load_grammar
from disclosurelint.records import NamedTuple

Relation = Literal["=", "<=", ">=", "=>"]


class FormulaTerm(NamedTuple):
    """A concept with its sign; an ``optional`` one counts as nothing where it is not told."""

    concept: str
    sign: int = 1
    optional: bool = False


class Formula:
    """``left relation right``; both sides are sums.

    ``wanted`` are all its concepts, ``needed`` those that must be told for the relation to be judged.
    """

    __slots__ = ("left", "needed", "relation", "right", "terms", "wanted")

    def __init__(self, left: tuple[FormulaTerm, ...], relation: Relation, right: tuple[FormulaTerm, ...]) -> None:
        self.left = left
        self.relation = relation
        self.right = right
        self.terms = left + right
        self.wanted = frozenset(term.concept for term in self.terms)
        self.needed = frozenset(term.concept for term in self.terms if not term.optional)


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
    pattern, parser = _reading()
    tokens = list(_tokens(text, pattern))
    try:
        formula: Formula = parser.parse(tokens)
    except TokenError as error:
        last = tokens[-1].start if tokens else 0
        raise FormulaError(text, (error.token.start if error.token else last) + 1) from error
    return formula


class _Word(NamedTuple):
    """A token with its text."""

    type: str
    start: int
    text: str


def _tokens(text: str, pattern: re.Pattern[str]) -> Iterator[_Word]:
    at = 0
    while at < len(text):
        found = pattern.match(text, at)
        if found is None or found.lastgroup is None:
            raise FormulaError(text, at + 1)
        if not found.lastgroup.startswith("__IGNORE"):
            yield _Word(found.lastgroup, at, found.group())
        at = found.end()


@cache
def _reading() -> tuple[re.Pattern[str], Parser]:
    grammar = load_grammar("formulas")
    return re.compile(grammar.terminals), Parser(grammar, _Formulas())


class _Formulas:
    """Turns what the parser reduces into formulas."""

    def term(self, parts: list[_Word]) -> FormulaTerm:
        return FormulaTerm(parts[0].text, 1, len(parts) > 1)

    def sum(self, parts: list[Any]) -> tuple[FormulaTerm, ...]:
        terms = [parts[0]]
        for sign, term in zip(parts[1::2], parts[2::2], strict=True):
            terms.append(term._replace(sign=-1 if sign.text == "-" else 1))
        return tuple(terms)

    def start(self, parts: list[Any]) -> Formula:
        left, relation, right = parts
        return Formula(left, relation.text, right)
