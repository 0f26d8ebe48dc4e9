"""``mark``: one finding for what a file bears and does not show, at its first place."""

from __future__ import annotations

import pytest

from disclosurelint.linter import check
from disclosurelint.results.report import Report
from disclosurelint.rules import load_ruleset
from disclosurelint.settings import Plan
from disclosurelint.sources import decode
from tests.sources.packages import docx, paragraph, run
from tests.sources.pdfs import pdf, picture, words

INSERTED = f"<w:p>{run('公务接待费')}<w:ins w:id='1'>{run('3.00')}</w:ins>{run('万元。')}</w:p>"


def report_on(data: bytes, path: str) -> Report:
    return check(decode(data, path), Plan(load_ruleset()))


def test_all_tracked_changes_are_one_finding() -> None:
    report = report_on(docx(paragraph("甲") + INSERTED + paragraph("乙") + INSERTED), "预算.docx")
    [found] = report.diagnostics
    assert (found.code, report.source.quote(found.span)) == ("SRC003", "公务接待费3.00万元。")
    assert found.message.startswith("文件里还有 2 处修订")
    assert [report.source.quote(place.span) for place in found.related] == ["公务接待费3.00万元。"]


def test_scanned_pages_are_named() -> None:
    report = report_on(pdf(words("某局说明", 70, 150), picture(0, 0, 595, 842)), "预算.pdf")
    [found] = report.diagnostics
    assert (found.code, found.span.start) == ("SRC001", 0)
    assert found.message.startswith("第 2 页是图片，没有文字，这 1 页没有检查")


@pytest.mark.parametrize("body", [paragraph("甲"), paragraph("公务接待费3.00万元。")])
def test_a_clean_file_has_none(body: str) -> None:
    assert report_on(docx(body), "预算.docx").diagnostics == ()
