"""Regular expressions of rulesets: refused when they could keep the program busy, for rulesets come from strangers.

Python's engine tries one way after the other. How many steps that takes from one place of a text is worked out here
from the parsed expression, at worst: what repeats without an end is refused, and what may take more than ``MOST``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, reduce
from itertools import combinations
from re import _parser as parser  # the very one that re compiles with
from typing import Any

from disclosurelint.records import NamedTuple
from disclosurelint.storage.answers import answers

#: Characters of an expression.
_LONGEST = 1000
#: Raised by one whenever other expressions are refused.
_FORM = b"1"
#: Steps from one place of a text: a document of 30 000 characters made to be slow takes seconds, not hours.
MOST = 20_000
#: What no count reaches.
_ENDLESS = 10**9
#: Stands in a set of characters for all digits that are not ASCII.
_DIGIT = r"\d"


class _First(NamedTuple):
    """The characters that something may begin with: those listed, or ``others`` than those."""

    listed: frozenset[str]
    others: bool = False

    def joined(self, other: _First) -> _First:
        if self.others and other.others:
            return _First(self.listed & other.listed, True)
        if self.others or other.others:
            without, plain = (self, other) if self.others else (other, self)
            return _First(without.listed - plain.listed, True)
        return _First(self.listed | other.listed)

    def apart(self, other: _First) -> bool:
        """Whether there is no character that both may begin with."""
        if self.others and other.others:
            return False
        if self.others or other.others:
            without, plain = (self, other) if self.others else (other, self)
            return plain.listed <= without.listed
        return self.listed.isdisjoint(other.listed)


_ANYTHING = _First(frozenset(), True)


class Cost(NamedTuple):
    """``steps`` to try everything, ``ways`` in which it can match, the characters it may ``first`` take.

    ``empty`` tells whether it can match nothing.
    """

    steps: int
    ways: int
    first: _First
    empty: bool


_NOTHING = Cost(0, 1, _First(frozenset()), True)


def problems(expressions: Sequence[str]) -> list[tuple[str, str] | None]:
    """What ``problem`` says of each. Worked out once for all runs, for it takes longer than searching by them."""
    return answers("expressions", _FORM, expressions, problem)


def beginnings(expression: str) -> str | None:
    """The inside of a class of all characters that a match can begin with; None where that may be nearly any."""
    cost = cost_of(expression)
    if cost.empty or cost.first.others:
        return None
    return "".join(sorted(re.escape(one) for one in cost.first.listed if len(one) == 1)) + _DIGIT


def problem(expression: str) -> tuple[str, str] | None:
    """Why an expression is refused, in both languages; None for one that is fine."""
    if len(expression) > _LONGEST:
        return f"超过 {_LONGEST} 个字符", f"is longer than {_LONGEST} characters"
    try:
        compiled(expression)
        steps = cost_of(expression).steps
    except (re.error, RecursionError, OverflowError) as error:
        return f"不合法（{error}）", f"is not valid ({error})"
    if steps >= _ENDLESS:
        return (
            "里有没有上限的重复，或者重复的部分可以是空的；请写成 {0,9} 一类",
            "repeats without a bound, or repeats what may be empty; write {0,9} or the like",
        )
    if steps > MOST:
        return (
            f"最坏时每个字要试 {steps} 步，超过 {MOST} 步；请减少可有可无的部分和重复的次数，或分成几条",
            f"may take {steps} steps at each character, more than {MOST}; use fewer optional parts and smaller repeats",
        )
    return None


@cache
def compiled(expression: str) -> re.Pattern[str]:
    """An expression ready to search with. Raises re.error."""
    return re.compile(expression)


def cost_of(expression: str) -> Cost:
    """What an expression may cost at worst, at one place of a text. Raises re.error."""
    return _sequence(list(parser.parse(expression)))


def _sequence(items: Sequence[Any]) -> Cost:
    """From the last item to the first: what follows decides whether an item has a choice."""
    rest = _NOTHING
    for operator, argument in reversed(items):
        one = _item(str(operator), argument, rest)
        rest = Cost(
            min(_ENDLESS, one.steps + one.ways * rest.steps),
            min(_ENDLESS, one.ways * rest.ways),
            one.first.joined(rest.first) if one.empty else one.first,
            one.empty and rest.empty,
        )
    return rest


def _item(operator: str, argument: Any, rest: Cost) -> Cost:
    if operator == "LITERAL":
        return Cost(1, 1, _First(_cases(chr(argument))), False)
    if operator == "NOT_LITERAL":
        return Cost(1, 1, _First(frozenset(chr(argument)), True), False)
    if operator == "ANY":
        return Cost(1, 1, _ANYTHING, False)
    if operator == "IN":
        return Cost(1, 1, _of_class(argument), False)
    if operator == "SUBPATTERN":
        return _sequence(list(argument[3]))
    if operator == "BRANCH":
        return _branch([_sequence(list(branch)) for branch in argument[1]])
    if operator in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"):
        least, most, inside = argument
        repeated = _repeat(int(least), int(most), _sequence(list(inside)), rest)
        return repeated._replace(ways=1) if operator.startswith("POSSESSIVE") else repeated
    if operator == "ATOMIC_GROUP":
        return _sequence(list(argument))._replace(ways=1)
    if operator in ("ASSERT", "ASSERT_NOT"):
        return _NOTHING._replace(steps=_sequence(list(argument[1])).steps)
    if operator == "AT":
        return _NOTHING._replace(steps=1)
    if operator == "GROUPREF":
        return Cost(_LONGEST, 1, _ANYTHING, True)
    return Cost(_ENDLESS, _ENDLESS, _ANYTHING, True)  # a condition on a group, or what a later Python brings


def _of_class(members: Sequence[Any]) -> _First:
    """The characters of a class that lists a few or all but a few; any for a class that is large."""
    excludes = str(members[0][0]) == "NEGATE"
    found: set[str] = set()
    for operator, argument in members[excludes:]:
        if str(operator) == "LITERAL":
            found.add(chr(argument))
        elif str(operator) == "RANGE" and argument[1] - argument[0] < _LONGEST:
            found.update(map(chr, range(argument[0], argument[1] + 1)))
        elif str(operator) == "CATEGORY" and str(argument) == "CATEGORY_DIGIT":
            found.update((*"0123456789", _DIGIT))
        elif not excludes:
            return _ANYTHING
    return _First(frozenset(found), True) if excludes else _First(frozenset().union(*map(_cases, found)))


def _cases(character: str) -> frozenset[str]:
    """A character in both cases, whether or not the expression tells them apart; one of other digits stands for all."""
    cases = {character, character.lower(), character.upper()}
    return frozenset(cases | {_DIGIT} if character.isdecimal() and not character.isascii() else cases)


def _branch(branches: list[Cost]) -> Cost:
    """Alternatives that begin differently leave one way; others may all be tried."""
    steps = sum(branch.steps for branch in branches) + len(branches)
    apart = not any(branch.empty for branch in branches) and all(
        one.first.apart(other.first) for one, other in combinations(branches, 2)
    )
    ways = max(branch.ways for branch in branches) if apart else sum(branch.ways for branch in branches)
    first = reduce(_First.joined, (branch.first for branch in branches))
    return Cost(min(_ENDLESS, steps), min(_ENDLESS, ways), first, any(branch.empty for branch in branches))


def _repeat(least: int, most: int, inside: Cost, rest: Cost) -> Cost:
    """Where to stop is no choice when what repeats and what follows begin differently."""
    empty = least == 0 or inside.empty
    if most > _LONGEST * 10 or (most > 1 and inside.empty):
        return Cost(_ENDLESS, _ENDLESS, inside.first, empty)
    if inside.ways == 1:
        forced = not rest.empty and inside.first.apart(rest.first)
        return Cost(min(_ENDLESS, most * inside.steps + 1), 1 if forced else most - least + 1, inside.first, empty)
    ways, steps, so_far = 0, 0, 1
    for times in range(most + 1):
        ways += so_far if times >= least else 0
        steps += so_far * inside.steps
        if max(ways, steps) >= _ENDLESS:
            return Cost(_ENDLESS, _ENDLESS, inside.first, empty)
        so_far *= inside.ways
    return Cost(steps, ways, inside.first, empty)
