"""Figures that are no part of a sum: limits (5万元以上), standards (每亩120元), old levels (由100元提高到120元)."""

from __future__ import annotations

import re

from disclosurelint.text import Span

#: Behind a figure, what makes it a limit or the old level: 5万元以上, 3万元至5万元.
_LIMIT_OR_OLD = re.compile(r"及?以[上下内]|(?:至|到|[-—~～–]) ?\d")
#: How a standard is named: 每人每月, 户均, 单价, 标准由. 标准化建设 and 高标准农田 are named otherwise.
_NAMES_STANDARD = re.compile(
    r"每[一个]?(?:[人名户亩年月日天季期床座所处台辆车次批套件项只头羽村乡镇校生师班场站点米吨份]|公里|平方|[千万百]?元)"
    r"|(?:单价|均价|平均|[人户亩村车生师台班]均|标准定额|补助定额)[^，。；、\d]{0,4}$|(?<!高)标准(?:由|从|原)?(?:按|为|是|：|:)?$"
)
#: What a standard is told by: 120元/亩.
_PER = re.compile(r" ?[/／] ?[人户亩生床座公平台辆次天月年个只头吨套村]")
#: What stands between an old level and the new one.
_NEW_LEVEL = re.compile(
    r"[，,]?(?:分别|统一|逐步)?"
    r"(?:(?:提高|提升|增加|增长|上升|上调|上涨|调整|调高|调低|减少|下降|下调|降低|压减|核减|变更|改)[到至为成]|[到至])"
    r"(?:每[^，。；、\d]{0,8})?"
)


def is_limit(text: str, naming: int, figure: Span) -> bool:
    """Whether the words from ``naming`` on, or those behind it, make a figure a limit or an old level."""
    return text[naming : figure.start].strip() in ("至", "到") or _LIMIT_OR_OLD.match(text, figure.end) is not None


def is_standard(text: str, naming: int, figure: Span) -> bool:
    """Whether the words from ``naming`` on, or those behind it, make a figure what is paid for one of something."""
    return _NAMES_STANDARD.search(text, naming, figure.start) is not None or _PER.match(text, figure.end) is not None


def leads_to_new_level(text: str, end: int, start: int) -> bool:
    """Whether what stands from ``end`` of a figure to ``start`` of the next makes the first the old level of it."""
    return _NEW_LEVEL.fullmatch(text, end, start) is not None
