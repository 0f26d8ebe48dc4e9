"""What holds for every format."""

from __future__ import annotations

import pytest

from disclosurelint.output import FORMATS, Format, Look, writer
from disclosurelint.report import Failure
from tests.output.reports import SUM, report, shown, typo, wrong_sum

#: These tell of a file as soon as it is checked.
STREAMING: tuple[Format, ...] = ("text", "concise", "json")
TEXT = "防贫与防贪"
FAILED = Failure("a.doc", "a.doc：没有这个文件", "a.doc: there is no such file")


@pytest.mark.parametrize("format_", FORMATS)
def test_every_format_ends_with_a_line_break(format_: Format) -> None:
    for results in ([], [report(TEXT)], [report(TEXT, typo(TEXT, "防贪", "防贫")), report(SUM, wrong_sum()), FAILED]):
        output = shown(format_, *results)
        assert output == "" or output.endswith("\n")


@pytest.mark.parametrize("format_", STREAMING)
def test_a_streaming_format_does_not_wait_for_the_next_file(format_: Format) -> None:
    assert "WRD001" in writer(format_, Look()).file(report(TEXT, typo(TEXT, "防贪", "防贫")))
