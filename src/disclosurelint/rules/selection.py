"""Which rules a user means: by code, name, or the letters a code begins with."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from disclosurelint.errors import RulesetError
from disclosurelint.rules.mistakes import unknown
from disclosurelint.rules.rule import Rule
from disclosurelint.rules.ruleset import Ruleset


def selection(
    ruleset: Ruleset, select: Iterable[str] = (), ignore: Iterable[str] = (), preview: bool = False
) -> Callable[[Rule], bool]:
    """True for the rules to run. Without ``select`` all that are enabled are selected; ``ignore`` wins over it.

    A rule that is off by default runs when it is selected; one on trial runs only with ``preview``.

    Raises RulesetError, with the nearest word, for one that fits no rule.
    """
    selected, ignored = tuple(select), tuple(ignore)
    for word in (*selected, *ignored):
        fitting(ruleset, word)

    def wanted(rule: Rule) -> bool:
        if (rule.preview and not preview) or any(_fits(rule, word) for word in ignored):
            return False
        return any(_fits(rule, word) for word in selected) if selected else rule.enabled

    return wanted


def fitting(ruleset: Ruleset, word: str) -> list[Rule]:
    """The rules that a code (AMT001), a name (total-mismatch) or the beginning of codes (AMT) stands for.

    Raises RulesetError, with the nearest word, when there is none.
    """
    found = matching(ruleset, word)
    if not found:
        raise RulesetError(word, *unknown("规则", "rule", word, words(ruleset)))
    return found


def matching(ruleset: Ruleset, word: str) -> list[Rule]:
    """As ``fitting``, but nothing for a word that fits no rule."""
    return [rule for rule in ruleset.rules if _fits(rule, word)]


def words(ruleset: Ruleset) -> list[str]:
    """All words that stand for rules: beginnings of codes, codes and names."""
    known = [name for rule in ruleset.rules for name in (rule.code, rule.name)]
    return [*dict.fromkeys(rule.code.rstrip("0123456789") for rule in ruleset.rules), *known]


def _fits(rule: Rule, word: str) -> bool:
    return word == rule.name or ((word.isupper() or word[-1:].isdigit()) and rule.code.startswith(word))
