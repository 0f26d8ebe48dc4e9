"""``purpose``: an item of expenditure explained by what another item is for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import ClassVar

from disclosurelint.checks.check import option, options, require_word_list
from disclosurelint.checks.finding import Finding, Related, Value
from disclosurelint.document.model import Document, KeyValue, Section, Table
from disclosurelint.lexicon import Lexicon
from disclosurelint.lexicon.speech import spoken
from disclosurelint.records import NamedTuple
from disclosurelint.text import Span
from disclosurelint.text.numbering import HAN_NUMBER

_USED = spoken("titles.used_for")
_CAUSED = spoken("changes.caused")
#: 费用减少0.70万元。增加的主要原因是…: of another item, which grew.
_TURNS = spoken("changes.turns")
#: Where an explanation ends: with its sentence, or where the next item of a list begins (，三、2025年公务接待费……).
_CLAUSE_END = re.compile(rf"[。；\n]|，[（(]?{HAN_NUMBER}[、）)]|，\d{{1,2}}[、.．）)](?!\d)")
#: What stands right in front of an item at the head of its clause: a mark, a year, a number.
_HEAD = spoken("titles.term_starts")
#: Characters between an item and the words that explain it, and of the explanation.
_FARTHEST, _LONGEST = 120, 80
_NUMBERS = r"[\d.,，。；：:%‰、（）()“”\s〔〕\[\]+-]"


class _Item(NamedTuple):
    """One item by its names, with words of its own purpose and words that only others have."""

    own: tuple[str, ...]
    others: tuple[str, ...]
    reasons: tuple[str, ...]


@options
class Purpose:
    """Speaks where nothing but figures stands between an item and its explanation, and that holds no word of its own.

    An item in the middle of a list, or behind 不含 and the like, is not what a sentence explains.
    """

    kind: ClassVar[str] = "purpose"

    word_list: str = option(default="purposes", zh="词表的名称", en="name of the word list")

    def __post_init__(self) -> None:
        require_word_list(self.word_list)

    def run(self, document: Document) -> Iterator[Finding]:
        items, named, gap = _known(document.lexicon, self.word_list)
        for part in _parts(document):
            for found in named.finditer(document.text, part.start, part.end):
                finding = _foreign_purpose(document, part, Span(*found.span()), items[found.group()], gap)
                if finding is not None:
                    yield finding


def _foreign_purpose(document: Document, part: Span, name: Span, item: _Item, gap: re.Pattern[str]) -> Finding | None:
    """What is wrong with the explanation that follows an item, if one does."""
    text = document.text
    head = _HEAD.search(text[max(part.start, name.start - 2) : name.start])
    between = gap.match(text, name.end, min(part.end, name.end + _FARTHEST))
    if head is None or between is None:
        return None
    if head.group() == "，" and not any(character.isdigit() for character in between.group()):
        return None
    turns = _TURNS.search(between.group())
    if turns is not None and (turns["up"] is None) != (turns["up_next"] is None):
        return None
    for cue, words in ((_USED, item.others), (_CAUSED, item.reasons)):
        found = cue.match(text, between.end(), part.end)
        told = _CLAUSE_END.split(text[found.end() : min(part.end, found.end() + _LONGEST)])[0] if found else ""
        foreign = next((word for word in words if word in told), None)
        if found and foreign is not None and not any(word in told for word in item.own):
            place = text.index(foreign, found.end())
            values: dict[str, Value] = {"item": document.quote(name), "word": foreign}
            return Finding(Span(place, place + len(foreign)), values, related=(Related(name, "item"),))
    return None


def _parts(document: Document) -> Iterator[Span]:
    """The prose of every section with its heading, up to what is set in a table or has a heading of its own."""
    for section in document.sections():
        start = section.span.start
        for part in section.parts:
            if isinstance(part, (Section, Table, KeyValue)):
                yield Span(start, part.span.start)
                start = part.span.end
        yield Span(start, section.span.end)


@cache
def _known(lexicon: Lexicon, word_list: str) -> tuple[dict[str, _Item], re.Pattern[str], re.Pattern[str]]:
    """The items by name, what finds one, the longest name first, and what runs over figures and neutral words."""
    content = lexicon.list(word_list)
    items = {
        name: _Item(tuple(entry["own"]), tuple(entry["others"]), tuple(entry["reasons"]))
        for entry in content["items"]
        for name in entry["names"]
    }
    longest = sorted(items, key=len, reverse=True)
    words = sorted(content["neutral"], key=len, reverse=True)
    named = re.compile(f"(?:{'|'.join(map(re.escape, longest))})")
    return items, named, re.compile(f"(?:{_NUMBERS}|{'|'.join(map(re.escape, words))})*+")
