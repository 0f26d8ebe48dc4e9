"""What styles and lists of Word bring to a paragraph: its automatic number, leaders of dots, hidden text."""

from __future__ import annotations

import re
from typing import Any

from disclosurelint.records import NamedTuple
from disclosurelint.sources.numerals import numeral

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_LEVELS = 9
#: Styles based on one another deeper than this go in a circle.
_DEEPEST = 20
_AFTER_MARK = re.compile(r"[、，。．.）)】〕：:]$")


class _Level(NamedTuple):
    style: str
    text: str
    start: int
    restarts_after: int  # the level (from 0) whose next number starts this one again; -1 for never
    plain: bool  # all numbers in Arabic digits
    nothing_follows: bool
    paragraph_style: str  # the style of paragraphs that brings this level with it


class Styles:
    """The styles of one document, each with those it is based on."""

    def __init__(self, styles: Any) -> None:
        """Takes the root element of ``styles.xml``, or None where there is none."""
        self._styles = {} if styles is None else {style.get(f"{W}styleId"): style for style in styles.iter(f"{W}style")}
        self._chains: dict[str | None, tuple[Any, ...]] = {}
        self._default = next((key for key, one in self._styles.items() if _is_default(one)), None)

    def of_paragraph(self, properties: Any) -> tuple[Any, ...]:
        """The style of a paragraph, given its ``w:pPr`` (or None), and those it is based on, the nearest first."""
        return self._bases(_value(properties, "pStyle") or self._default)

    def hides(self, run: Any, otherwise: bool) -> bool:
        """Whether the text of a run (a ``w:r``) does not show; ``otherwise`` where neither it nor its style tells."""
        properties = run.find(f"{W}rPr")
        if properties is None:
            return otherwise
        own = properties.find(f"{W}vanish")
        if own is not None:
            return is_on(own)
        told = self._vanishes(self._bases(_value(properties, "rStyle"))) if _value(properties, "rStyle") else None
        return otherwise if told is None else told

    def hides_all(self, properties: Any) -> bool:
        """Whether a paragraph, given its ``w:pPr`` (or None), has a style whose text does not show."""
        return self._vanishes(self.of_paragraph(properties)) or False

    @staticmethod
    def _vanishes(styles: tuple[Any, ...]) -> bool | None:
        """What the nearest of some styles that says anything of it says."""
        told = (style.find(f"{W}rPr/{W}vanish") for style in styles)
        return next((is_on(one) for one in told if one is not None), None)

    def leads(self, properties: Any) -> bool:
        """Whether tabs of a paragraph, given its ``w:pPr`` (or None), show as a leader of dots or dashes."""
        told = [one.find(f"{W}pPr") for one in self.of_paragraph(properties)]
        return any(
            stop.get(f"{W}leader", "none") != "none"
            for one in (properties, *told)
            if one is not None
            for stop in one.iterfind(f"{W}tabs/{W}tab")
        )

    def _bases(self, name: str | None) -> tuple[Any, ...]:
        if name not in self._chains:
            chain: list[Any] = []
            key = name
            while len(chain) < _DEEPEST and key in self._styles:
                chain.append(self._styles[key])
                key = _value(chain[-1], "basedOn")
            self._chains[name] = tuple(chain)
        return self._chains[name]


