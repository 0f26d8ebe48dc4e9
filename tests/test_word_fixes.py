"""The fixes of words and marks: apart from one another, and done when they are done."""

from __future__ import annotations

from functools import partial
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from disclosurelint.fixing import fixed
from disclosurelint.lexicon import load_lexicon
from disclosurelint.linter import check
from disclosurelint.rules import load_ruleset
from disclosurelint.settings import Plan
from disclosurelint.text import Source, apply_edits

RULESET = load_ruleset()
WORDING = [rule for rule in RULESET.rules if rule.code.startswith(("WRD", "PUN", "HNT"))]
PLAN = Plan(RULESET, only=lambda rule: rule.code.startswith(("WRD", "PUN", "HNT")))
#: Every text that the rules and the lists of words come with, right or wrong.
TEXTS = [example.text for rule in WORDING for example in rule.examples]
TEXTS += [
    text
    for name in ("substitutions", "hints")
    for entry in load_lexicon().list(name)["entries"]
    for text in (*entry["bad"], *entry["good"])
]
DOCUMENTS = st.lists(
    st.tuples(st.sampled_from(TEXTS), st.sampled_from(["", "，", "。\n", "\n", "（", ")", "、", "防贫", "“"])),
    max_size=12,
).map(lambda parts: "".join(text + mark for text, mark in parts))


@settings(deadline=None, max_examples=60)
@given(DOCUMENTS, st.booleans())
def test_fixing_once_more_changes_nothing(text: str, unsafe: bool) -> None:
    again = partial(check, plan=PLAN)
    after = fixed(check(Source("draft.txt", text), PLAN), again, unsafe)
    assert fixed(check(after.source, PLAN), again, unsafe).repairs == ()


@settings(deadline=None, max_examples=60)
@given(DOCUMENTS)
def test_the_edits_of_a_finding_lie_apart_and_change_something(text: str) -> None:
    for found in check(Source("draft.txt", text), PLAN).diagnostics:
        if found.fix is not None:
            edits = sorted(found.fix.edits)
            assert all(one.span.end <= other.span.start for one, other in pairwise(edits))
            assert apply_edits(text, edits) != text


@pytest.mark.parametrize("rule", WORDING, ids=lambda rule: str(rule.code))
def test_only_changes_that_leave_the_meaning_alone_are_safe(rule) -> None:
    """Words are replaced at the user's own word, unless the pack says that they are certain."""
    safe = {"PUN002", "PUN004", "PUN005", "PUN009", "PUN010", "PUN012", "PUN013"}
    for example in rule.examples:
        for found in check(Source("draft.txt", example.text), Plan(RULESET, only=lambda one: one is rule)).diagnostics:
            if found.fix is not None and found.fix.applicability == "safe":
                assert rule.code in safe or certain(example.text, found.span.start)


def certain(text: str, at: int) -> bool:
    pairs = frozenset(text[begin : begin + 2] for begin in range(len(text) - 1))
    return any(
        entry.certain and place == at
        for place, entry in load_lexicon().substitutions("substitutions").found_in(text, pairs)
    )
