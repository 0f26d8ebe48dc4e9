"""reviewdog's formats: columns count bytes of UTF-8."""

from __future__ import annotations

import json

from disclosurelint.results.report import Failure, Result
from tests.output.reports import SUM, report, shown, typo, wrong_sum

#: Before the place stand a character of four bytes and one of three.
TEXT = "防贫\r\n𬭚与防贪"
FAILED = Failure("附件.doc", "附件.doc：没有这个文件", "附件.doc: there is no such file")


def test_a_diagnostic() -> None:
    (line,) = shown("rdjsonl", report(TEXT, typo(TEXT, "防贪", "防贫", "warning"))).splitlines()
    place = {"start": {"line": 2, "column": 8}, "end": {"line": 2, "column": 14}}
    assert json.loads(line) == {
        "message": "“防贪”应为“防贫”\n第 1 行：本文的正确写法\n建议修改：改为“防贫”",
        "location": {"path": "draft.txt", "range": place},
        "severity": "WARNING",
        "source": {"name": "disclosurelint"},
        "code": {"value": "WRD001"},
        "suggestions": [{"range": place, "text": "防贫"}],
    }


def test_a_suggestion_leads_to_the_text_it_proposes() -> None:
    (line,) = shown("rdjsonl", report(TEXT, typo(TEXT, "防贪", "防贫"))).splitlines()
    (suggestion,) = json.loads(line)["suggestions"]
    start, end = (suggestion["range"][side]["column"] - 1 for side in ("start", "end"))
    second = TEXT.split("\r\n")[1].encode()
    assert (second[:start] + suggestion["text"].encode() + second[end:]).decode() == "𬭚与防贫"


def test_one_object_holds_the_same() -> None:
    results: list[Result] = [report(TEXT, typo(TEXT, "防贪", "防贫")), report(SUM, wrong_sum()), report("预算"), FAILED]
    whole = json.loads(shown("rdjson", *results))
    assert whole["source"] == {"name": "disclosurelint"}
    assert whole["diagnostics"] == [json.loads(line) for line in shown("rdjsonl", *results).splitlines()]
    assert json.loads(shown("rdjson"))["diagnostics"] == []


def test_a_file_that_could_not_be_checked() -> None:
    assert json.loads(shown("rdjsonl", FAILED)) == {
        "message": "附件.doc：没有这个文件",
        "location": {"path": "附件.doc"},
        "severity": "ERROR",
        "source": {"name": "disclosurelint"},
    }
