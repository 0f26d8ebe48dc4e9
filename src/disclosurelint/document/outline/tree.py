"""Builds the outline: logical lines through ``document.lark`` into sections, paragraphs, tables and key-value lines."""

from __future__ import annotations

import re
from functools import cache
from typing import Any, cast

from disclosurelint.document.grammar import Parser, load_grammar
from disclosurelint.document.model import Block, ContentsEntry, KeyValue, Marker, Paragraph, Section, Table
from disclosurelint.document.outline.blocks import TARGETS, entry_parts
from disclosurelint.document.outline.lines import STYLES, LineLexer, LineToken
from disclosurelint.document.outline.sequences import outlined
from disclosurelint.document.rows import cells_between_tabs
from disclosurelint.document.tables.heads import header_rows
from disclosurelint.lexicon import Lexicon
from disclosurelint.lexicon.speech import spoken, spoken_words
from disclosurelint.records import NamedTuple
from disclosurelint.text import Span

_UNIT = spoken("tables.unit")
_PAIR = re.compile(r"([^\s，。；：:]{2,10})[：:][ \u3000]?(\S[^：:]*?)(?=[ \u3000\t]+[^\s，。；：:]{2,10}[：:]|$)")
#: The class of an indicator at the head of its row: 数量指标, 社会效益指标.
_INDICATOR = spoken("tables.indicator")
#: A heading that runs into its text: 收入说明。反映… or 事业收入：指…
_RUN_IN = re.compile(r"([^，。；：:\d]{2,83}+)[。：:](?=.)")
_LONGEST_RUN_IN = 30
_LEVELS = spoken_words("tables.levels_in_brackets")
_EXPLANATION = spoken_words("titles.explanation")
_MOST_TITLE = 45
_FIGURE = spoken("figures.in_title")


class _Contents(NamedTuple):
    span: Span
    lines: tuple[LineToken, ...]


@cache
def _reading() -> tuple[LineLexer, Parser]:
    grammar = load_grammar("document")
    return LineLexer(grammar.terminals), Parser(grammar, _Builder())


def read_outline(text: str, lexicon: Lexicon) -> tuple[Section, tuple[ContentsEntry, ...]]:
    """The section tree of a joined text, without statements, and its contents page."""
    lexer, parser = _reading()
    parts = cast("list[Any]", parser.parse(outlined(lexer.lex(text), lexicon)))
    root = Section(Span(0, len(text)), Span(0, 0), parts=parts)
    entries: list[LineToken] = []
    for section in root.sections():
        entries.extend(
            line for part in cast("list[object]", section.parts) if isinstance(part, _Contents) for line in part.lines
        )
        title = text[section.title.start : section.title.end]
        # a sentence is no heading, unless it is the first of several (机关运行经费。2024年…), ends in 情况说明
        # or is a name
        ends_line = text[section.title.end + 1 : section.title.end + 2] in ("", "\n")
        is_sentence = (
            text[section.title.end : section.title.end + 1] in ("。", "；", "，")
            and ends_line
            and not title.endswith(_EXPLANATION)
            and not lexicon.sections.is_name(title)
        )
        if title and not is_sentence:
            section.concepts = lexicon.sections.of_title(title)
        section.parts = [part for part in section.parts if not isinstance(part, _Contents)]
    _set_levels(root, 0)
    return root, tuple(_entry(line) for line in entries if line.type == "CONTENTS_ENTRY")


def _entry(line: LineToken) -> ContentsEntry:
    start = line.start
    number, title = entry_parts(line)
    return ContentsEntry(
        Span(start, line.end), Span(start + number[0], start + number[1]), Span(start + title[0], start + title[1])
    )


def _set_levels(section: Section, level: int) -> None:
    pending = [(section, level)]
    while pending:
        current, depth = pending.pop()
        current.level = depth
        pending.extend((part, depth + 1) for part in current.parts if isinstance(part, Section))


