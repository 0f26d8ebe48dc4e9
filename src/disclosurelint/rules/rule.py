"""A rule in force, and a rule joined to its check, ready to run."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any, cast

from disclosurelint.checks import ACROSS, check_class
from disclosurelint.checks.check import Check, CheckAcross
from disclosurelint.records import NamedTuple
from disclosurelint.rules.bilingual import Bilingual, unfolded
from disclosurelint.rules.diagnostic import Severity
from disclosurelint.rules.mistakes import Mistakes
from disclosurelint.rules.overrides import laid_over, settled
from disclosurelint.rules.typed import read_record

if TYPE_CHECKING:
    from disclosurelint.rules.entries import Example, Origin, RuleEntry


class Rule:
    """One rule as the loaded rulesets have it: ``options`` and ``severity`` are those in force.

    ``data`` is the entry as written; its words and examples are read only when somebody asks for them,
    for most documents break few rules. ``path`` is the file that holds the rule.
    """

    def __init__(
        self,
        data: Mapping[str, Any],
        path: str,
        options: Mapping[str, Any] | None = None,
        severity: Severity | None = None,
    ) -> None:
        """A rule from its validated entry; ``options`` and ``severity`` stand for what the entry tells of them."""
        self.data = data
        self.path = path
        self.code: str = data["code"]
        self.name: str = data["name"]
        self.check: str = data["check"]
        self.severity: Severity = severity or data["severity"]
        self.enabled: bool = data.get("enabled", True)
        self.preview: bool = data.get("preview", False)
        self.options: Mapping[str, Any] = data.get("options", {}) if options is None else options

    def changed(self, options: Mapping[str, Any], severity: Severity | None = None) -> Rule:
        """The rule with some option values, or entries of their lists, and where given its severity replaced."""
        return Rule(self.data, self.path, settled(laid_over(self.options, options)), severity or self.severity)

    @property
    def title(self) -> Bilingual:
        return _bilingual(self.data["title"])

    @cached_property
    def messages(self) -> Mapping[str, Bilingual]:
        """Templates of the message, by variant; always holds ``default``."""
        return {name: _bilingual(text) for name, text in self.data["messages"].items()}

    @cached_property
    def notes(self) -> Mapping[str, Bilingual]:
        """Templates of what is said at related places."""
        return {name: _bilingual(text) for name, text in self.data.get("notes", {}).items()}

    @property
    def fix(self) -> Bilingual | None:
        """Template of what a proposed fix says."""
        return _bilingual(self.data["fix"]) if self.data.get("fix") else None

    @property
    def why(self) -> Bilingual | None:
        return _bilingual(self.data["why"]) if self.data.get("why") else None

    @property
    def source(self) -> Origin | None:
        """What the rule rests on."""
        return self._entry.source

    @property
    def examples(self) -> tuple[Example, ...]:
        return self._entry.examples

    @cached_property
    def _entry(self) -> RuleEntry:
        """The whole entry, which only the manual and the tester read: its description is slow to load."""
        from disclosurelint.rules.entries import RuleEntry

        mistakes = Mistakes(self.path, dict)
        entry: RuleEntry = read_record(RuleEntry, self.data, (), mistakes)
        mistakes.raise_if_any()
        return entry

    @property
    def is_across(self) -> bool:
        """Whether it compares files with one another."""
        return self.check in ACROSS

    def bind(self) -> Bound:
        """A rule for single files, with its check. Raises RulesetError when the options do not fit the check."""
        return Bound(self, cast("Check", self._filled()))

    def bind_across(self) -> BoundAcross:
        """A rule that compares files, with its check. Raises RulesetError when the options do not fit the check."""
        return BoundAcross(self, cast("CheckAcross", self._filled()))

    def _filled(self) -> Check | CheckAcross:
        mistakes = Mistakes(self.path, dict)
        check: Check | CheckAcross = read_record(
            check_class(self.check), self.options, (self.code, "options"), mistakes
        )
        mistakes.raise_if_any()
        return check


class Bound(NamedTuple):
    """A rule and the check that finds its faults."""

    rule: Rule
    check: Check


class BoundAcross(NamedTuple):
    """A rule that compares files, and the check that finds its faults."""

    rule: Rule
    check: CheckAcross


def _bilingual(text: str | Mapping[str, str]) -> Bilingual:
    """A text of a validated file: one for both languages, or one for each."""
    if isinstance(text, str):
        return Bilingual(unfolded(text), text)
    zh = unfolded(text["zh"])
    return Bilingual(zh, text.get("en", zh))
