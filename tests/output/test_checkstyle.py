"""Checkstyle's XML."""

from __future__ import annotations

from xml.etree import ElementTree

from disclosurelint.results.report import Failure, Result
from tests.output.reports import report, shown, typo


def document(*results: Result) -> ElementTree.Element:
    return ElementTree.fromstring(shown("checkstyle", *results).encode())


def test_a_file_with_its_findings() -> None:
    text = "防贫\n𬭚与防贪"
    (file,) = document(report(text, typo(text, "防贪", "防贫", "info")))
    assert file.attrib == {"name": "draft.txt"}
    (error,) = file
    assert error.attrib == {
        "line": "2",
        "column": "3",
        "severity": "info",
        "message": "“防贪”应为“防贫”",
        "source": "disclosurelint.WRD001",
    }


def test_clean_files_and_files_that_could_not_be_checked() -> None:
    clean, failed = document(report("预算"), Failure("a&<\x00.doc", "无法读取", "cannot be read"))
    assert (clean.attrib, list(clean)) == ({"name": "draft.txt"}, [])
    assert failed.attrib == {"name": "a&<\ufffd.doc"}
    assert [error.attrib["severity"] for error in failed] == ["error"]


def test_no_file_at_all() -> None:
    assert list(document()) == []
