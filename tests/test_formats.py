"""One document in every format, as LibreOffice saved it (``fixtures/formats/``): the same is found in all of them."""

from __future__ import annotations

import pytest

from disclosurelint.linter import check
from disclosurelint.rules import Ruleset, load_ruleset
from disclosurelint.settings import Plan
from disclosurelint.sources import read
from tools.make_formats import MADE, draft, faults

FORMATS = [".txt", ".docx", ".pdf", ".html", ".xlsx"]
in_every_format = pytest.mark.parametrize("suffix", FORMATS)


@pytest.fixture(scope="module")
def ruleset() -> Ruleset:
    return load_ruleset()


@in_every_format
def test_a_faultless_document_has_no_findings(suffix: str, ruleset: Ruleset) -> None:
    report = check(read(MADE / f"faultless{suffix}"), Plan(ruleset))
    assert [(found.code, found.message) for found in report.diagnostics] == []


#: What a format cannot hold: LibreOffice saves a text box in a web page as a picture.
NOT_IN = {".html": ["公务接侍"]}


@in_every_format
def test_the_same_is_found_as_in_the_text(suffix: str, ruleset: Ruleset) -> None:
    expected = [found for found in _found(".txt", ruleset) if found[1] not in NOT_IN.get(suffix, ())]
    assert sorted(_found(suffix, ruleset)) == sorted(expected)


def test_every_fault_is_told_of(ruleset: Ruleset) -> None:
    source = read(MADE / "faulty.txt")
    told = set()
    for found in check(source, Plan(ruleset)).diagnostics:
        spans = [found.span, *(place.span for place in found.related)]
        spans += [term.span for term in found.calculation.terms] if found.calculation else []
        told |= {source.line(source.position(span.start).line) for span in spans}
    assert [fault["quote"] for fault in faults() if not any(fault["quote"] in line for line in told)] == []


def test_the_faults_have_their_places_in_the_draft() -> None:
    assert draft("faulty") != draft("faultless")


def _found(suffix: str, ruleset: Ruleset) -> list[tuple[str, str, str]]:
    source = read(MADE / f"faulty{suffix}")
    return [(found.code, source.quote(found.span), found.message) for found in check(source, Plan(ruleset)).diagnostics]
