"""JUnit's XML, read by a program that reads such reports."""

from __future__ import annotations

from typing import Any

from junitparser import Error, JUnitXml
from junitparser import Failure as Failed

from disclosurelint.output import Look, render
from disclosurelint.results.report import Failure, Result
from tests.output.reports import SUM, report, typo, wrong_sum


def suites(*results: Result, **look: Any) -> list[Any]:
    return list(JUnitXml.fromstring(render("junit", results, Look(**look)).encode()))


def test_a_finding_is_a_test_that_failed() -> None:
    (suite,) = suites(report(SUM, wrong_sum()))
    assert (suite.name, suite.tests, suite.failures, suite.errors) == ("draft.txt", 1, 1, 0)
    (case,) = suite
    assert (case.name, case.classname) == ("AMT001 total-mismatch (1:3)", "draft.txt")
    (failure,) = case.result
    assert isinstance(failure, Failed)
    assert failure.message == "“支出”为 50.00 万元，所列 3 项合计 37.09 万元，少 12.91 万元"
    assert failure.text.split("\n")[1].startswith("算式：人员经费 30.5 万元 + ")


def test_what_does_not_fail_the_run_does_not_fail_here() -> None:
    text = "防贪，防食"
    results = [report(text, typo(text, "防贪", "防贫", "info"), typo(text, "防食", "防贫", "warning"))]
    (suite,) = suites(*results)
    assert (suite.tests, suite.failures) == (2, 1)
    mild, grave = suite
    assert (mild.is_passed, grave.is_passed) == (True, False)
    assert "“防贪”应为“防贫”" in mild.system_out
    (suite,) = suites(*results, failing=frozenset({"error"}))
    assert suite.failures == 0


def test_a_clean_file_is_a_test_that_passed() -> None:
    (suite,) = suites(report("预算"))
    assert (suite.tests, suite.failures) == (1, 0)
    assert [case.is_passed for case in suite] == [True]


def test_a_file_that_could_not_be_checked_is_an_error() -> None:
    (suite,) = suites(Failure("a\x1b.doc", "无法读取", "cannot be read"))
    assert (suite.name, suite.errors) == ("a\ufffd.doc", 1)
    (case,) = suite
    (error,) = case.result
    assert isinstance(error, Error)
    assert error.message == "无法读取"
