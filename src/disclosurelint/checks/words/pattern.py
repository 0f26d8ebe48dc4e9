"""``pattern``: turns of text that a rule describes by regular expressions."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import ClassVar

from disclosurelint.checks.check import OptionError, option, options
from disclosurelint.checks.finding import Finding, Related, Value, times
from disclosurelint.document.model import Document, Table
from disclosurelint.document.turns import may_hold, pairs_of
from disclosurelint.expressions import compiled, problems
from disclosurelint.text import Edit, Span

#: A group named in a replacement.
_GROUPS = re.compile(r"\\(\d)")
#: Places attached to one finding, at most: the message tells how many there are.
_MOST_PLACES = 50


@options
class Turn:
    """One expression; ``replace`` gives for single characters of the match what to write instead."""

    shorthand: ClassVar[str] = "regex"

    regex: str = option(
        zh="正则表达式；为保证速度，次数要有上限（写 {0,9}，不写 *、+），最坏时要试的步数也有上限",
        en="an expression; bounded quantifiers only ({0,9}, no * and +), and a bound on the steps it may take",
    )
    needs: tuple[str, ...] = option(
        default=(),
        zh="文中一处也没有这些字样时不必再找，省时间",
        en="where the text holds none of these, there is nothing to look for; saves time",
    )
    replace: Mapping[str, str] = option(
        default={}, zh="匹配到的字里，把左边的字改成右边的字", en="characters of the match and what to write instead"
    )
    becomes: str = option(
        default="",
        zh=r"把匹配到的字改成什么；\1、\2 是表达式里的第一、第二组",
        en=r"what to write instead of the match; \1, \2 are its first and second group",
    )

    def may_fit(self, document: Document) -> bool:
        """Whether the text holds what it needs; that it holds none of it mostly shows in pairs, at no cost."""
        if not self.needs:
            return True
        if self._pairs is not None and self._pairs.isdisjoint(pairs_of(document)):
            return False
        return any(one in document.text for one in self.needs if may_hold(document, one))

    def is_in(self, text: str) -> bool:
        """Whether a text holds one of the words that it needs."""
        return not self.needs or any(one in text for one in self.needs)

    @cached_property
    def _pairs(self) -> frozenset[str] | None:
        """What the needed words begin with; None where one is a single character."""
        return frozenset(one[:2] for one in self.needs) if min(map(len, self.needs)) > 1 else None

    def is_replaceable(self) -> bool:
        """Whether the expression has all groups that the replacement names."""
        groups = [int(one) for one in _GROUPS.findall(self.becomes)]
        return not groups or max(groups) <= compiled(self.regex).groups

    def meant(self, found: re.Match[str]) -> str:
        """What should stand in the place of a match."""
        if self.becomes:
            return _GROUPS.sub(lambda group: found[int(group[1])] or "", self.becomes)
        return "".join(self.replace.get(character, character) for character in found.group())


@options
class Pattern:
    """Reports every place that one of its expressions fits, or, ``grouped``, all of a document in one finding."""

    kind: ClassVar[str] = "pattern"

    turns: tuple[Turn, ...] = option(default=(), zh="要找的写法", en="the turns to look for")
    grouped: bool = option(
        default=False, zh="全文只报一条，其余位置附在后面", en="one finding a document, with the other places attached"
    )
    safe: bool = option(default=False, zh="改法不改变意思，可以自动修改", en="the fix cannot change the meaning")
    tables: bool = option(default=True, zh="表格里也找", en="look in tables too")
    raw: bool = option(
        default=False,
        zh="在文件原来的文字里找：还原时去掉的字符（看不见的字符）也在",
        en="look in the text of the file as it stands, with the invisible characters that reading leaves out",
    )
    rarer_than: tuple[str, ...] = option(
        default=(),
        zh="文中这些字样更多时才报告：全文都用一种写法的，不报",
        en="tell only where the text holds more of these: a document that keeps to its own style is left alone",
    )

    def __post_init__(self) -> None:
        if self.raw and not self.tables:
            raise OptionError("raw", "raw 不能与 tables: false 合用", "raw does not go with tables: false")
        for turn, refused in zip(self.turns, problems([turn.regex for turn in self.turns]), strict=True):
            if refused is not None:
                zh, en = refused
                raise OptionError("turns", f"正则表达式“{turn.regex}”{zh}", f'the expression "{turn.regex}" {en}')
            if not turn.is_replaceable():
                raise OptionError(
                    "turns",
                    f"“{turn.becomes}”里的组，正则表达式中没有",
                    f'"{turn.becomes}" names a group that is not there',
                )

    def run(self, document: Document) -> Iterator[Finding]:
        places = list(_apart(sorted(self._places(document))))
        if self.rarer_than and len(places) >= sum(map(document.text.count, self.rarer_than)):
            return
        if not self.grouped:
            for span, edit in places:
                yield self._finding(document, span, [], [edit] if edit else [], 1)
        elif places:
            others = tuple(Related(span, "place") for span, _ in places[1:_MOST_PLACES])
            edits = [edit for _, edit in places if edit is not None]
            yield self._finding(document, places[0][0], list(others), edits, len(places))

    def _places(self, document: Document) -> Iterator[tuple[Span, Edit | None]]:
        tables = [] if self.tables else [block.span for block in document.blocks() if isinstance(block, Table)]
        text = document.source.text if self.raw else document.text
        for turn in self.turns:
            if not (turn.is_in(text) if self.raw else turn.may_fit(document)):
                continue
            for found in compiled(turn.regex).finditer(text):
                span = Span(*found.span())
                if any(table.covers(span) for table in tables):
                    continue
                meant = turn.meant(found)
                yield span, Edit(span, meant) if meant != found.group() else None

    def _finding(
        self, document: Document, span: Span, related: list[Related], edits: list[Edit], count: int
    ) -> Finding:
        text = document.source if self.raw else document
        values: dict[str, Value] = {"told": " ".join(text.quote(span).split()), "count": count, "times": times(count)}
        if len(edits) == 1:
            values["right"] = edits[0].replacement
        return Finding(span, values, related=tuple(related), edits=tuple(edits), safe=self.safe, raw=self.raw)


def _apart(places: Iterable[tuple[Span, Edit | None]]) -> Iterator[tuple[Span, Edit | None]]:
    """Of places that overlap the first: they are told of, and put right, once."""
    end = 0
    for span, edit in places:
        if span.start >= end:
            end = span.end
            yield span, edit
