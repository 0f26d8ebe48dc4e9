"""One document in every format, as LibreOffice saved it (``fixtures/formats/``): the same is found in all of them."""

from __future__ import annotations

import pytest

from disclosurelint.linter import check
from disclosurelint.rules import Ruleset, load_ruleset
from disclosurelint.settings import Plan
from disclosurelint.sources import read
from tools.make_formats import MADE, blocks, draft, faults, plain
from tools.write_formats_page import FORMATS, PAGE, findings_of, page

in_every_format = pytest.mark.parametrize("suffix", FORMATS)


@pytest.fixture(scope="module")
def ruleset() -> Ruleset:
    return load_ruleset()


@in_every_format
def test_a_faultless_document_has_no_findings(suffix: str, ruleset: Ruleset) -> None:
    report = check(read(MADE / f"faultless{suffix}"), Plan(ruleset))
    assert [(found.code, found.message) for found in report.diagnostics] == []


@in_every_format
def test_the_same_is_found_as_in_the_text(suffix: str, ruleset: Ruleset) -> None:
    assert set(findings_of(suffix, ruleset)) == set(findings_of(".txt", ruleset))


def test_the_same_is_found_where_the_text_is_set_in_two_columns(ruleset: Ruleset) -> None:
    assert findings_of("-columns.pdf", ruleset, "faultless") == {}
    assert set(findings_of("-columns.pdf", ruleset)) == set(findings_of(".txt", ruleset))


def test_a_printed_workbook_is_read_as_it_shows(ruleset: Ruleset) -> None:
    """Cells cut off at their edges, sums too wide for them, lines that go on on another page: no false alarm."""
    reports = [check(read(MADE / f"{twin}-print.pdf"), Plan(ruleset)) for twin in ("faultless", "faulty")]
    faultless, faulty = (
        {(one.code, report.source.quote(one.span)) for one in report.diagnostics} for report in reports
    )
    assert faultless == {("TPL009", "###")}
    assert faulty >= {
        ("AMT001", "532.00万元"),
        ("PUN005", "【2023】16号"),
        ("AMT005", "3,600,000.00"),
    }


def test_a_table_has_the_same_rows_and_columns_in_every_format(ruleset: Ruleset) -> None:
    places = {suffix: findings_of(suffix, ruleset) for suffix in (".docx", ".pdf", ".html")}
    in_tables = {found: place for found, place in places[".docx"].items() if place.startswith("表")}
    assert len(in_tables) >= 6
    for found, place in in_tables.items():
        assert places[".html"][found] == place
        assert places[".pdf"][found].partition(" ")[2] == place


def test_every_fault_is_told_of(ruleset: Ruleset) -> None:
    source = read(MADE / "faulty.txt")
    told = set()
    for found in check(source, Plan(ruleset)).diagnostics:
        spans = [found.span, *(place.span for place in found.related)]
        spans += [term.span for term in found.calculation.terms] if found.calculation else []
        told |= {source.line(source.position(span.start).line) for span in spans}
    assert [fault["quote"] for fault in faults() if not any(fault["quote"] in line for line in told)] == []


@pytest.mark.parametrize("twin", ["faultless", "faulty"])
def test_the_files_are_made_from_the_draft_as_it_is(twin: str) -> None:
    """After a change of the draft, make them anew: python tools/make_formats.py."""
    assert (MADE / f"{twin}.txt").read_text("utf-8") == plain(blocks(draft(twin)))


def test_the_page_about_formats_is_up_to_date(ruleset: Ruleset) -> None:
    """After a change that was meant, write it anew: python tools/regenerate.py."""
    assert PAGE.read_text("utf-8") == page(ruleset)