class Lists:
    """The lists of one document. Numbers are given in the order of the paragraphs: each call counts one on."""

    def __init__(self, styles: Styles, numbering: Any) -> None:
        """``numbering`` is the root element of ``numbering.xml``, or None where there is none."""
        self._styles = styles
        self._levels: dict[str, dict[int, _Level]] = {}
        self._abstract: dict[str, str] = {}
        self._starts: dict[tuple[str, int], int] = {}
        self._counts: dict[str, list[int | None]] = {}
        self._started: set[tuple[str, int]] = set()
        if numbering is not None:
            self._read(numbering)

    def number(self, paragraph: Any) -> str:
        """What stands in front of a paragraph (a ``w:p``), empty where nothing does."""
        key, level = self._list_of(paragraph)
        abstract = self._abstract.get(key)
        levels = self._levels.get(key)
        if abstract is None or levels is None or level not in levels:
            return ""
        counts = self._counts.setdefault(abstract, [None] * _LEVELS)
        self._count(key, level, levels, counts)
        shown = levels[level]
        text = re.sub(r"%([1-9])", lambda found: self._shown(int(found[1]) - 1, shown, levels, counts), shown.text)
        if shown.style == "bullet" or not text:
            return ""
        return text if shown.nothing_follows or _AFTER_MARK.search(text) else f"{text} "

    def _count(self, key: str, level: int, levels: dict[int, _Level], counts: list[int | None]) -> None:
        start = self._starts.get((key, level))
        if start is not None and (key, level) not in self._started:
            counts[level] = start
        elif counts[level] is None:
            counts[level] = levels[level].start
        else:
            counts[level] = (counts[level] or 0) + 1
        self._started.add((key, level))
        for below in range(level + 1, _LEVELS):
            after = levels[below].restarts_after if below in levels else below - 1
            if level <= after:
                counts[below] = None

    @staticmethod
    def _shown(at: int, level: _Level, levels: dict[int, _Level], counts: list[int | None]) -> str:
        if at not in levels:
            return ""
        number = counts[at]
        style = "decimal" if level.plain else levels[at].style
        return numeral(levels[at].start if number is None else number, style)

    def _list_of(self, paragraph: Any) -> tuple[str, int]:
        """The list a paragraph belongs to and its level in it, told by itself or by its style."""
        properties = paragraph.find(f"{W}pPr")
        key, level = _told(properties)
        for style in self._styles.of_paragraph(properties):
            if key and level is not None:
                break
            its_key, its_level = _told(style.find(f"{W}pPr"))
            if not key and its_key:
                key = its_key
                level = level if level is not None else self._level_of_style(key, style)
            level = level if level is not None else its_level
        return key, level or 0

    def _level_of_style(self, key: str, style: Any) -> int | None:
        name = style.get(f"{W}styleId")
        return next((at for at, level in self._levels.get(key, {}).items() if level.paragraph_style == name), None)

    def _read(self, numbering: Any) -> None:
        abstracts = {one.get(f"{W}abstractNumId"): one for one in numbering.iterfind(f"{W}abstractNum")}
        by_style = {_value(one, "styleLink"): key for key, one in abstracts.items() if _value(one, "styleLink")}
        for entry in numbering.iterfind(f"{W}num"):
            key = entry.get(f"{W}numId", "")
            abstract = _value(entry, "abstractNumId")
            linked = _value(abstracts.get(abstract), "numStyleLink")
            abstract = by_style.get(linked, abstract)
            if abstract not in abstracts or key == "0":
                continue
            self._abstract[key] = abstract
            self._levels[key] = dict(map(_level, abstracts[abstract].iterfind(f"{W}lvl")))
            for override in entry.iterfind(f"{W}lvlOverride"):
                at = _integer(override.get(f"{W}ilvl"), 0)
                own = override.find(f"{W}lvl")
                if own is not None:
                    self._levels[key][at] = _level(own)[1]
                start = _value(override, "startOverride")
                if start:
                    self._starts[key, at] = _integer(start, 1)


def _level(element: Any) -> tuple[int, _Level]:
    at = _integer(element.get(f"{W}ilvl"), 0)
    restart = _value(element, "lvlRestart")
    return at, _Level(
        _value(element, "numFmt") or "decimal",
        _value(element, "lvlText"),
        _integer(_value(element, "start"), 0),
        _integer(restart, at) - 1 if restart else at - 1,
        is_on(element.find(f"{W}isLgl")),
        _value(element, "suff") == "nothing",
        _value(element, "pStyle"),
    )


def _told(properties: Any) -> tuple[str, int | None]:
    numbers = properties.find(f"{W}numPr") if properties is not None else None
    if numbers is None:
        return "", None
    level = _value(numbers, "ilvl")
    return _value(numbers, "numId"), _integer(level, 0) if level else None


def _value(element: Any, name: str) -> str:
    found = element.find(f"{W}{name}") if element is not None else None
    return "" if found is None else str(found.get(f"{W}val", ""))


def _integer(text: str | None, otherwise: int) -> int:
    try:
        return min(int(text or ""), 100_000)
    except ValueError:
        return otherwise


def is_on(element: Any) -> bool:
    return element is not None and element.get(f"{W}val", "1") not in ("0", "false", "off")


def _is_default(style: Any) -> bool:
    return style.get(f"{W}type") == "paragraph" and style.get(f"{W}default") in ("1", "true")
