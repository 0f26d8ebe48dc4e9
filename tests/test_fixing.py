"""Which fixes are applied together, when it ends, and that nothing else changes."""

from __future__ import annotations

from collections.abc import Generator
from functools import partial

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from disclosurelint.errors import InputError
from disclosurelint.fixing import Again, applied, chosen_fixes, fixed, moved
from disclosurelint.linter import check
from disclosurelint.results.report import Report, Result
from disclosurelint.rules import load_ruleset
from disclosurelint.rules.diagnostic import Applicability, Diagnostic, Fix, Severity
from disclosurelint.settings import Plan
from disclosurelint.text import Edit, Source, Span, apply_edits
from disclosurelint.text.place import Place, Places
from tests.output.reports import PATH, report

#: Sentences with faults that have fixes, safe and unsafe, some next to one another, some inside one another.
SENTENCES = st.sampled_from(
    [
        "某某县水务局2021年部门预算\n",
        "一、收支总体情况\n",
        "四)其他说明\n",
        "基本支出10.52万元，包括人员经费7.50万元和公用经费3.20万元。\n",
        "支出预算100.00万元，比上年减少10.00万元，增长11.11%。\n",
        "政府采购、政府采购和政府釆购情况。\n",
        "落实建议建议，反应情况，帐户管理。\n",
        "按照财办发【2019】18号文件.做好工作,不得挪用。\n",
        "防贫、防贫、防贫、防贫、防\n贪工作。\n",
        "编制部门：某某市交通局\n",
        "\r\n",
        "𬭚",
    ]
)
DOCUMENTS = st.lists(SENTENCES, min_size=1, max_size=14).map("".join)


@pytest.fixture(scope="module")
def plan() -> Plan:
    return Plan(load_ruleset())


def flaw(start: int, end: int, new: str, how: Applicability = "safe", severity: Severity = "error") -> Diagnostic:
    return flaws((start, end, new), how=how, severity=severity)


def flaws(*edits: tuple[int, int, str], how: Applicability = "safe", severity: Severity = "error") -> Diagnostic:
    """A finding whose fix makes edits."""
    made = tuple(Edit(Span(start, end), new) for start, end, new in edits)
    fix = Fix(how, "改", made)
    return Diagnostic(PATH, made[0].span, "WRD001", "confusable-term", severity, "有错", fix=fix)


def by_word(wrong: str, right: str, how: Applicability = "safe") -> Again:
    """Checks texts for one word, of which it reports the first."""

    def check_word(source: Source) -> Report:
        at = source.text.find(wrong)
        found = [flaw(at, at + len(wrong), right, how)] if at >= 0 else []
        return report(source.text, *found)._replace(source=source)

    return check_word


def _results(*results: Result) -> Generator[Result]:
    yield from results


def test_it_goes_on_until_nothing_is_left() -> None:
    again = by_word("甲", "乙")
    after = fixed(again(Source(PATH, "甲丙甲丙甲")), again)
    assert after.source.text == "乙丙乙丙乙"
    assert [(repair.changes, repair.span) for repair in after.repairs] == [
        ((("甲", "乙"),), Span(at, at + 1)) for at in (0, 2, 4)
    ]


def test_places_are_those_of_the_final_text() -> None:
    again = by_word("甲", "乙乙乙")
    after = fixed(again(Source(PATH, "甲丙甲丙甲")), again)
    assert [after.source.quote(repair.span) for repair in after.repairs] == ["乙乙乙"] * 3


def test_unsafe_fixes_wait_to_be_asked_for() -> None:
    again = by_word("甲", "乙", "unsafe")
    before = again(Source(PATH, "甲"))
    assert fixed(before, again) == before
    assert fixed(before, again, unsafe=True).source.text == "乙"


def test_a_fix_that_changes_nothing_is_no_fix() -> None:
    again = by_word("甲", "甲")
    before = again(Source(PATH, "甲"))
    assert fixed(before, again) == before


@pytest.mark.parametrize("right", ["甲甲", "乙"])
def test_fixes_without_end_are_refused(right: str) -> None:
    def again(source: Source) -> Report:
        return (by_word("甲", right) if "甲" in source.text else by_word("乙", "甲"))(source)

    before = again(Source(PATH, "甲"))
    with pytest.raises(InputError, match="WRD001 的建议修改互相抵触，一处也没有改"):
        fixed(before, again)
    (left,) = applied(_results(before), again, False, lambda source, text: None)
    assert left.diagnostics == before.diagnostics  # type: ignore[union-attr]
    assert left.refused is not None  # type: ignore[union-attr]


