"""Roman numbers in front of headings: Ⅱ、 and IV."""

from __future__ import annotations

#: A number up to nineteen with its mark; not the enumeration Ⅰ、Ⅱ级. A line that begins with XX、 is a template rather
#: than the twentieth heading.
ROMAN = r"(?:[Ⅰ-Ⅻ]|X?(?:IX|IV|VI{0,3}|I{1,3})|X) ?[、．.](?![A-Za-zⅠ-Ⅻ])"

_ONES = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")
_NUMBERS = {f"{ten}{one}": at for at, (ten, one) in enumerate((ten, one) for ten in ("", "X") for one in _ONES)}
_NUMBERS |= {sign: at for at, sign in enumerate("ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩⅪⅫ", 1)}


def roman_number(digits: str) -> int:
    """The value of a Roman number up to nineteen. Raises KeyError for anything else."""
    return _NUMBERS[digits]
