"""Numbers as a spreadsheet shows them: ``1234.5`` under the format ``#,##0.00`` is 1,234.50.

What is written in cells is what gets published, so figures have the decimals that are shown, not those that are stored.
Colours, conditions and fractions are passed over: such a number shows as under the format General.
"""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from functools import lru_cache

from disclosurelint.records import NamedTuple

#: Formats that have a number instead of a code (ECMA-376 part 1, 18.8.30, with those of the Chinese edition).
BUILT_IN = {
    1: "0",
    2: "0.00",
    3: "#,##0",
    4: "#,##0.00",
    9: "0%",
    10: "0.00%",
    11: "0.00E+00",
    14: "yyyy/m/d",
    15: "d-mmm-yy",
    16: "d-mmm",
    17: "mmm-yy",
    20: "h:mm",
    21: "h:mm:ss",
    22: "yyyy/m/d h:mm",
    27: 'yyyy"年"m"月"',
    28: 'm"月"d"日"',
    29: 'm"月"d"日"',
    30: "m/d/yy",
    31: 'yyyy"年"m"月"d"日"',
    32: 'h"时"mm"分"',
    33: 'h"时"mm"分"ss"秒"',
    36: 'yyyy"年"m"月"',
    37: "#,##0 ;(#,##0)",
    38: "#,##0 ;(#,##0)",
    39: "#,##0.00 ;(#,##0.00)",
    40: "#,##0.00 ;(#,##0.00)",
    41: '_ * #,##0_ ;_ * -#,##0_ ;_ * "-"_ ;_ @_ ',
    42: '_ ¥* #,##0_ ;_ ¥* -#,##0_ ;_ ¥* "-"_ ;_ @_ ',
    43: '_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * "-"??_ ;_ @_ ',
    44: '_ ¥* #,##0.00_ ;_ ¥* -#,##0.00_ ;_ ¥* "-"??_ ;_ @_ ',
    50: 'yyyy"年"m"月"',
    51: 'm"月"d"日"',
    52: 'yyyy"年"m"月"',
    53: 'm"月"d"日"',
    54: 'm"月"d"日"',
    57: 'yyyy"年"m"月"',
    58: 'm"月"d"日"',
}
_GENERAL_WIDTH = 11
_TOKEN = re.compile(
    r'"([^"]*)"|[\\!](.)|_(.)|\*(.)|\[[^\]]*\]|([0#?]+(?:,[0#?]+)*(?:\.[0#?]*)?|\.[0#?]+)(,*)|([eE][+-][0#]+)'
    r"|(yyyy|yy|mmmm|mmm|mm|m|dddd|ddd|dd|d|hh|h|ss|s|AM/PM|上午/下午)|(General|G/通用格式)|(.)",
    re.DOTALL,
)
_DATE_LETTERS = re.compile(r"[ymdhs]")
_LITERALS = re.compile(r'"[^"]*"|[\\!].|_.|\*.|\[[^\]]*\]', re.DOTALL)
#: The date of the system, written out.
_SYSTEM_DATE, _LONG_DATE = "[$-f800]", 'yyyy"年"m"月"d"日"'
_FIRST_DAY, _FIRST_DAY_1904 = datetime(1899, 12, 30), datetime(1904, 1, 1)
_LAST_SERIAL = 2_958_465  # the end of the year 9999


class _Part(NamedTuple):
    """A piece of a format: ``kind`` is text, digits, date or general."""

    kind: str
    text: str


def shown(stored: str, code: str, since_1904: bool = False) -> str:
    """A number as stored (digits, perhaps with an exponent) under a format code. What is no number stays as it is."""
    try:
        value = Decimal(format(float(stored), ".15g"))
    except (ValueError, InvalidOperation, OverflowError):
        return stored
    if not value.is_finite():
        return stored
    sections = _sections(code)
    section, value = _choose(sections, value)
    if not section and len(sections) > 1:
        return ""  # so that zeros, or figures below it, do not show
    if _SYSTEM_DATE in section.lower():
        section = _LONG_DATE
    if _DATE_LETTERS.search(_LITERALS.sub("", section).lower().replace("general", "")):
        return _date(section, value, since_1904)
    parts = _parts(section)
    if section.strip().lower() in ("", "general") or not any(part.kind == "digits" for part in parts):
        return _general(value) if not section.strip() else _with_general(parts, value)
    return _number(parts, value)


@lru_cache(maxsize=512)
def _sections(code: str) -> tuple[str, ...]:
    """The code parted at semicolons that are no literals: positive, negative, zero, text."""
    sections, current, quoted, escaped = [], "", False, False
    for character in code:
        if character == ";" and not quoted and not escaped:
            sections.append(current)
            current = ""
            continue
        if character == '"' and not escaped:
            quoted = not quoted
        escaped = character in "\\!" and not escaped and not quoted
        current += character
    return (*sections, current)


def _choose(sections: tuple[str, ...], value: Decimal) -> tuple[str, Decimal]:
    if value < 0 and len(sections) > 1:
        return sections[1], -value
    if value == 0 and len(sections) > 2:
        return sections[2], value
    return sections[0], value


@lru_cache(maxsize=512)
def _parts(section: str) -> tuple[_Part, ...]:
    parts = []
    for found in _TOKEN.finditer(section):
        quoted, escaped, space, fill, digits, scale, exponent, date, general, other = found.groups()
        if digits is not None:
            parts.append(_Part("digits", digits + scale))
        elif exponent:
            return ()  # shown as General
        elif general or other == "@":
            parts.append(_Part("general", ""))
        elif space is not None:
            parts.append(_Part("text", " "))
        elif fill is None and (text := quoted or escaped or date or other):
            parts.append(_Part("text", text))
    return tuple(parts)


