"""The rules that come with the program do what their pages say."""

from __future__ import annotations

import pytest

from disclosurelint.rules import Rule, load_ruleset
from disclosurelint.rules.tester import failures
from disclosurelint.running.across import check_example

RULESET = load_ruleset()


@pytest.mark.parametrize("rule", RULESET.rules, ids=lambda rule: str(rule.code))
def test_every_example_of_a_rule_holds(rule: Rule) -> None:
    failed = failures([rule], lambda source, tested, beside: check_example(source, tested, RULESET, beside))
    assert [failure.message() for failure in failed] == []


@pytest.mark.parametrize("rule", RULESET.rules, ids=lambda rule: str(rule.code))
def test_every_rule_speaks_both_languages(rule: Rule) -> None:
    texts = [rule.title, *rule.messages.values(), *rule.notes.values()]
    texts += [text for text in (rule.why, rule.fix) if text is not None]
    for text in texts:
        assert text.zh and text.en
        assert text.zh != text.en or "{" in text.zh
