"""Lines and columns in the units that other programs count by."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disclosurelint.output import COLUMN_UNITS
from disclosurelint.output.places import UNITS, Region, Unit, characters, region, shown_path, uri, utf8, utf16
from disclosurelint.text import Source, Span
from tests.output.reports import span_of

TEXT = "防贫\r\n𬭚与防贪\r\n"


@pytest.mark.parametrize(
    ("unit", "columns"), [(characters, (3, 5)), (utf16, (4, 6)), (utf8, (8, 14))], ids=["characters", "utf16", "utf8"]
)
def test_columns_by_unit(unit: Unit, columns: tuple[int, int]) -> None:
    start, end = columns
    assert region(Source("a.txt", TEXT), span_of(TEXT, "防贪"), unit) == Region(2, start, 2, end)


def test_users_can_name_every_unit() -> None:
    assert tuple(UNITS) == COLUMN_UNITS


def test_a_place_over_lines_and_one_without_extent() -> None:
    source = Source("a.txt", TEXT)
    assert region(source, Span(0, len(TEXT)), utf16) == Region(1, 1, 3, 1)
    assert region(source, Span(1, 1), utf8) == Region(1, 4, 1, 4)


@given(st.text(st.sampled_from("预𬭚a\r\n\ud800"), max_size=20), st.integers(0, 20))
def test_every_unit_agrees_with_its_encoding(text: str, at: int) -> None:
    offset = min(at, len(text))
    source = Source("a.txt", text)
    before = text[source.line_starts[region(source, Span(offset, offset)).line - 1] : offset]
    assert region(source, Span(offset, offset)).column == len(before) + 1
    encoded = before.encode("utf-16-le", "surrogatepass")
    assert region(source, Span(offset, offset), utf16).column == len(encoded) // 2 + 1
    assert region(source, Span(offset, offset), utf8).column == len(before.encode("utf-8", "surrogatepass")) + 1


def test_paths_and_their_uris(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    inside, outside = tmp_path / "预算" / "a b.txt", tmp_path.parent / "c.txt"
    monkeypatch.chdir(tmp_path)
    assert (shown_path(str(inside)), uri(str(inside))) == ("预算/a b.txt", "%E9%A2%84%E7%AE%97/a%20b.txt")
    assert shown_path(str(outside)) == outside.as_posix()
    assert uri(str(outside)) == outside.as_uri()
    assert uri("a:b#c?.txt") == "a%3Ab%23c%3F.txt"
