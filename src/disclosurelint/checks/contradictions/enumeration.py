"""``enumeration``: as many are named as the text says there are: 内设5个科室，分别是……."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import ClassVar

from disclosurelint.checks.check import option, options
from disclosurelint.checks.finding import Finding, Related, Value
from disclosurelint.document.bodies import items_below, without_level
from disclosurelint.document.figures import read_integer
from disclosurelint.document.model import Document
from disclosurelint.lexicon.speech import spoken, spoken_word, spoken_words
from disclosurelint.records import NamedTuple
from disclosurelint.text import Span, sentence_around

_DIGITS = spoken("bodies.digits").pattern
_INTEGER = spoken("bodies.integer").pattern
_OPENER = spoken("bodies.opens_list").pattern
#: Behind what is counted; in front of offices, and what these are called; around a list with its number behind it.
_IN_NUMBER = spoken("bodies.in_number").pattern
_INSIDE_FRONT, _OFFICES = spoken("bodies.inside").pattern, spoken("bodies.offices").pattern
_SET_UP, _IN_ALL = spoken("bodies.set_up").pattern, spoken("bodies.in_all").pattern
_GOES_ON = spoken("bodies.list_follows").pattern
_OF_WHICH, _AND_SO_ON = spoken_word("parts.of_which"), spoken_word("parts.and_so_on")
_JOINS = spoken_words("parts.joins")
_BRACKET = re.compile(r"[（(][^（）()]{0,60}[）)]")
_AND = spoken("bodies.and")
#: Lists of numbers are no names: 包括全额3个、差额9个.
_COUNTED = spoken("bodies.counted")
#: What units below do not count: the level itself, which lists often begin with.
_BELOW = spoken_words("bodies.below")
_OWN_LEVEL = spoken_words("bodies.own_levels")
_NAME_OF_LINE = re.compile(r"[^（(：:；;。，,]*")
#: How the names of divisions and bodies end; a piece of a list that ends otherwise may be half a name.
_SHORTEST_NAME = 3  # 家庭与儿童工作科 is one
_NAME = spoken("bodies.name_end")


class _Numbered(NamedTuple):
    """A number of things, and the words that name them."""

    numbers: list[int]
    span: Span
    listed: Span
    partial: bool
    lines: tuple[str, ...] = ()  # of the names that stand on lines of their own, each a line


@options
class Enumeration:
    """Counts the names of a list both ways where 和 may stand inside a name, and reports only what fits neither.

    Of several numbers before a list (4个科室和1个事业单位，分别是…), any or their sum may be meant. A list that ends
    in 等 is looked at only for naming more; one whose items are set apart by semicolons is not looked at.
    """

    kind: ClassVar[str] = "enumeration"

    nouns: tuple[str, ...] = option(default=(), zh="被点数的是什么：科室、预算单位", en="what is counted")

    uncounted: tuple[str, ...] = option(
        default=(), zh="列在里面、可以不算数的：机关党委", en="what may be named and not counted"
    )

    def run(self, document: Document) -> Iterator[Finding]:
        if not self.nouns:
            return
        for told in (*_behind(document, self.nouns), *_before(document, self.nouns)):
            words = document.quote(told.listed)
            fewest, most = _bounds_of_lines(told.lines) if told.lines else _bounds(words)
            if most < 2 or (not told.lines and _COUNTED.search(words)):
                continue
            if any(word in document.quote(told.span) for word in _BELOW):
                fewest -= _names_own_level(document, words)
            fewest -= sum(word in words for word in self.uncounted)
            fits = {*told.numbers, sum(told.numbers)}
            if all(number < fewest or (number > most and not told.partial) for number in fits):
                values: dict[str, Value] = {"told": document.quote(told.span), "count": fewest if fewest > 1 else most}
                yield Finding(told.span, values, related=(Related(told.listed, "list"),))


@cache
def _patterns(nouns: tuple[str, ...]) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """A number of things; the same with the opener of a list behind it; a list with its number behind it."""
    things = "|".join(map(re.escape, sorted(nouns, key=len, reverse=True)))
    begins = "".join(sorted({noun[0] for noun in nouns}))  # looked at first: at most places none of all this begins
    number = (
        f"(?=[{_DIGITS}{re.escape(begins)}])"
        f"(?:{_INTEGER}[^，。；：、\\d]{{0,8}}?(?:{things})|(?:{things})(?:{_IN_NUMBER})?{_INTEGER}"
        f"|{_INSIDE_FRONT}{_INTEGER}{_OFFICES})"
    )
    return (
        re.compile(number),
        re.compile(f"(?:{number})[^。；、\\n\\d]{{0,10}}?[，,]?{_OPENER}"),
        re.compile(f"{_SET_UP}([^，。；：\\n\\d]{{6,160}}?)({_IN_ALL})?{_INTEGER}(?:{things})(?!{_GOES_ON})"),
    )


def _behind(document: Document, nouns: tuple[str, ...]) -> Iterator[_Numbered]:
    number, opened, _ = _patterns(nouns)
    text = document.text
    for found in opened.finditer(text):
        sentence = sentence_around(text, Span(*found.span()))
        ended = sentence.end < len(text) and text[sentence.end] == "；"
        told = [_integer(one) for one in number.finditer(text, sentence.start, found.end())]
        first = next(number.finditer(text, found.start(), found.end()))
        listed = Span(found.end(), sentence.end)
        if len(told) == 1 and text[max(0, first.start() - 1) : first.start()] in _JOINS:
            continue  # 办公室和3个科室，分别是…
        items = items_below(document, sentence.end) if not document.quote(listed).strip() else []
        if items:
            below = Span(items[0].start, items[-1].end)
            yield _Numbered(told, Span(*first.span()), below, False, tuple(map(document.quote, items)))
        elif not ended and _OF_WHICH not in document.quote(listed):
            partial = _AND_SO_ON in document.quote(listed)
            yield _Numbered(told, Span(*first.span()), listed, partial)


def _before(document: Document, nouns: tuple[str, ...]) -> Iterator[_Numbered]:
    number, _, listing = _patterns(nouns)
    for found in listing.finditer(document.text):
        told = number.search(document.text, found.end(1), found.end())
        if told is not None:
            listed = Span(*found.span(1))
            yield _Numbered([_integer(told)], Span(*told.span()), listed, found[2] == _AND_SO_ON)


def _names_own_level(document: Document, words: str) -> bool:
    """Whether a list of units below names the level itself too."""
    own = document.subject.name
    return any(word in words for word in _OWN_LEVEL) or (own != "" and without_level(own) in words)


def _integer(found: re.Match[str]) -> int:
    words = found[1] or found[2] or found[3]
    return read_integer(words) or 0


def _bounds(words: str) -> tuple[int, int]:
    """The fewest and the most names that a list may hold; 和 may join two of them or stand inside one."""
    bare = _BRACKET.sub("", words)
    segments = re.split("[，,]", bare)
    sure = sum(map(_names_in, segments[0].split("、"))) if "、" in segments[0] else 0
    pieces = [piece for piece in re.split("[、，,]", bare) if piece.strip()]
    return max(1, sure), len(pieces) + len(_AND.findall(bare))


def _bounds_of_lines(lines: Sequence[str]) -> tuple[int, int]:
    """The same of names on lines of their own, with what each is there for behind it."""
    names = [_NAME_OF_LINE.match(line) for line in lines]
    return len(lines), sum(1 + len(_AND.findall(name[0])) for name in names if name)


def _names_in(piece: str) -> int:
    """How many names a piece holds for certain: two in 法规科和人事科, for 法规科 is one by itself."""
    if not _NAME.search(piece.strip()):
        return 0
    firsts = (piece[: found.start()].strip() for found in _AND.finditer(piece))
    return 1 + any(_NAME.search(first) and len(first) >= _SHORTEST_NAME for first in firsts)
