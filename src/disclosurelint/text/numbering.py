"""Numbers in front of headings and rows: 一、（二）3.、Ⅳ、 and what they count."""

from __future__ import annotations

import re

#: A Roman number up to nineteen with its mark; not the enumeration Ⅰ、Ⅱ级. A line that begins with XX、 is a template
#: rather than the twentieth heading.
ROMAN = r"(?:[Ⅰ-Ⅻ]|X?(?:IX|IV|VI{0,3}|I{1,3})|X) ?[、．.](?![A-Za-zⅠ-Ⅻ])"
#: The number in front of what a row of a table is called.
ROW_NUMBER = re.compile(
    rf"^(?:[一二三四五六七八九十]{{1,3}}、|[（(][一二三四五六七八九十]{{1,3}}[）)]|\d{{1,2}}(?:、|[.．](?!\d))|{ROMAN})"
)

_HAN_DIGITS = {digit: value for value, digit in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
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


def _value(digit: str) -> int:
    return int(digit) if digit.isdigit() else _HAN_DIGITS[digit]
