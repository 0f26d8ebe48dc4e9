"""``level``: a county's document that speaks as the city's, or the other way round."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import ClassVar

from disclosurelint.checks.check import option, options
from disclosurelint.checks.finding import Finding, Value
from disclosurelint.document.model import Document
from disclosurelint.document.quotations import is_quoted
from disclosurelint.lexicon import is_around
from disclosurelint.lexicon.speech import spoken, spoken_word
from disclosurelint.records import NamedTuple
from disclosurelint.text import Edit, Span, sentence_around

_KINDS = "省市区县州旗盟"
_OURS, _ALL = spoken("bodies.ours"), spoken("bodies.all_over")
_MANAGED = spoken("bodies.managed")
#: Whose departments the glossary speaks of: 是指市级部门用财政拨款安排的…….
_DEPARTMENTS = spoken("bodies.departments")
_OUR, _WHOLE = spoken_word("bodies.our"), spoken_word("bodies.whole")
_GRANTED = spoken("bodies.granted").pattern
_LONGEST_PLACE = 15


class _Home(NamedTuple):
    """Where a document belongs: ``own`` is the word for its own level, ``above`` are words for levels over it."""

    tier: int  # 1 province, 2 city, 3 county
    own: str
    above: str


@options
class Level:
    """Looks at 我县, at duties over 全市 or over a place elsewhere, and at who grants the money in the glossary.

    A county may say 我市 of the city over it, and its own level is called 县级 whatever it is; bodies of towns and
    development zones, whose level the name does not tell, are not looked at.
    """

    kind: ClassVar[str] = "level"

    verbs: tuple[str, ...] = option(zh="紧接“全县”的，是自己的职责", en="verbs right in front of 全县 of own duties")
    place_verbs: tuple[str, ...] = option(
        default=(), zh="紧接地名的，是自己的职责", en="verbs right in front of a place that one's own duties are about"
    )
    with_others: tuple[str, ...] = option(
        default=(), zh="同一句里有这些字样时，可以说别处", en="words in a sentence that may speak of elsewhere"
    )
    place_running_on: tuple[str, ...] = option(
        default=(), zh="地名后面紧跟这些字时，不只是说那里", en="characters behind a place that make it one of several"
    )
    town_parts: str = option(
        default="",
        zh="全由这些字组成的区名，也可以是城里的一片",
        en="characters of which the names of districts may mean a part of any town",
    )
    terms: tuple[str, ...] = option(
        zh="解释为“指某级财政拨付”的名词", en="terms of the glossary that say whose money it is"
    )
    unless: tuple[str, ...] = option(
        default=(), zh="单位名称里有这些字样时不检查", en="words of the own name that make its level uncertain"
    )
    running_on: str = option(default="", zh="“我市”后面紧跟这些字时是别的词", en="characters that make it another word")
    uses: int = option(default=3, zh="本级的写法在文中至少出现几次", en="times that the own level must be told")

    def run(self, document: Document) -> Iterator[Finding]:
        home = _home(document.subject.region)
        if home is None or any(word in document.subject.name for word in self.unless):
            return
        yield from self._ours(document, home)
        yield from self._duties(document, home)
        yield from self._elsewhere(document)
        yield from self._granted(document, home)

    def _ours(self, document: Document, home: _Home) -> Iterator[Finding]:
        """我县 in a city's document: nobody speaks so of what is below or beside."""
        text = document.text
        for found in _OURS.finditer(text):
            another = text[found.end() : found.end() + 1] in self.running_on
            if not another and found[1] not in home.own + home.above and not is_quoted(document, found.start()):
                yield _finding(document, found, _OUR + home.own, "default")

    def _duties(self, document: Document, home: _Home) -> Iterator[Finding]:
        right = document.text.count(_WHOLE + home.own)
        text, duty = document.text, _duty(self.verbs)
        longest = max(map(len, self.verbs), default=0) + 1
        odd = [
            found
            for found in _ALL.finditer(text)
            if found[1] != home.own and duty.search(text[max(0, found.start() - longest) : found.start()])
        ]
        if right >= max(self.uses, 3 * len(odd)):
            yield from (_finding(document, found, _WHOLE + home.own, "duty") for found in odd)

    def _elsewhere(self, document: Document) -> Iterator[Finding]:
        """Duties over another county. Names of two characters may be words, and are not looked at."""
        text, regions, region = document.text, document.lexicon.regions, document.subject.region
        for found in _heading_clauses(self.place_verbs).finditer(text) if self.place_verbs else ():
            place = regions.beginning(text[found.end() : found.end() + _LONGEST_PLACE])
            end = found.end() + len(place)
            if len(place) < 3 or text.startswith(self.place_running_on, end) or self._is_part_of_town(place):
                continue
            related = any(is_around(path, region) or _are_of_one_town(path, region) for path in regions.paths[place])
            span = Span(found.end(), end)
            sentence = document.quote(sentence_around(text, span))
            if not related and not any(word in sentence for word in self.with_others):
                values: dict[str, Value] = {"told": place, "right": region[-1], "own": document.subject.name}
                yield Finding(span, values, "place", edits=(Edit(span, region[-1]),))

    def _is_part_of_town(self, place: str) -> bool:
        """Whether a district is called as a part of any town may be, by where it lies in it."""
        return place.endswith("区") and set(place[:-1]) <= set(self.town_parts)

    def _granted(self, document: Document, home: _Home) -> Iterator[Finding]:
        allowed = home.own + ("县" if home.tier == 3 else "地" if home.tier == 2 else "")
        for pattern in (_grant(self.terms), _MANAGED, _DEPARTMENTS):
            for found in pattern.finditer(document.text):
                if found[1] not in allowed:
                    behind = document.text[found.end(1)]
                    level = behind if behind in "级直" else ""  # 市级财政, 市直部门, 市财政
                    yield _finding(document, found, home.own + level, "grant")


def _are_of_one_town(path: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two places are districts of one city: they share offices, and one may have been part of the other."""
    return len(path) == len(other) == 3 and path[:2] == other[:2] and path[-1][-1] == other[-1][-1] == "区"


def _home(region: tuple[str, ...]) -> _Home | None:
    """Where a region stands. A municipality under the state is a province and a city at once."""
    if not region:
        return None
    levels = list(dict.fromkeys(region))
    kinds = [level[-1] for level in levels]
    if kinds[-1] not in _KINDS:
        return None
    return _Home(len(region), kinds[-1], "".join(kinds[:-1]) + "省")


def _finding(document: Document, found: re.Match[str], right: str, message: str) -> Finding:
    start = found.start(1)
    size = len(right) if message == "grant" else 1
    span = Span(start - (message != "grant"), start + size)
    values: dict[str, Value] = {"told": document.quote(span), "right": right, "own": document.subject.name}
    return Finding(span, values, message, edits=(Edit(span, right),))


@cache
def _duty(verbs: tuple[str, ...]) -> re.Pattern[str]:
    """At the head of a clause, right in front of 全县."""
    return re.compile(f"(?<![\\u4e00-\\u9fff])(?:{'|'.join(map(re.escape, verbs))})$")


@cache
def _heading_clauses(verbs: tuple[str, ...]) -> re.Pattern[str]:
    """Verbs at the head of a clause."""
    longest_first = sorted(verbs, key=len, reverse=True)
    return re.compile(f"(?<![\\u4e00-\\u9fff])(?:{'|'.join(map(re.escape, longest_first))})")


@cache
def _grant(terms: tuple[str, ...]) -> re.Pattern[str]:
    names = "|".join(map(re.escape, terms))
    return re.compile(f"(?:{names}){_GRANTED}")