def _number(parts: tuple[_Part, ...], value: Decimal) -> str:
    """The digits in their first place among the literals, or, where no places are for decimals, in all of them."""
    digits = [part.text for part in parts if part.kind == "digits"]
    if len(digits) > 1 and any("?" in text for text in digits[1:]) and _has(parts, "/"):
        return _general(value)
    if len(digits) > 1 and not any("." in text for text in digits):
        return _spread(parts, value)
    pattern = digits[0].rstrip(",")
    value = value.scaleb(-3 * (len(digits[0]) - len(pattern)) + 2 * _count(parts, "%"))
    written = _digits(pattern, abs(value))
    first = True
    shown_text = ""
    for part in parts:
        if part.kind == "text":
            shown_text += part.text
        elif part.kind == "digits" and first:
            shown_text += written
            first = False
    return f"-{shown_text.strip()}" if value < 0 else shown_text.strip()


def _spread(parts: tuple[_Part, ...], value: Decimal) -> str:
    """A whole number whose digits stand in several places: 0!.0,"万元" shows 123456 as 12.3万元."""
    places = [part.text for part in parts if part.kind == "digits"]
    scaled = value.scaleb(-3 * (len(places[-1]) - len(places[-1].rstrip(","))) + 2 * _count(parts, "%"))
    left = _digits("".join(text.replace(",", "") for text in places), abs(scaled))
    shown_text = ""
    for part in reversed(parts):
        if part.kind == "digits":
            places.pop()
            count = len(part.text.replace(",", "")) if places else len(left)
            left, written = left[: max(0, len(left) - count)], left[max(0, len(left) - count) :]
            shown_text = written + shown_text
        elif part.kind == "text":
            shown_text = part.text + shown_text
    return f"-{shown_text.strip()}" if scaled < 0 else shown_text.strip()


def _digits(pattern: str, value: Decimal) -> str:
    whole_pattern, _, decimals = pattern.partition(".")
    rounded = value.quantize(Decimal(1).scaleb(-len(decimals)), ROUND_HALF_UP) if value.adjusted() < 20 else value
    whole, _, fraction = f"{rounded:f}".partition(".")
    least = sum(character == "0" for character in decimals)
    fraction = fraction.ljust(least, "0")
    while len(fraction) > least and fraction.endswith("0"):
        fraction = fraction[:-1]
    whole = whole.lstrip("0").rjust(sum(character == "0" for character in whole_pattern), "0")
    if "," in whole_pattern:
        whole = _grouped(whole)
    return whole + ("." if "." in pattern else "") + fraction


def _grouped(whole: str) -> str:
    head = len(whole) % 3
    groups = [whole[:head]] if head else []
    return ",".join(groups + [whole[at : at + 3] for at in range(head, len(whole), 3)])


def _general(value: Decimal) -> str:
    """As many digits as a column of usual width has room for."""
    if value == 0:
        return "0"
    if not -10 < value.adjusted() < _GENERAL_WIDTH:
        digits, _, exponent = f"{value:.5E}".partition("E")
        return f"{digits.rstrip('0').rstrip('.')}E{exponent}"
    text = f"{value:f}"
    if "." in text and len(text) > _GENERAL_WIDTH:
        places = max(0, _GENERAL_WIDTH - 1 - len(text.partition(".")[0]))
        text = f"{value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP):f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _with_general(parts: tuple[_Part, ...], value: Decimal) -> str:
    """Literals around the number, or literals alone: what a format shows for zero."""
    if not parts:
        return _general(value)
    negative = "-" if value < 0 else ""
    return negative + "".join(part.text if part.kind == "text" else _general(abs(value)) for part in parts).strip()


def _date(section: str, value: Decimal, since_1904: bool) -> str:
    if not 0 <= value <= _LAST_SERIAL:
        return _general(value)
    days = float(value) + (1 if value < 60 and not since_1904 else 0)  # 1900 had no 29 February, but Excel has
    moment = (_FIRST_DAY_1904 if since_1904 else _FIRST_DAY) + timedelta(seconds=round(days * 86_400))
    written = ""
    after_hour = False
    for found in _TOKEN.finditer(section):
        quoted, escaped, space, _, digits, _, _, date, _, other = found.groups()
        token = (date or "").lower()
        if token in ("mm", "m") and (after_hour or _seconds_follow(section, found.end())):
            written += f"{moment.minute:02}" if token == "mm" else str(moment.minute)
        elif token:
            written += _of_date(token, moment)
        else:
            written += quoted or escaped or (" " if space else "") or digits or other or ""
        after_hour = token in ("h", "hh") or (after_hour and not token)
    return written.strip()


def _of_date(token: str, moment: datetime) -> str:
    numbers = {"y": moment.year, "m": moment.month, "d": moment.day, "h": moment.hour, "s": moment.second}
    if token == "yy":
        return f"{moment.year % 100:02}"
    number = numbers.get(token[0], 0)
    return f"{number:02}" if token in ("mm", "dd", "hh", "ss") else str(number) if token[0] in numbers else ""


def _seconds_follow(section: str, at: int) -> bool:
    following = _DATE_LETTERS.search(_LITERALS.sub("", section[at:]))
    return following is not None and following.group() == "s"


def _has(parts: tuple[_Part, ...], text: str) -> bool:
    return any(part.kind == "text" and part.text == text for part in parts)


def _count(parts: tuple[_Part, ...], text: str) -> int:
    return sum(part.kind == "text" and part.text == text for part in parts)
