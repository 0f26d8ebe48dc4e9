"""Parsers from the Lark grammars: Lark makes their tables, once; here they are kept on disk and followed.

Lark's own parser does more than is needed (line numbers, interactive parsing, rules looked up by hash at every step):
following its tables by hand takes a third of the time, and a start needs no Lark at all.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from typing import Any, Protocol

from disclosurelint.expressions import beginnings
from disclosurelint.records import NamedTuple
from disclosurelint.resources import data_path
from disclosurelint.storage.compiled import compiled

#: Raised by one whenever the plain form of the tables changes.
_FORM = b"2"


class Token(Protocol):
    """What a lexer gives: ``type`` is the name of a terminal."""

    @property
    def type(self) -> str: ...


class _End(NamedTuple):
    type: str = "$END"


class TokenError(ValueError):
    """``token`` cannot stand where it does; None is the end of the text."""

    def __init__(self, token: Any) -> None:
        super().__init__(token)
        self.token = None if isinstance(token, _End) else token


class Rule(NamedTuple):
    """``origin: …`` with ``size`` symbols. ``kept`` are the places of the children that count, each with whether it is
    a list that goes into the list around it; ``only`` says that a single child stands for the whole.
    """

    origin: str
    size: int
    kept: tuple[tuple[int, bool], ...]
    only: bool


class Grammar(NamedTuple):
    """The tables of a grammar as plain values.

    ``states`` give for every symbol the state that follows, or, in a list, the number of the rule that ends here.
    ``terminals`` is one regular expression for all terminals that have a pattern: named groups, by priority.
    """

    states: list[dict[str, int | list[int]]]
    rules: list[Rule]
    first: int
    last: int
    terminals: str


def load_grammar(name: str) -> Grammar:
    """The LALR tables of ``grammar/NAME.lark``.

    Raises lark.exceptions.GrammarError (with the line) when the grammar file itself is wrong.
    """
    with open(os.path.join(data_path("grammar"), f"{name}.lark"), "rb") as stream:
        text = stream.read()
    states, rules, *rest = compiled(f"grammar-{name}", [_FORM, text], lambda: _tables(text.decode()))
    return Grammar(states, [Rule(*rule) for rule in rules], *rest)


class Parser:
    """Follows the tables of a grammar. What a rule gives is made by the method of its name, from its children."""

    def __init__(self, grammar: Grammar, makers: object) -> None:
        self._first, self._last = grammar.first, grammar.last
        makes = [(rule.size, rule.origin, _make(rule, getattr(makers, rule.origin, None))) for rule in grammar.rules]
        self._states: list[dict[str, Any]] = [
            {symbol: makes[to[0]] if isinstance(to, list) else to for symbol, to in state.items()}
            for state in grammar.states
        ]

    def parse(self, tokens: Iterable[Token]) -> Any:
        """What the rule ``start`` gives. Raises TokenError; the grammars of documents take any text."""
        states = self._states
        stack = [self._first]
        values: list[Any] = []
        for token in (*tokens, _End()):
            kind = token.type
            while True:
                try:
                    action = states[stack[-1]][kind]
                except KeyError:
                    raise TokenError(token) from None
                if action.__class__ is int:
                    stack.append(action)
                    values.append(token)
                    break
                size, origin, make = action
                if size:
                    value = make(values[-size:])
                    del values[-size:], stack[-size:]
                else:
                    value = make([])
                values.append(value)
                stack.append(states[stack[-1]][origin])
                if stack[-1] == self._last:
                    return value
        raise AssertionError("the end of the text ends the start rule")


def _make(rule: Rule, maker: Callable[[list[Any]], Any] | None) -> Callable[[list[Any]], Any]:
    """From the values of all symbols of a rule to its own value: by its maker, else the list of those that count."""
    kept = rule.kept
    if rule.only:
        (only, _), *_ = kept
        return lambda values: values[only]
    if kept == tuple((at, False) for at in range(rule.size)):
        return maker or list

    if kept == ((0, True), (1, False)) and maker is None:
        return _appended

    def children_of(values: list[Any]) -> list[Any]:
        children: list[Any] = []
        for at, spread in kept:
            if not spread:
                children.append(values[at])
            elif children:
                children += values[at]
            else:
                children = values[at]  # as above
        return children

    return children_of if maker is None else lambda values: maker(children_of(values))


def _appended(values: list[Any]) -> list[Any]:
    """A list with one more: nobody else holds it; one that is copied as it grows would cost its square."""
    grown: list[Any] = values[0]
    grown.append(values[1])
    return grown


def _tables(text: str) -> tuple[Any, ...]:
    """What Lark makes of a grammar, as plain values in the order of ``Grammar``."""
    from lark import Lark
    from lark.lexer import Lexer

    class NoLexer(Lexer):
        """Ours come later."""

        def __init__(self, conf: object) -> None:
            pass

        def lex(self, lexer_state: Any, parser_state: Any) -> Any:
            raise NotImplementedError

    lark = Lark(text, parser="lalr", lexer=NoLexer, maybe_placeholders=False)
    table: Any = lark.parser.parser._parse_table
    rules: dict[Any, int] = {}
    states: list[dict[str, int | list[int]]] = [{} for _ in table.states]
    for number, actions in table.states.items():
        for symbol, (action, to) in actions.items():
            shifts = action.name == "Shift"
            states[number][symbol] = to if shifts else [rules.setdefault(to, len(rules))]
    terminals = [terminal for terminal in lark.terminals if terminal.pattern is not None]
    terminals.sort(key=lambda terminal: -terminal.priority)
    return (
        states,
        [tuple(_rule(rule)) for rule in rules],
        table.start_states["start"],
        table.end_states["start"],
        _guarded("|".join(f"(?P<{terminal.name}>{terminal.pattern.to_regexp()})" for terminal in terminals)),
    )


def _guarded(terminals: str) -> str:
    """The expression with a look at the next character first: where no terminal begins, none is tried.

    Skimming takes less than half the time.
    """
    first = beginnings(terminals)
    return terminals if first is None else f"(?=[{first}])(?:{terminals})"


def _rule(rule: Any) -> Rule:
    """A rule of Lark's: terminals with an underscore do not count, rules with one go into the rule around them."""
    kept = tuple(
        (at, not symbol.is_term and symbol.name.startswith("_"))
        for at, symbol in enumerate(rule.expansion)
        if not (symbol.is_term and symbol.filter_out)
    )
    only = rule.options.expand1 and len(kept) == 1
    return Rule(str(rule.origin.name), len(rule.expansion), kept, only)
