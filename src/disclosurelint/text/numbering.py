"""Numbers in front of headings and rows: 一、（二）3.、Ⅳ、 and what they count."""

from __future__ import annotations

import re

#: A number in Han digits, as part of an expression; one in Han digits or figures.
HAN_NUMBER = "[一二三四五六七八九十]{1,3}"
ANY_NUMBER = r"[一二三四五六七八九十\d]{1,3}"
CIRCLED = "[①-⑳]"
#: A Roman number up to nineteen with its mark; not the enumeration Ⅰ、Ⅱ级. A line that begins with XX、 is a template
#: rather than the twentieth heading.
ROMAN = r"(?:[Ⅰ-Ⅻ]|X?(?:IX|IV|VI{0,3}|I{1,3})|X) ?[、．.](?![A-Za-zⅠ-Ⅻ])"
#: A number with its mark, as headings and the items of lists have it: 第一部分, （二）, 三、, 4., ⑤, Ⅵ、.
HEADING_NUMBER = (
    rf"第 ?{ANY_NUMBER} ?(?:部[分份]|章|编|篇)|[（(] ?{ANY_NUMBER} ?[）)]|{HAN_NUMBER} ?[、．.]"
    rf"|\d{{1,2}} ?(?:、|[．.](?!\d))|{CIRCLED}|{ROMAN}"
)
#: The number in front of what a row of a table is called.
ROW_NUMBER = re.compile(rf"^(?:{HAN_NUMBER}、|[（(]{HAN_NUMBER}[）)]|\d{{1,2}}(?:、|[.．](?!\d))|{ROMAN})")
#: What a line begins with that is the first of a list, marked or not: 一 部门职责, 首先.
_FIRSTS = ("一", "1", "①", "首")

_HAN_DIGITS = {digit: value for value, digit in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_NO_DIGIT = re.compile(r"[^\d一二三四五六七八九十百零〇两]")
_IN_FIGURES = str.maketrans("〇○零一二三四五六七八九", "000123456789")
_ONES = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")
_ROMAN = {f"{ten}{one}": at for at, (ten, one) in enumerate((ten, one) for ten in ("", "X") for one in _ONES)}
_ROMAN |= {sign: at for at, sign in enumerate("ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩⅪⅫ", 1)}


def roman_number(digits: str) -> int:
    """The value of a Roman number up to nineteen. Raises KeyError for anything else."""
    return _ROMAN[digits]


def han_number(digits: str) -> int:
    """A number below a thousand in Han digits, some of which may be others: 二十一 is 21, 二〇 and 二0 are 20.

    Raises KeyError for anything else.
    """
    if not any(unit in digits for unit in "十百"):
        return int("".join(str(_value(digit)) for digit in digits))
    total = unit = 0
    for digit in digits:
        if digit in "十百":
            total += (unit or 1) * (10 if digit == "十" else 100)
            unit = 0
        else:
            unit = _value(digit)
    return total + unit


def digits_of(marker: str) -> str:
    """The digits of a number with its mark: 二十 of （二十）, 3 of 3.; empty where it has none."""
    return _NO_DIGIT.sub("", marker)


def in_figures(year: str) -> str:
    """A year in figures: 2023年 for 二〇二三年."""
    return year.translate(_IN_FIGURES)


def may_be_first(line: str) -> bool:
    """Whether a line may be the first of a list, whether or not it was read as a heading."""
    return line.strip().lstrip("（(第").startswith(_FIRSTS)


def _value(digit: str) -> int:
    return int(digit) if digit.isdigit() else _HAN_DIGITS[digit]
