"""Numbers in front of headings and rows."""

from __future__ import annotations

import pytest

from disclosurelint.sources.numerals import han
from disclosurelint.text.numbering import ROW_NUMBER, han_number, roman_number


@pytest.mark.parametrize("number", [1, 9, 10, 11, 20, 21, 99, 100, 101, 110, 999])
def test_han_numbers_are_read_as_they_are_written(number: int) -> None:
    assert han_number(han(number)) == number


@pytest.mark.parametrize(("digits", "number"), [("两", 2), ("二〇", 20), ("二0", 20)])
def test_han_numbers_are_read_as_people_write_them(digits: str, number: int) -> None:
    assert han_number(digits) == number


@pytest.mark.parametrize(("digits", "number"), [("Ⅳ", 4), ("IX", 9), ("XIX", 19)])
def test_roman_numbers(digits: str, number: int) -> None:
    assert roman_number(digits) == number


@pytest.mark.parametrize(
    "label", ["一、教育支出", "（二）教育支出", "(三)教育支出", "3.教育支出", "4、教育支出", "Ⅴ、教育支出"]
)
def test_the_number_of_a_row_is_no_part_of_its_label(label: str) -> None:
    assert ROW_NUMBER.sub("", label) == "教育支出"


@pytest.mark.parametrize("label", ["三公经费", "2023年预算数", "一般公共服务支出", "10.50"])
def test_a_label_may_begin_with_a_number_of_its_own(label: str) -> None:
    assert ROW_NUMBER.sub("", label) == label
