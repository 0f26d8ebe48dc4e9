"""What a file is checked by, as plain values: they are handed to other processes, and results are kept under them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from disclosurelint.errors import Language

if TYPE_CHECKING:
    from disclosurelint.rules import Rule, Ruleset
    from disclosurelint.rules.diagnostic import Severity


class Settings(NamedTuple):
    """``rulesets`` are paths or keys; ``profile`` the key of one to use instead of the one a document calls for.

    ``select`` and ``ignore`` are codes, beginnings of codes or names; ``severity`` pairs such words with severities,
    of which the last wins; ``ledger`` keeps the relations looked at,
    ``overview`` the headings and the flow of money.
    """

    rulesets: tuple[str, ...] = ("default",)
    profile: str | None = None
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severity: tuple[tuple[str, Severity], ...] = ()
    lang: Language = "zh"
    ledger: bool = False
    overview: bool = False


class Plan(NamedTuple):
    """Settings with all that they name loaded: what ``linter.check`` works by.

    ``only`` is true for the rules to run, by default those that are enabled; ``severity`` is, by code, what stands for
    the severity that the rule has by itself or by the profile.
    """

    ruleset: Ruleset
    profile: str | None = None
    only: Callable[[Rule], bool] | None = None
    severity: Mapping[str, Severity] = {}
    lang: Language = "zh"
    ledger: bool = False
    overview: bool = False


@lru_cache(maxsize=64)
def load(settings: Settings) -> Plan:
    """The plan of settings, the same for the same ones. Raises RulesetError where they name what does not exist."""
    from disclosurelint.rules import load_ruleset
    from disclosurelint.rules.selection import fitting, selection

    ruleset = load_ruleset(settings.rulesets)
    if settings.profile:
        ruleset.profile(settings.profile)
    return Plan(
        ruleset,
        settings.profile,
        selection(ruleset, settings.select, settings.ignore),
        {rule.code: level for word, level in settings.severity for rule in fitting(ruleset, word)},
        settings.lang,
        settings.ledger,
        settings.overview,
    )
