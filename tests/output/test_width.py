"""Columns on a terminal: two for a Han character, none for what combines."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disclosurelint.output.width import clip, harmless, pad, printable, width, window, wrap

TEXTS = st.text(st.sampled_from("预算公开，。、“”（）abc 12.5ÀÀ́가ᄀ𬭚é\t\x1b\u202e"), max_size=60).map(printable)


@pytest.mark.parametrize(
    ("text", "columns"),
    [
        ("budget", 6),
        ("预算", 4),
        ("，。（）", 8),
        ("“三公”", 6),  # quotation marks are ambiguous, and one column wide
        ("①—…", 3),
        ("ＡＢ", 4),
        ("é", 1),
        ("가", 2),
        ("\u1100\u1161", 2),  # 가 in two letters
        ("𬭚", 2),
        ("😀", 2),
    ],
)
def test_width(text: str, columns: int) -> None:
    assert width(text) == columns


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a\x1b[31mb", "a␛[31mb"),
        ("预\t算", "预 算"),
        ("a\u202eb\u2066c", "a�b�c"),
        ("预\u200b算\ufeff", "预�算�"),
        ("\x7f\x9b", "␡�"),
        ("\ud800", "�"),
        ("a ##[add-mask]x", "a ＃#[add-mask]x"),  # build servers read these wherever they stand
        ("##vso[task.setvariable]##teamcity[x]", "＃#vso[task.setvariable]＃#teamcity[x]"),
        ("## [1] ##", "## [1] ##"),
    ],
)
def test_what_could_drive_a_terminal_is_made_harmless(text: str, shown: str) -> None:
    assert printable(text) == shown
    assert len(shown) == len(text)  # so that places stay where they are


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        ("::error::x", "：:error::x"),
        ("  ::set-env name=A::x", "  ：:set-env name=A::x"),
        ("a.txt:1:1: ::error::x", "a.txt:1:1: ::error::x"),
    ],
)
def test_no_line_is_taken_for_a_command_of_a_build_server(line: str, shown: str) -> None:
    assert harmless(line) == shown


def test_pad_and_clip() -> None:
    assert pad("预算", 6) == "预算  "
    assert clip("预算公开", 8) == "预算公开"
    assert clip("预算公开", 7) == "预算公…"
    assert clip("预算公开", 6) == "预算…"


def test_a_window_shows_the_place_with_what_surrounds_it() -> None:
    line = "一二三四五六七八九十"
    assert window(line, 4, 6, 20) == (line, 4, 6)
    assert window(line, 4, 6, 14) == ("…三四五六七八…", 3, 5)
    assert window(line, 0, 2, 10) == ("一二三四…", 0, 2)
    assert window(line, 8, 10, 10) == ("…七八九十", 3, 5)


@given(TEXTS, st.integers(0, 60), st.integers(0, 60), st.integers(8, 40))
def test_a_window_fits_and_holds_what_it_shall(text: str, one: int, other: int, columns: int) -> None:
    start, end = sorted((min(one, len(text)), min(other, len(text))))
    shown, at, until = window(text, start, end, columns)
    assert width(shown) <= columns
    marked = shown[at:until]
    assert text[start:end].startswith(marked)
    assert marked == text[start:end] or width(text[start:end]) > columns - 2


def test_lines_break_between_characters_but_not_inside_numbers() -> None:
    assert wrap("预算支出为402.41万元", 12) == ["预算支出为", "402.41万元"]
    assert wrap("wrapped at blanks", 10) == ["wrapped at", "blanks"]


def test_no_line_begins_with_a_closing_mark() -> None:
    assert wrap("一二三四。五六", 8) == ["一二三", "四。五六"]
    assert wrap('say "一二"', 9) == ['say "一', '二"']


def test_no_line_ends_with_an_opening_mark() -> None:
    assert wrap("一二三“四五”", 8) == ["一二三", "“四五”"]
    assert wrap('say "一二三"', 6) == ["say", '"一二', '三"']


@given(TEXTS, st.integers(6, 40))
def test_wrapping_loses_nothing_but_blanks(text: str, columns: int) -> None:
    lines = wrap(text, columns)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
