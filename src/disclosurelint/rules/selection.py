"""Which rules a user means: by code, name, or the letters a code begins with."""

from __future__ import annotations

from collections.abc import Callable, Collection

from disclosurelint.errors import RulesetError
from disclosurelint.renamed import RULES, Rename, told, warn
from disclosurelint.rules.mistakes import unknown
from disclosurelint.rules.rule import Rule
from disclosurelint.rules.ruleset import Ruleset


def selection(
    ruleset: Ruleset, select: Collection[str] = (), ignore: Collection[str] = (), preview: bool = False
) -> Callable[[Rule], bool]:
    """True for the rules to run. Without ``select`` all that are enabled are selected; ``ignore`` wins over it.

    A rule that is off by default runs when it is selected; one on trial runs only with ``preview``.

    Raises RulesetError, with the nearest word, for one that fits no rule.
    """
    selected = {rule.code for word in select for rule in fitting(ruleset, word)} if select else None
    ignored = {rule.code for word in ignore for rule in fitting(ruleset, word)}

    def wanted(rule: Rule) -> bool:
        if (rule.preview and not preview) or rule.code in ignored:
            return False
        return rule.enabled if selected is None else rule.code in selected

    return wanted


def fitting(ruleset: Ruleset, word: str) -> list[Rule]:
    """The rules that a code (AMT001), a name (total-mismatch) or the beginning of codes (AMT) stands for.

    Raises RulesetError, with the nearest word, when there is none; warns of an old name.
    """
    found = matching(ruleset, word)
    if not found:
        raise RulesetError(word, *unknown("规则", "rule", word, words(ruleset)))
    rename = renamed(ruleset, word)
    if rename is not None:
        warn(*told(word, rename))
    return found


def matching(ruleset: Ruleset, word: str) -> list[Rule]:
    """As ``fitting``, but nothing for a word that fits no rule, and no warning."""
    rename = renamed(ruleset, word)
    return _fitting(ruleset, rename.now if rename else word)


def renamed(ruleset: Ruleset, word: str) -> Rename | None:
    """What became of a word that was once a code or name, and is none any more."""
    return None if _fitting(ruleset, word) else RULES.get(word)


def _fitting(ruleset: Ruleset, word: str) -> list[Rule]:
    return [rule for rule in ruleset.rules if _fits(rule, word)]


def words(ruleset: Ruleset) -> list[str]:
    """All words that stand for rules: beginnings of codes, codes and names."""
    known = [name for rule in ruleset.rules for name in (rule.code, rule.name)]
    return [*dict.fromkeys(rule.code.rstrip("0123456789") for rule in ruleset.rules), *known]


def _fits(rule: Rule, word: str) -> bool:
    return word == rule.name or ((word.isupper() or word[-1:].isdigit()) and rule.code.startswith(word))
