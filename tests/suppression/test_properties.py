"""Whatever comments a text holds: nothing breaks, and taking out the idle ones changes nothing but themselves."""

from __future__ import annotations

from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from disclosurelint.linter import check
from disclosurelint.results.report import Report
from disclosurelint.rules import load_ruleset
from disclosurelint.settings import Plan
from disclosurelint.text import Source, apply_edits

LINES = [
    "支出10万元，包括人员经费7万元和公用经费2万元。",
    "全县全县水利工作有序开展。",
    "各项工作按照既定的计划稳步推进。",
    "",
]
VERBS = ["ignore", "ignore-next-line", "ignore-file", "disable", "enable", "跳过"]
RULES = ["AMT001", "WRD003", "AMT", "doubled-word", "AMT0O1", "expires=2020-01-01", "owner=财务科", "-- 理由"]
COMMENTS = st.builds(
    lambda verb, rules, end: f"<!-- disclosurelint: {' '.join([verb, *rules])}{end}",
    st.sampled_from(VERBS),
    st.lists(st.sampled_from(RULES), max_size=3),
    st.sampled_from([" -->", " -->", " -->", "-->", ""]),
)
TEXTS = st.lists(
    st.tuples(st.sampled_from(LINES), st.none() | COMMENTS, st.sampled_from(["\n", "\r\n"])), max_size=8
).map(lambda rows: "".join(f"{line}{comment or ''}{end}" for line, comment, end in rows))


def report(text: str) -> Report:
    return check(Source("draft.md", text), Plan(load_ruleset()), "2025-01-01")


def told(found: Report, *, idle: bool) -> Counter[tuple[str, str]]:
    return Counter(
        (one.code, found.source.quote(one.span)) for one in found.diagnostics if (one.code == "SUP001") is idle
    )


@settings(max_examples=80, deadline=None)
@given(TEXTS)
def test_taking_out_what_is_idle_changes_no_other_finding(text: str) -> None:
    first = found = report(text)
    for _ in range(len(text)):
        fixes = [one.fix for one in found.diagnostics if one.code == "SUP001" and one.fix]
        if not fixes:
            break
        found = report(apply_edits(found.source.text, fixes[0].edits))
    assert told(found, idle=True) == Counter()
    before, after = told(first, idle=False), told(found, idle=False)
    assert {one for one in after - before if one[0] != "SUP005"} == set(), "an enable may have lost its disable"
    assert {one for one in before - after if not one[0].startswith("SUP")} == set()
    assert Counter(one.diagnostic.code for one in found.suppressed) == Counter(
        one.diagnostic.code for one in first.suppressed
    )


@given(st.text("<!-> disclosurelint:：ignore-nextfile enabl,，=AMT001支出10万元。\n\r", max_size=120))
def test_no_text_breaks_it(text: str) -> None:
    found = report("<!-- disclosurelint:" + text)
    for one in (*found.diagnostics, *(entry.diagnostic for entry in found.suppressed)):
        assert 0 <= one.span.start <= one.span.end <= len(found.source.text)