class _Builder:
    """Turns what the parser reduces into model nodes, from the innermost outward."""

    def start(self, blocks: list[Any]) -> list[Any]:
        return blocks

    def heading(self, children: list[LineToken]) -> LineToken:
        return children[0]

    def section(self, children: list[Any]) -> Section:
        line: LineToken = children[0]
        title, body = _title_and_body(line)
        parts: list[Block] = children[1:]
        if body.start < body.end:
            parts.insert(0, Paragraph(body))
        end = max((part.span.end for part in parts), default=line.end)
        return Section(Span(line.start, max(end, line.end)), title, _marker(line), parts=parts)

    def paragraph(self, children: list[LineToken]) -> Paragraph:
        return Paragraph(_span(children[0]))

    def key_values(self, children: list[LineToken]) -> KeyValue | Paragraph:
        line = children[0]
        found = [_pair(line, pair) for pair in _PAIR.finditer(line)]
        if not found:
            return Paragraph(_span(line))
        return KeyValue(_span(line), tuple(found))

    def table(self, lines: list[LineToken]) -> Table:
        in_cells = any(line.type == "CELLS" for line in lines)
        heads = _heads_in_cells(lines) if in_cells else [line for line in lines if line.type == "HEADER"][:1]
        unit = next((match[1] for line in lines if (match := _UNIT.search(line))), None)
        again = {str(head) for head in heads}
        rows = [_span(line) for line in lines if line.type != "UNIT" and str(line) not in again]
        if heads and TARGETS in heads[0] and not in_cells:
            rows = _indicator_rows(rows, {line.start for line in lines if _INDICATOR.match(line)})
        span = Span(lines[0].start, lines[-1].end)
        labels = tuple(_pair(line, pair) for line in lines if line.type == "UNIT" for pair in _PAIR.finditer(line))
        return Table(span, tuple(map(_span, heads)), tuple(rows), unit, labels, in_cells)

    def contents(self, lines: list[LineToken]) -> _Contents:
        return _Contents(Span(lines[0].start, lines[-1].end), tuple(lines))


def _heads_in_cells(lines: list[LineToken]) -> list[LineToken]:
    """The rows of the header of a table whose cells are known."""
    rows = [line for line in lines if line.type != "UNIT"]
    words = [[line[cell.start : cell.end] for cell in cells_between_tabs(line, 0, len(line))] for line in rows]
    return rows[: header_rows(words)]


def _indicator_rows(lines: list[Span], begin: set[int]) -> list[Span]:
    """The lines of a table of targets put together, an indicator a row: its cells come one or several a line."""
    rows: list[Span] = []
    for line in lines:
        if rows and line.start not in begin:
            rows[-1] = Span(rows[-1].start, line.end)
        else:
            rows.append(line)
    return rows


def _span(line: LineToken) -> Span:
    return Span(line.start, line.end)


def _marker(line: LineToken) -> Marker | None:
    if not line.marker:
        return None
    start = line.start
    text = line[: line.marker]
    broken = line.type.endswith("BRACKET") and not (text[0] in "（(" and text.rstrip()[-1] in "）)")
    return Marker(Span(start, start + line.marker), STYLES[line.type], line.ordinal, line.expected, broken)


def _title_and_body(line: LineToken) -> tuple[Span, Span]:
    """What of a heading line is its title and what already text, both without blanks around them."""
    start, stop = line.start, line.end
    at = start + line.marker
    rest = line[line.marker :]
    before = " \t\u3000：:" if line.type == "PART" else None  # 第二部分：部门决算表
    bare = rest.lstrip(before).rstrip()
    at += len(rest) - len(rest.lstrip(before))
    none = Span(stop, stop)
    if not bare:
        return none, none
    whole = Span(at, at + len(bare))
    if line.type == "CAPTION":
        return whole, none
    run_in = _RUN_IN.match(bare)
    if run_in and (len(run_in[1]) <= _LONGEST_RUN_IN or run_in[1].endswith(_LEVELS)):
        body = whole.start + run_in.end()
        body += len(bare) - run_in.end() - len(bare[run_in.end() :].lstrip())
        return Span(at, at + run_in.end(1)), Span(body, whole.end)
    if len(bare) <= _MOST_TITLE and bare.count("。") <= 1 and "；" not in bare and not _FIGURE.search(bare):
        return Span(at, at + len(bare.rstrip("。：:"))), none
    return Span(at, at), whole


def _pair(line: LineToken, match: re.Match[str]) -> tuple[Span, Span]:
    start = line.start
    return Span(start + match.start(1), start + match.end(1)), Span(start + match.start(2), start + match.end(2))
