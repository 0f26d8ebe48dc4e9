"""The rules of a run, in order, and the profiles that adapt them to a document."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING

from disclosurelint.errors import RulesetError
from disclosurelint.renamed import RULES, told, warn
from disclosurelint.rules.mistakes import unknown
from disclosurelint.rules.overrides import Options
from disclosurelint.rules.profile import Profile, regional, select
from disclosurelint.rules.rule import Bound, BoundAcross, Rule

if TYPE_CHECKING:
    from disclosurelint.document.model import Subject


class Ruleset:
    """Rules in the order of their files; immutable, and safe to hand to other processes."""

    def __init__(self, rules: Iterable[Rule], profiles: Mapping[str, Profile], options: Options | None = None) -> None:
        """``options`` are values, by code of the rule, that win over those of profiles."""
        self.rules = tuple(rules)
        self.profiles = dict(profiles)
        self._options = options or {}
        self._bound: dict[tuple[str | None, str], Bound] = {}
        self._chosen: dict[tuple[str | None, Callable[[Rule], bool] | None], tuple[Bound, ...]] = {}
        self._bound_across: dict[str, BoundAcross] = {}

    def with_options(self, options: Options) -> Ruleset:
        """The same rules with option values, by code, that win over those of profiles."""
        return Ruleset(self.rules, self.profiles, options)

    def rule(self, code_or_name: str) -> Rule:
        """The rule of a code or a name. Raises RulesetError, with the nearest one, when there is none.

        Warns of an old name.
        """
        for rule in self.rules:
            if code_or_name in (rule.code, rule.name):
                return rule
        if code_or_name in RULES:
            warn(*told(code_or_name, RULES[code_or_name]))
            return self.rule(RULES[code_or_name].now)
        known = [word for rule in self.rules for word in (rule.code, rule.name)]
        raise RulesetError(code_or_name, *unknown("规则", "rule", code_or_name, known))

    def profile(self, key: str) -> Profile:
        """The profile of a key. Raises RulesetError, with the nearest one, when there is none."""
        if key not in self.profiles:
            raise RulesetError(key, *unknown("口径", "profile", key, self.profiles))
        return self.profiles[key]

    def select_profile(self, subject: Subject) -> Profile | None:
        """The profile that fits a document's subject best; None when its kind is unknown or has none."""
        return select(self.profiles.values(), subject)

    def is_general(self, profile: Profile, subject: Subject) -> bool:
        """Whether a profile is for any region although other regions have their own for such documents."""
        return profile.region is None and regional(self.profiles.values(), subject)

    def for_subject(self, subject: Subject) -> tuple[Bound, ...]:
        """The enabled rules with their checks, adapted to a document by its profile."""
        return self.for_profile(self.select_profile(subject))

    def for_profile(self, profile: Profile | None, wanted: Callable[[Rule], bool] | None = None) -> tuple[Bound, ...]:
        """The rules for single files that are ``wanted``, by default those that are enabled and not on trial.

        Each comes with its check; those of one profile are made once.
        """
        key = profile.key if profile else None, wanted
        if key not in self._chosen:
            rules = (rule for rule in self.rules if not rule.is_across and _is_in_use(rule, wanted))
            self._chosen[key] = tuple(self._bound_once(rule, profile) for rule in rules)
        return self._chosen[key]

    def across(self, wanted: Callable[[Rule], bool] | None = None) -> tuple[BoundAcross, ...]:
        """The rules that compare files and are ``wanted``, otherwise as ``for_profile``."""
        return tuple(
            self._bound_across_once(rule) for rule in self.rules if rule.is_across and _is_in_use(rule, wanted)
        )

    def _bound_once(self, rule: Rule, profile: Profile | None) -> Bound:
        changes = profile is not None and (rule.code in profile.options or rule.code in profile.severity)
        key = profile.key if profile and changes else None, rule.code  # most rules are the same in all profiles
        if key not in self._bound:
            self._bound[key] = self.adapted(rule, profile).bind()
        return self._bound[key]

    def _bound_across_once(self, rule: Rule) -> BoundAcross:
        if rule.code not in self._bound_across:
            self._bound_across[rule.code] = self.adapted(rule, None).bind_across()
        return self._bound_across[rule.code]

    def adapted(self, rule: Rule, profile: Profile | None) -> Rule:
        """One rule, enabled or not, with what a profile changes of it, and the options that win over that."""
        if profile is not None:
            rule = rule.changed(profile.options.get(rule.code, {}), profile.severity.get(rule.code))
        own = self._options.get(rule.code)
        return rule.changed(own) if own else rule


def _is_in_use(rule: Rule, wanted: Callable[[Rule], bool] | None) -> bool:
    return rule.enabled and not rule.preview if wanted is None else wanted(rule)
