"""From a finding in the joined text to a diagnostic in the file."""

from __future__ import annotations

from decimal import Decimal

import pytest

from disclosurelint.checks.finding import Calculation, Finding, Related, Term, Value, Words
from disclosurelint.rules.apply import diagnose
from disclosurelint.rules.diagnostic import Fix, RelatedPlace
from disclosurelint.rules.messages import TemplateError
from disclosurelint.text import Amount, Edit, Span

VALUES = {"wrong": "帐户", "right": "账户"}


@pytest.fixture
def rule(load):
    return load(("    why:", "    notes: {here: {zh: '见{part}', en: 'see {part}'}}\n    why:")).rule("WRD001")


def test_code_name_severity_and_message_come_from_the_rule(document, rule):
    found = diagnose(document("银行帐户"), rule, Finding(Span(2, 4), VALUES))
    assert found[:6] == ("draft.txt", Span(2, 4), "WRD001", "misspelling", "warning", "“帐户”应为“账户”")


def test_the_language_is_chosen_when_diagnosing(document, rule):
    assert diagnose(document("银行帐户"), rule, Finding(Span(2, 4), VALUES), "en").message == '"帐户" should be "账户"'


def test_a_finding_that_knows_better_sets_its_own_severity(document, rule):
    assert diagnose(document("银行帐户"), rule, Finding(Span(2, 4), VALUES, severity="info")).severity == "info"


def test_every_span_is_moved_to_the_file(document, rule):
    # "银行帐户三个" in the joined text; the file breaks the line inside the word.
    text = document("银行帐\n户三个")
    ten = Amount(Decimal(10), "万元", 0)
    found = diagnose(
        text,
        rule,
        Finding(
            Span(2, 4),
            VALUES,
            related=(Related(Span(4, 6), "here", {"part": "三个"}),),
            calculation=Calculation(Term("户", ten, Span(3, 4)), (Term("个", ten, Span(5, 6), -1),), ten, ten),
            edits=(Edit(Span(2, 4), "账户"),),
            safe=True,
        ),
    )
    assert found.span == Span(2, 5)
    assert found.related == (RelatedPlace("draft.txt", Span(5, 7), "见三个"),)
    assert found.fix == Fix("safe", "改为“账户”", (Edit(Span(2, 3), "账"),))
    assert found.calculation is not None
    assert found.calculation.whole.span == Span(4, 5)
    assert found.calculation.terms == (Term("个", ten, Span(6, 7), -1),)


def test_values_are_shown_as_they_are(document, load):
    rule = load(("zh: '“{wrong}”应为“{right}”'", "zh: '{amount}、{count} 项、{words}、{lost}'")).rule("WRD001")
    values: dict[str, Value] = {
        "amount": Amount(Decimal("232.88"), "万元", 2),
        "count": 3,
        "words": Words("预算", "budget"),
    }
    assert diagnose(document("文"), rule, Finding(Span(0, 1), values)).message == "232.88 万元、3 项、预算、?"


def test_values_cannot_reach_into_a_template(document, rule):
    found = diagnose(document("文"), rule, Finding(Span(0, 1), {"wrong": "{right}", "right": "\\1"}))
    assert found.message == "“{right}”应为“\\1”"


def test_a_fix_without_words_is_called_a_suggested_change(document, load):
    rule = load(("    fix: {zh: '改为“{right}”', en: 'change to \"{right}\"'}\n", "")).rule("WRD001")
    finding = Finding(Span(0, 1), VALUES, edits=(Edit(Span(0, 1), "字"),))
    edits = (Edit(Span(0, 1), "字"),)
    assert diagnose(document("文"), rule, finding).fix == Fix("unsafe", "建议修改", edits)
    assert diagnose(document("文"), rule, finding, "en").fix == Fix("unsafe", "suggested change", edits)


def test_a_missing_template_never_loses_a_finding_but_fails_an_example(document, rule):
    other = Finding(Span(0, 1), VALUES, message="other")
    assert diagnose(document("文"), rule, other).message == "“帐户”应为“账户”"
    with pytest.raises(TemplateError, match="messages 里没有检查要用的 other"):
        diagnose(document("文"), rule, other, strict=True)
    note = Finding(Span(0, 1), VALUES, related=(Related(Span(0, 1), "there"),))
    assert diagnose(document("文"), rule, note).related[0].message == "?"
    with pytest.raises(TemplateError, match="notes 里没有检查要用的 there"):
        diagnose(document("文"), rule, note, strict=True)


def test_a_missing_value_fails_an_example(document, rule):
    with pytest.raises(TemplateError) as caught:
        diagnose(document("文"), rule, Finding(Span(0, 1), {"wrong": "帐户"}), strict=True)
    assert caught.value.en == 'nothing fills {right} in "“{wrong}”应为“{right}”"; values given: wrong'


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("帐户", "账户", [(2, 3, "账")]),  # of a broken word only what differs changes
        ("户三个", "户头三个", [(4, 7, "户头三个")]),  # nothing broken: as the check says it
        ("帐户三", "帐三", [(4, 5, "")]),
        ("行帐户", "行帐头户", [(4, 4, "头")]),
        ("帐户三", "账号两", [(2, 3, "账"), (4, 6, "号两")]),  # a piece before the break, one behind
        ("帐户三", "存款账号两", [(2, 3, "存款账号两"), (4, 6, "")]),
    ],
)
def test_a_line_break_inside_an_edit_stays(document, rule, old, new, expected):
    text = document("银行帐\n户三个")
    start = text.text.index(old)
    span = Span(start, start + len(old))
    found = diagnose(text, rule, Finding(span, VALUES, edits=(Edit(span, new),)))
    assert found.fix is not None
    assert [(*edit.span, edit.replacement) for edit in found.fix.edits] == expected
