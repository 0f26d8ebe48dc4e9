"""Offsets, lines and columns of a file's text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disclosurelint.text import Position, Source, Span


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_lines_and_columns_count_from_one_whatever_ends_the_lines(line_end: str) -> None:
    source = Source("a.txt", f"一二{line_end}三四五{line_end}")
    offset = 2 + len(line_end) + 1
    assert source.position(offset) == Position(2, 2, offset)
    assert source.line(2) == "三四五"


def test_columns_for_editors_count_utf16_units() -> None:
    source = Source("a.txt", "𠮷𠮷野")
    assert source.position(2).column == 3
    assert source.utf16_column(2) == 4


@given(st.text(alphabet="一\n\r𠮷a", max_size=40))
def test_every_offset_has_one_place_and_lines_cover_the_text(text: str) -> None:
    source = Source("a.txt", text)
    places = [source.position(offset) for offset in range(len(text) + 1)]
    assert places == sorted(places)
    for offset, place in enumerate(places[:-1]):
        if text[offset] not in "\r\n":
            assert source.line(place.line)[place.column - 1] == text[offset]


def test_a_quote_is_the_file_s_own_text() -> None:
    assert Source("a.txt", "第一部分\n概况").quote(Span(4, 7)) == "\n概况"
