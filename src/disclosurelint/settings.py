"""What a file is checked by, as plain values: they are handed to other processes, and results are kept under them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import TYPE_CHECKING

from disclosurelint.errors import Language
from disclosurelint.house import HouseWords, Publisher, Waiver
from disclosurelint.records import NamedTuple

if TYPE_CHECKING:
    from disclosurelint.rules import Rule, Ruleset
    from disclosurelint.rules.diagnostic import Severity


class Settings(NamedTuple):
    """``rulesets`` are paths or keys; ``profile`` the key of one to use instead of the one a document calls for.

    ``select`` and ``ignore`` are codes, beginnings of codes or names; ``severity`` pairs such words with severities,
    of which the last wins; ``options`` pairs codes with option values as JSON, which win over profiles. ``preview``
    lets rules run that are on trial. ``required`` is what a suppression has to tell (reason, owner, expires).
    ``narrowed`` says that ``select`` and ``ignore`` are for this run only, so that what suppresses other rules is
    not idle. ``ledger`` keeps the relations looked at, ``overview`` the headings and the flow of money,
    ``digest`` what comparing files asks for, ``timing`` the time that every part takes. Without ``trials`` no fix of a
    figure is tried, so none is proposed.
    """

    rulesets: tuple[str, ...] = ("default",)
    profile: str | None = None
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severity: tuple[tuple[str, Severity], ...] = ()
    options: tuple[tuple[str, str], ...] = ()
    preview: bool = False
    words: HouseWords = HouseWords()
    publisher: Publisher = Publisher()
    waivers: tuple[Waiver, ...] = ()
    required: tuple[str, ...] = ()
    narrowed: bool = False
    lang: Language = "zh"
    ledger: bool = False
    overview: bool = False
    digest: bool = False
    timing: bool = False
    trials: bool = True


class Plan(NamedTuple):
    """What ``linter.check`` works by: rules, and the ``settings`` with what they name among the rules looked up.

    ``only`` is true for the rules to run, by default those that are enabled; ``severity`` is, by code, what stands for
    the severity that the rule has by itself or by the profile.
    """

    ruleset: Ruleset
    settings: Settings = Settings()
    only: Callable[[Rule], bool] | None = None
    severity: Mapping[str, Severity] = {}


@lru_cache(maxsize=64)
def load(settings: Settings) -> Plan:
    """The plan of settings, the same for the same ones. Raises RulesetError where they name what does not exist."""
    from disclosurelint.rules.selection import fitting, selection

    ruleset = _ruleset(settings.rulesets, settings.options)
    if settings.profile:
        ruleset.profile(settings.profile)
    for waiver in settings.waivers:
        fitting(ruleset, waiver.rule)
    return Plan(
        ruleset,
        settings,
        selection(ruleset, settings.select, settings.ignore, settings.preview),
        {rule.code: level for word, level in settings.severity for rule in fitting(ruleset, word)},
    )


def forget() -> None:
    """Load all anew from now on: files that settings name may have changed."""
    load.cache_clear()
    _ruleset.cache_clear()


@lru_cache(maxsize=16)
def _ruleset(names: tuple[str, ...], options: tuple[tuple[str, str], ...]) -> Ruleset:
    """Files of one run differ in other settings more often than in these, which take the longest."""
    from disclosurelint.rules import load_ruleset

    ruleset = load_ruleset(names)
    if not options:
        return ruleset
    from json import loads

    return ruleset.with_options({ruleset.rule(code).code: loads(values) for code, values in options})
