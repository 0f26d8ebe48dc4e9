"""Which rules a user wants: by code, name, or the letters a code begins with."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from disclosurelint.errors import RulesetError
from disclosurelint.rules.mistakes import unknown
from disclosurelint.rules.rule import Rule
from disclosurelint.rules.ruleset import Ruleset


def selection(ruleset: Ruleset, select: Iterable[str] = (), ignore: Iterable[str] = ()) -> Callable[[Rule], bool]:
    """True for the rules to run. Without ``select`` all are selected; ``ignore`` wins over it.

    Each word is a code (AMT001), a name (total-mismatch) or the beginning of codes (AMT).
    Raises RulesetError, with the nearest word, for one that fits no rule.
    """
    selected, ignored = tuple(select), tuple(ignore)
    for word in (*selected, *ignored):
        if not any(_fits(rule, word) for rule in ruleset.rules):
            known = [name for rule in ruleset.rules for name in (rule.code, rule.name)]
            known = [*dict.fromkeys(rule.code.rstrip("0123456789") for rule in ruleset.rules), *known]
            raise RulesetError(word, *unknown("规则", "rule", word, known))

    def wanted(rule: Rule) -> bool:
        if any(_fits(rule, word) for word in ignored):
            return False
        return not selected or any(_fits(rule, word) for word in selected)

    return wanted


def _fits(rule: Rule, word: str) -> bool:
    return word == rule.name or ((word.isupper() or word[-1:].isdigit()) and rule.code.startswith(word))
