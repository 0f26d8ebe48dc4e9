"""Workflow commands: whatever a document says, a line is one command and says what it should."""

from __future__ import annotations

import re
from urllib.parse import unquote

from hypothesis import given
from hypothesis import strategies as st

from disclosurelint.results.report import Failure
from disclosurelint.text import Span
from tests.output.reports import SUM, report, shown, span_of, typo, wrong_sum

COMMAND = re.compile(r"::(error|warning|notice) ((?:\w+=[^,:\r\n]*,?)*)::([^\r\n]*)")


def read(line: str) -> tuple[str, dict[str, str], str]:
    """A command as the runner takes it apart."""
    found = COMMAND.fullmatch(line)
    assert found, line
    properties = dict(pair.split("=", 1) for pair in found[2].split(","))
    return found[1], {key: unquote(value) for key, value in properties.items()}, unquote(found[3])


def test_a_finding_with_its_places_and_its_way_out() -> None:
    text = "防贫\n𬭚与防贪"
    (line,) = shown("github", report(text, typo(text, "防贪", "防贫", "info"))).splitlines()
    assert read(line) == (
        "notice",
        {
            "title": "WRD001 confusable-term",
            "file": "draft.txt",
            "line": "2",
            "endLine": "2",
            "col": "3",
            "endColumn": "5",
        },
        "“防贪”应为“防贫”\n第 1 行：本文的正确写法\n建议修改：改为“防贫”",
    )


def test_the_sum_is_set_out_in_a_line() -> None:
    (line,) = shown("github", report(SUM, wrong_sum()), lang="en").splitlines()
    assert read(line)[2].split("\n")[1:] == [
        "calculation: 人员经费 30.5 万元 + 公用经费 6.6 万元 - 调剂 100 元 = 37.09 万元; "
        "text says 50.00 万元, gap -12.91 万元"
    ]


def test_a_place_over_several_lines_has_no_columns() -> None:
    text = "防\n贪"
    found = typo("防贪", "防贪", "防贫")._replace(span=Span(0, 3))
    (line,) = shown("github", report(text, found)).splitlines()
    assert read(line)[1].keys() == {"title", "file", "line", "endLine"}


def test_a_file_that_could_not_be_checked() -> None:
    (line,) = shown("github", Failure("a,b:c.doc", "无法读取", "cannot be read")).splitlines()
    assert read(line) == ("error", {"title": "disclosurelint", "file": "a,b:c.doc"}, "无法读取")


@given(st.text(st.sampled_from("::error ,%0A\r\n预\x1b[31m##[]"), max_size=40))
def test_no_text_ends_a_command_or_begins_another(words: str) -> None:
    text = f"防贪{words}"
    found = typo(text, "防贪", words)._replace(message=words, span=span_of(text, "防贪"), related=())
    lines = shown("github", report(text, found)).split("\n")
    assert lines.pop() == ""
    (line,) = lines
    message = read(line)[2]
    assert "\x1b" not in message and "##[" not in line
    assert (
        message.split("\n")[0]
        .replace("＃", "#")
        .startswith(words.replace("\n", " ")[:1].replace("\x1b", "␛").replace("\r", "␍"))
    )
