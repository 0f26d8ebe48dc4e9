"""By what the findings of a document are suppressed."""

from __future__ import annotations

from collections.abc import Set

from disclosurelint.house import Waiver
from disclosurelint.records import NamedTuple
from disclosurelint.rules import Ruleset
from disclosurelint.rules.selection import matching, words


class Asked(NamedTuple):
    """The rules there are and the codes of those that ``ran``, and the waivers of the configuration.

    ``required`` is what a suppression has to tell; ``complete`` says that no rule was left out for this run only.
    ``today`` (YYYY-MM-DD) decides what has expired; None for nothing.
    """

    ruleset: Ruleset
    ran: Set[str]
    waivers: tuple[Waiver, ...] = ()
    required: tuple[str, ...] = ()
    complete: bool = True
    today: str | None = None

    @property
    def words(self) -> list[str]:
        """All words that stand for rules."""
        return words(self.ruleset)

    def codes(self, word: str) -> frozenset[str]:
        """The codes of the rules that a word stands for; none for an unknown word."""
        return frozenset(rule.code for rule in matching(self.ruleset, word))

    def would_show(self, codes: frozenset[str]) -> bool:
        """Whether it would have shown that what suppresses rules (none given: all) is of use.

        All of them ran, or some did and no other was left out for this run only.
        """
        if self.complete:
            return not codes or not codes.isdisjoint(self.ran)
        return codes != frozenset() and codes <= self.ran

    def is_over(self, expires: str | None) -> bool:
        """Whether a last day (YYYY-MM-DD) lies behind today."""
        return self.today is not None and expires is not None and expires < self.today