def test_a_file_that_is_no_text_is_left_to_its_program() -> None:
    again = by_word("甲", "乙")
    word = Source("a.docx", "甲", places=Places([0], [Place(paragraph=1)]))
    (left,) = applied(_results(again(word)), again, False, lambda source, text: pytest.fail("written"))
    assert isinstance(left, Report)
    assert left.refused is not None
    assert left.refused.zh == "a.docx：不是纯文本，不能直接修改；Word 和 PDF 请用 review 命令做审阅稿"


@pytest.mark.parametrize(
    ("one", "other", "chosen"),
    [
        (flaw(0, 2, "x"), flaw(3, 4, "y"), "both"),
        (flaw(0, 2, "x"), flaw(2, 4, "y"), "one"),  # they touch
        (flaw(0, 4, "x"), flaw(1, 2, "y"), "one"),
        (flaw(1, 1, "x"), flaw(1, 1, "y"), "one"),
        (flaw(0, 4, "x", "unsafe"), flaw(1, 2, "y"), "other"),  # safe before unsafe
        (flaw(0, 4, "x", severity="info"), flaw(1, 2, "y"), "other"),  # grave before mild
        (flaws((0, 1, "x"), (5, 6, "x")), flaw(5, 6, "y"), "one"),
        (flaws((0, 3, "x"), (2, 6, "x")), flaw(8, 9, "y"), "other"),  # edits of its own overlap
    ],
)
def test_fixes_that_touch_are_not_applied_together(one: Diagnostic, other: Diagnostic, chosen: str) -> None:
    expected = {"both": [one, other], "one": [one], "other": [other]}[chosen]
    assert chosen_fixes([one, other], unsafe=True) == expected


SPANS = st.tuples(st.integers(0, 30), st.integers(0, 6)).map(lambda pair: Span(pair[0], pair[0] + pair[1]))


@given(st.lists(st.lists(SPANS, min_size=1, max_size=3), max_size=12), st.text("改乙", max_size=2))
def test_what_lies_outside_the_edits_stays_as_it_is(groups: list[list[Span]], new: str) -> None:
    text = "".join(chr(0x4E00 + at) for at in range(40))
    found = [flaws(*((span.start, span.end, new) for span in spans)) for spans in groups]
    chosen = chosen_fixes(found)
    edits = sorted(edit for one in chosen if one.fix for edit in one.fix.edits)
    after = apply_edits(text, edits)  # raises where two overlap
    inside = {at for edit in edits for at in range(*edit.span)}
    for at in set(range(len(text))) - inside:
        assert after[moved(Span(at, at + 1), edits).start] == text[at]
    assert len(after) == len(text) - len(inside) + len(edits) * len(new)


@settings(deadline=None, max_examples=40)
@given(DOCUMENTS, st.booleans())
def test_fixing_twice_changes_nothing(plan: Plan, text: str, unsafe: bool) -> None:
    again = partial(check, plan=plan)
    after = fixed(check(Source(PATH, text), plan), again, unsafe)
    assert fixed(check(after.source, plan), again, unsafe).repairs == ()
    assert after.diagnostics == check(after.source, plan).diagnostics


@settings(deadline=None, max_examples=40)
@given(DOCUMENTS)
def test_line_breaks_of_the_page_survive(plan: Plan, text: str) -> None:
    after = fixed(check(Source(PATH, text), plan), partial(check, plan=plan), True)
    assert len(after.source.line_starts) == len(Source(PATH, text).line_starts)


@pytest.mark.parametrize("gap", ["\n", "\r\n\r\n"])
@pytest.mark.parametrize("cut", range(1, 6))
def test_a_word_that_a_page_broke_is_mended_in_place(plan: Plan, cut: int, gap: str) -> None:
    """The page ends after so many characters of the word; the file's lines stay as long as they were."""
    before = f"{'本单位认真做好各项工作，加强预算管理，' * 8}"[: 90 - cut]
    after = "，" + "加强预算管理，" * 9
    wrong, right = (before + word + after for word in ("利益链接机制", "利益联结机制"))
    broken, mended = (gap.join(text[at : at + 30] for at in range(0, len(text), 30)) for text in (wrong, right))
    assert "利益链接机制" not in broken
    assert fixed(check(Source(PATH, broken), plan), partial(check, plan=plan), True).source.text == mended
