"""The XML of JUnit: a file is a suite of tests, a finding a test that failed."""

from __future__ import annotations

from disclosurelint.output.prose import details, headline
from disclosurelint.output.writer import Look
from disclosurelint.output.xmltext import block, element, escaped
from disclosurelint.results.report import Failure, Report, Result
from disclosurelint.results.tally import Tally
from disclosurelint.rules.diagnostic import Diagnostic

_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="disclosurelint">\n'


class JUnit:
    """One document for the whole run, a suite written as each file comes.

    A finding too mild to fail the run is a test that passed, with the finding as its output.
    """

    def __init__(self, look: Look) -> None:
        self._lang = look.lang
        self._failing = look.failing
        self._head = _HEAD

    def file(self, result: Result) -> str:
        head, self._head = self._head, ""
        return head + (self._checked(result) if isinstance(result, Report) else self._failed(result))

    def end(self, tally: Tally) -> str:
        return f"{self._head}</testsuites>\n"

    def _checked(self, report: Report) -> str:
        path = report.source.path
        cases = [self._case(report, found) for found in report.diagnostics]
        failures = sum(found.severity in self._failing for found in report.diagnostics)
        return _suite(path, cases or [element("testcase", {"classname": path, "name": "disclosurelint"})], failures, 0)

    def _failed(self, failure: Failure) -> str:
        error = element("error", {"type": "unreadable", "message": failure.message(self._lang)})
        case = element("testcase", {"classname": failure.path, "name": "disclosurelint"}, error)
        return _suite(failure.path, [case], 0, 1)

    def _case(self, report: Report, found: Diagnostic) -> str:
        at = report.source.position(found.span.start)
        place = f"{report.source.path}:{at.line}:{at.column}"
        text = escaped("\n".join([f"{place}: {headline(found)}", *details(report, found, self._lang)]))
        if found.severity in self._failing:
            outcome = element("failure", {"type": found.severity, "message": headline(found)}, text)
        else:
            outcome = element("system-out", {}, text)
        name = f"{found.code} {found.name} ({at.line}:{at.column})"
        return element("testcase", {"classname": report.source.path, "name": name}, outcome)


writer = JUnit


def _suite(path: str, cases: list[str], failures: int, errors: int) -> str:
    counts = {"name": path, "tests": len(cases), "failures": failures, "errors": errors, "skipped": 0}
    return f"  {element('testsuite', counts, block(cases))}\n"
