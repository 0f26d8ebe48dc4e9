"""What holds for every format, whatever a document says."""

from __future__ import annotations

import json
import re
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disclosurelint.output import FOR_PEOPLE, FORMATS, Format, Look, writer
from disclosurelint.results.report import Failure
from disclosurelint.rules.diagnostic import Fix, RelatedPlace
from disclosurelint.text import Edit, Span
from tests.output.reports import PATH, SUM, report, shown, typo, wrong_sum

#: These tell of a file only when all are through.
WAITING = {"sarif", "markdown"}
TEXT = "防贫与防贪"
FAILED = Failure("a.doc", "a.doc：没有这个文件", "a.doc: there is no such file")
NASTY = st.text(st.sampled_from("预算，\r\n\t::##[\x00\x1b\x7f\x9b\u202e\u2028\ud800\uffff𬭚<&>\"'|`*]"), max_size=30)
#: What must not reach a terminal; JSON and XML have ways to write it, the formats for people show something else.
UNSAFE = re.compile("[\x00-\x09\x0b-\x1f\x80-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u206f]")


def test_the_manual_lists_every_format() -> None:
    manual = (Path(__file__).parents[2] / "docs/formats.md").read_text(encoding="utf-8")
    told = [name for cell in re.findall(r"^\| (`[^|]+) \|", manual, re.MULTILINE) for name in re.findall(r"\w+", cell)]
    assert told == list(FORMATS)


@pytest.mark.parametrize("format_", FORMATS)
def test_every_format_ends_with_a_line_break(format_: Format) -> None:
    for results in ([], [report(TEXT)], [report(TEXT, typo(TEXT, "防贪", "防贫")), report(SUM, wrong_sum()), FAILED]):
        output = shown(format_, *results)
        assert output == "" or output.endswith("\n")


@pytest.mark.parametrize("format_", [format_ for format_ in FORMATS if format_ not in WAITING])
def test_a_streaming_format_does_not_wait_for_the_next_file(format_: Format) -> None:
    assert "WRD001" in writer(format_, Look()).file(report(TEXT, typo(TEXT, "防贪", "防贫")))


@pytest.mark.parametrize("format_", [format_ for format_ in FORMATS if format_ not in FOR_PEOPLE])
def test_a_file_that_could_not_be_checked_is_told_of(format_: Format) -> None:
    told = shown(format_, FAILED, lang="en")
    assert "there is no such file" in told
    assert "a.doc" in told


@pytest.mark.parametrize("format_", FORMATS)
@given(words=NASTY)
def test_no_text_breaks_a_format_or_drives_a_terminal(format_: Format, words: str) -> None:
    text = f"{words}防贪{words}"
    place = Span(len(words), len(words) + 2)
    found = typo("防贪", "防贪", "防贫")._replace(
        span=place,
        message=f"“防贪”{words}",
        related=(RelatedPlace(PATH, Span(0, len(text)), words),),
        fix=Fix("unsafe", f"改为{words}", (Edit(place, words),)),
    )
    output = shown(format_, report(text, found), Failure(f"a{words}", words, words))
    assert not UNSAFE.search(output)
    assert not re.search(r"^\s*::(?!(error|notice|warning) title=)", output, re.MULTILINE)
    assert "##[" not in output or format_ not in (*FOR_PEOPLE, "github")
    output = output.encode("utf-8", "backslashreplace").decode()  # as it is written
    if format_ in ("json", "sarif", "gitlab", "rdjson"):
        json.loads(output)
    elif format_ in ("jsonl", "rdjsonl"):
        assert [json.loads(line) for line in output.split("\n")[:-1]]
    elif format_ in ("checkstyle", "junit"):
        ElementTree.fromstring(output.encode())
