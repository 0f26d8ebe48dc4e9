"""Which rules run: all that are enabled, or what was selected, less what was ignored."""

from __future__ import annotations

import pytest

from disclosurelint.errors import RulesetError
from disclosurelint.rules.selection import selection


@pytest.fixture
def chosen(load):
    """Codes of the rules that run; HNT001 is off by default."""
    ruleset = load(("WRD001", "HNT001"), ("severity: warning", "severity: warning\n    enabled: false"))

    def codes(*select: str, ignore: tuple[str, ...] = ()) -> list[str]:
        return [bound.rule.code for bound in ruleset.for_profile(None, selection(ruleset, select, ignore))]

    return codes


def test_a_rule_that_is_off_by_default_runs_only_when_it_is_selected(chosen):
    assert chosen() == []
    for word in ("HNT", "HNT001", "misspelling"):
        assert chosen(word) == ["HNT001"]
    assert chosen("HNT", ignore=("HNT001",)) == []


def test_a_word_that_fits_no_rule_is_refused_with_the_nearest(chosen):
    with pytest.raises(RulesetError, match="HNT001"):
        chosen("HNT002")
