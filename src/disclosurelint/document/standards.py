"""Figures that are no part of a sum: limits (5万元以上), standards (每亩120元), old levels (由100元提高到120元)."""

from __future__ import annotations

import re

from disclosurelint.text import Span

#: Behind a figure, what makes it a limit or the old level: 5万元以上, 3万元至5万元.
_LIMIT_OR_OLD = re.compile(r"及?以[上下内]|(?:至|到|[-—~～–]) ?\d")
#: How a standard is named: 每人每月, 户均, 单价, 标准由. 标准化建设 and 高标准农田 are named otherwise.
_NAMES_STANDARD = re.compile(
    r"每|单价|均价|定额|限额|[人户亩村车生台]均(?:为|约)?$|(?<!高)标准[^，。；、\d]{0,2}(?:由|从|原)?(?:按|为|是|：|:)?$"
)
#: What a standard is told by: 120元/亩.
_PER = re.compile(r" ?[/／] ?[人户亩生床座公平台辆次天月年个只头吨套村]")
#: What stands between an old level and the new one.
_NEW_LEVEL = re.compile(
    r"[，,]?(?:分别|统一|逐步)?"
    r"(?:(?:提高|提升|增加|增长|上升|上调|上涨|调整|调高|调低|减少|下降|下调|降低|压减|核减|变更|改)[到至为成]|[到至])"
    r"(?:每[^，。；、\d]{0,8})?"
)


def is_no_value(text: str, naming: int, figure: Span) -> bool:
    """Whether the words from ``naming`` on, or those behind it, make a figure a limit, a standard or an old level."""
    name = text[naming : figure.start].rstrip()
    return (
        name in ("至", "到")
        or _NAMES_STANDARD.search(name) is not None
        or _PER.match(text, figure.end) is not None
        or _LIMIT_OR_OLD.match(text, figure.end) is not None
    )


def leads_to_new_level(text: str, end: int, start: int) -> bool:
    """Whether what stands from ``end`` of a figure to ``start`` of the next makes the first the old level of it."""
    return _NEW_LEVEL.fullmatch(text, end, start) is not None
