"""From the characters of an amount to its exact value, unit and printed precision."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

from disclosurelint.text import YUAN, Amount

_ARABIC = re.compile(r"([-－]?)([\d, ]+)(?:\.(\d+))? ?(\D*)$")
_HAN = {digit: value for value, digit in enumerate("零一二三四五六七八九")}
_HAN |= {digit: value for value, digit in enumerate("零壹贰叁肆伍陆柒捌玖")} | {"〇": 0, "两": 2}
_HAN_UNITS = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
_HAN_COUNT = re.compile(r"([一二两三四五六七八九十百]{1,4})(辆|团组|批次|人次)")
#: Figures longer than this are no amounts of money; reading them exactly would only cost time.
_LONGEST = 40


@lru_cache(maxsize=4096)
def read_amount(text: str) -> Amount | None:
    """``1, 537.4万元`` as 1537.4 万元 with one decimal; None when the characters hold no figure we can be sure of."""
    if len(text) > _LONGEST:
        return None
    match = _ARABIC.match(text)
    if match:
        sign, whole, decimals, unit = match.groups()
        digits = whole.replace(",", "").replace(" ", "")
        if not digits:
            return None
        places = len(decimals or "")
        value = Decimal(f"{digits}.{decimals}" if decimals else digits)
        return Amount(-value if sign else value, _unit(unit), places, "," in whole)
    if text.startswith("百分之"):
        return _han_percent(text.removeprefix("百分之"))
    counted = _HAN_COUNT.fullmatch(text)
    if counted:
        number = _han_integer(counted[1])
        return None if number is None else Amount(Decimal(number), counted[2], 0)
    return _han_money(text)


def read_bare_amount(text: str, unit: str) -> Amount | None:
    """A figure of a table cell, whose unit its table gives: ``1,234.50``."""
    match = _ARABIC.match(text)
    if not match or match[4] or len(text) > _LONGEST:
        return None
    return read_amount(text + unit)


def read_integer(digits: str) -> int | None:
    """``12`` or ``十二`` as an integer; None when the characters do not make one."""
    return int(digits) if digits.isascii() and digits.isdigit() else _han_integer(digits)


def _unit(unit: str) -> str:
    unit = unit.strip()
    if unit in ("万", "亿"):  # 元 left out before a mark: the sentence still means money
        return unit + "元"
    return "百分点" if unit == "个百分点" else unit


def _han_percent(digits: str) -> Amount | None:
    whole, _, decimals = digits.partition("点")
    value = _han_integer(whole)
    if value is None or any(digit not in _HAN for digit in decimals):
        return None
    text = "".join(str(_HAN[digit]) for digit in decimals)
    return Amount(Decimal(f"{value}.{text}" if text else value), "%", len(text))


def _han_money(text: str) -> Amount | None:
    unit = next((unit for unit in ("亿元", "万元", "元") if text.endswith(unit)), "")
    value = _han_integer(text.removesuffix(unit)) if unit in YUAN else None
    return None if value is None else Amount(Decimal(value), unit, 0)


def _han_integer(digits: str) -> int | None:
    """三百二十, 贰拾, 一百万 … as an integer; None when the characters do not make one."""
    total = section = digit = 0
    for character in digits:
        if character in _HAN:
            digit = _HAN[character]
        elif character in _HAN_UNITS:
            section += (digit or 1) * _HAN_UNITS[character]
            digit = 0
        elif character in "万亿":
            total = (total + section + digit) * (10_000 if character == "万" else 100_000_000)
            section = digit = 0
        else:
            return None
    return total + section + digit if digits else None
