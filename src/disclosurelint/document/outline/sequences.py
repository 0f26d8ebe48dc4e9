"""Decides what stands under what: what stands between the lexer and the parser of ``document.lark``.

Real documents nest a marker inside itself, lose half a bracket and restart their numbering. So levels are not
fixed in advance: the running sequences of the document are kept on a stack, and a numbered line belongs to the
nearest sequence that it continues.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from disclosurelint.document.outline.blocks import contents_title, entry_parts, mark_contents, mark_tables
from disclosurelint.document.outline.lines import STYLES, LineToken
from disclosurelint.document.tokens import Token
from disclosurelint.lexicon import Lexicon, normalise_title, reads_as_table, table_number
from disclosurelint.text.numbering import HAN_NUMBER

_RANK = {kind: rank for rank, kind in enumerate(STYLES)} | {"LABEL": 1, "TITLE": 0, "CAPTION": 9}
_HEADINGS = frozenset(_RANK)
#: Headings nested deeper than this are read side by side: no office writes them, and time would grow with depth.
_DEEPEST = 12
_LONGEST_TITLE = 60
#: The number of a part that lost characters: 部分, 四部分, 第四部.
_CUT_PART = re.compile(rf"第?(?:{HAN_NUMBER})?部分?[ \u3000：:]{{1,6}}")
#: The document's own title stands within its first lines.
_LINES_OF_TITLE = 3
_SHORTEST_NAME = 4


@dataclass(slots=True)
class _Open:
    """A heading whose section is not closed yet."""

    kind: str
    line: LineToken
    has_content: bool = False


def outlined(found: Iterable[LineToken], lexicon: Lexicon) -> Iterator[Token | LineToken]:
    """The lines with _INDENT and _DEDENT between them, and brackets around tables and contents pages."""
    lines = mark_contents(list(found))
    entries = [line for line in lines if line.type == "CONTENTS_ENTRY"]
    listed = {contents_title(line) for line in entries}
    listed |= {contents_title(line[slice(*entry_parts(line)[1])]) for line in entries}  # numbered only there
    opening = "\n".join(line[:_LONGEST_TITLE] for line in lines[:_LINES_OF_TITLE])
    lines = [_with_title(line, listed, opening, lexicon) for line in lines]
    return _Nesting(lexicon).indented(mark_tables(lines, lexicon))


def _with_title(line: LineToken, listed: Collection[str], opening: str, lexicon: Lexicon) -> LineToken:
    """A bare line heads what follows if the contents page lists it, or if it is the usual name of a section.

    The name of whose document it is and the year may stand in front, as in the title it opens with.
    """
    if listed and line.type in ("TEXT", "CAPTION") and len(line) <= _LONGEST_TITLE and normalise_title(line) in listed:
        heading = line.become("CAPTION" if reads_as_table(line) else "TITLE")
        heading.listed = True
        return heading
    if line.type == "KEY_VALUE" and table_number(line) and lexicon.tables.of_title(line):
        return line.become("CAPTION")  # 表一：收入支出决算总表
    if line.type == "TEXT" and len(line) <= 30:
        cut = _CUT_PART.match(line)
        if cut is not None and lexicon.sections.is_name(line[cut.end() :]):
            return line.become("TITLE")  # 部分 名词解释
        if lexicon.tables.is_name(line):
            return line.become("CAPTION")
        if lexicon.sections.is_name(line):
            return line.become("TITLE")
    if line.type == "TEXT" and len(line) <= _LONGEST_TITLE and line[:_SHORTEST_NAME] in opening:
        name = line[_length_within(line, opening) :]
        if len(name) >= _SHORTEST_NAME and lexicon.sections.is_name(name):
            return line.become("TITLE")  # 某某区某某局机构设置
    return line


def _length_within(line: str, text: str) -> int:
    """How many characters a line begins with that stand in a text together."""
    return next(length for length in range(len(line), -1, -1) if line[:length] in text)


class _Nesting:
    def __init__(self, lexicon: Lexicon) -> None:
        self._stack: list[_Open] = []
        self._lexicon = lexicon

    def indented(self, tokens: Iterable[Token | LineToken]) -> Iterator[Token | LineToken]:
        stack = self._stack
        for token in tokens:
            if isinstance(token, LineToken) and token.type in _HEADINGS:
                depth = self._depth_for(token)
                for closed in reversed(stack[depth:]):
                    if closed.has_content:
                        yield Token("_DEDENT")
                del stack[depth:]
                yield from self._into_top()
                yield token
                stack.append(_Open(token.type, token))
            else:
                if token.type == "_TABLE":
                    yield from self._to_table_heading()
                yield from self._into_top()
                yield token
        for closed in reversed(stack):
            if closed.has_content:
                yield Token("_DEDENT")

    def _to_table_heading(self) -> Iterator[Token | LineToken]:
        """A table stands under the heading that announces one, not under the last item of a list before it."""
        for depth in range(len(self._stack) - 1, -1, -1):
            if reads_as_table(self._stack[depth].line):
                for closed in reversed(self._stack[depth + 1 :]):
                    if closed.has_content:
                        yield Token("_DEDENT")
                del self._stack[depth + 1 :]
                return

    def _into_top(self) -> Iterator[Token | LineToken]:
        if self._stack and not self._stack[-1].has_content:
            self._stack[-1].has_content = True
            yield Token("_INDENT")

    def _depth_for(self, line: LineToken) -> int:
        """How many of the open headings stay open above this one."""
        if line.marker:
            return self._depth_for_number(line)
        return self._depth_for_words(line)

    def _depth_for_number(self, line: LineToken) -> int:
        """The nearest sequence this number continues; a first number opens one; else the likeliest gap or repeat."""
        stack = self._stack
        same = [depth for depth in range(len(stack) - 1, -1, -1) if stack[depth].kind == line.type]
        for depth in same:
            if stack[depth].line.ordinal + 1 == line.ordinal:
                return depth
        if line.ordinal == 1 or not same:
            line.expected = 1
            return self._depth_for_first(line, same)
        nearest = min(same, key=lambda depth: abs(stack[depth].line.ordinal + 1 - line.ordinal))
        line.expected = stack[nearest].line.ordinal + 1
        return nearest

    def _depth_for_first(self, line: LineToken, same: list[int]) -> int:
        """Where a new sequence begins: under the open heading, which may carry the very same style of marker."""
        stack = self._stack
        if stack and not stack[-1].has_content and _announces(stack[-1].line) and len(stack) < _DEEPEST:
            return len(stack)
        if same:
            # The style runs already: inside the section that is open below it, or all over again beside it.
            inner = same[0] + 1
            if inner < len(stack) < _DEEPEST:
                return self._above_deeper(line, inner)
            return same[0]
        within = any(entry.line.marker and entry.kind != "PART" for entry in stack)
        if line.type == "ROMAN" and line.ordinal == 1 and within:
            return min(len(stack), _DEEPEST)  # outermost they would have come first: here they set out a list
        return self._above_deeper(line, 0)

    def _above_deeper(self, line: LineToken, least: int) -> int:
        """Close the open headings that rank below this style, but none of the first ``least``."""
        depth = len(self._stack)
        while depth > least and (depth >= _DEEPEST or _RANK[self._stack[depth - 1].kind] > _RANK[line.type]):
            depth -= 1
        return depth

    def _depth_for_words(self, line: LineToken) -> int:
        stack = self._stack
        if line.type == "TITLE" and _CUT_PART.match(line):
            return next((depth for depth, entry in enumerate(stack) if entry.kind == "PART"), 0)
        if line.listed:
            # Beside what else the contents page lists without a number, or right inside the part that is open.
            for depth, entry in enumerate(stack):
                if entry.line.listed:
                    return depth
            return next((depth + 1 for depth in range(len(stack) - 1, -1, -1) if stack[depth].kind == "PART"), 0)
        if line.type == "CAPTION" or not self._lexicon.sections.of_title(line):
            # Beside the last one of its kind, unless a numbered heading has come between.
            for depth in range(len(stack) - 1, -1, -1):
                if stack[depth].kind == line.type:
                    return depth
                if stack[depth].line.marker:
                    return depth + 1
            return 0 if line.type == "TITLE" else min(len(stack), _DEEPEST)
        for depth, entry in enumerate(stack):
            if entry.kind == line.type and self._lexicon.sections.of_title(entry.line):
                return depth
        if stack and stack[-1].kind == "CAPTION":
            return self._above_deeper(line, 0)
        return min(len(stack), _DEEPEST)


def _announces(line: LineToken) -> bool:
    """Whether a line reads as a heading, not as one full sentence of a list."""
    return not line.rstrip().endswith(("。", "；", ";", "，"))
