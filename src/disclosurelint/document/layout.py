"""Undoes what the page did to the text: joins hard-wrapped lines and drops blanks set between words and figures.

The result is a text of *logical lines*, one paragraph, heading or table row each, with a map back to the file.
Lines are joined only in a document that was wrapped at a fixed width; that is found out from the document itself.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import zip_longest

from disclosurelint.document.directives import without_directives
from disclosurelint.document.markdown import without_markdown
from disclosurelint.document.rows import is_row
from disclosurelint.lexicon.speech import spoken
from disclosurelint.records import NamedTuple
from disclosurelint.text import MappedText, Source
from disclosurelint.text.numbering import ANY_NUMBER, HEADING_NUMBER

_LINE = re.compile(r"[^\r\n\f\v\x1c-\x1e\x85\u2028\u2029]+")
_SENTENCE_END = "。！？；：.;:”」"
#: A number with its mark, which may have lost the opening half of its bracket: 四）.
_MARKER = re.compile(rf"{HEADING_NUMBER}|{ANY_NUMBER} ?[）)]")
#: A blank with a figure on one side and a word or mark on the other: set by a typesetter, said by nobody.
_BLANK = re.compile(r"[ \u3000\xa0\t]")
_TYPESET_BLANK = re.compile(
    r"(?<=[^\x00-\x7f])[ \u3000\xa0\t]+(?=[\d≥≤<>±+-])|(?<=[\d%％])[ \u3000\xa0\t]+(?=[^\x00-\x7f]|%)"
)
#: A figure is not broken at the end of a line, which leaves the line shorter.
_UNBROKEN = spoken("figures.unbroken")
_ROW = re.compile(r"\S[ \u3000\t]+[-－]?(?:\d[\d,]*(?:\.\d+)?|-{1,2})$")
_MARKS = re.compile(r"[，。；、：]")
_PROSE = re.compile(r"[，。；]")
#: The number of a page on a line of its own: —5—, 第 5 页.
_PAGE_NUMBER = spoken("figures.page_number")
_LINE_ENDS = "\r\n\f\v\x1c\x1d\x1e\x85\u2028\u2029"
_FOLDED = re.compile(r"[０-９Ａ-Ｚａ-ｚ％．﹒－\r\f\v\x1c-\x1e\x85\u2028\u2029]")
_FOLD = {
    ord(wide): ord(wide) - 0xFEE0
    for wide in "０１２３４５６７８９ＡＢＣＤＥＦＧＨＩＪＫＬＭＮＯＰＱＲＳＴＵＶＷＸＹＺ％．－"
}
_FOLD |= {ord(wide): ord(wide) - 0xFEE0 for wide in "ａｂｃｄｅｆｇｈｉｊｋｌｍｎｏｐｑｒｓｔｕｖｗｘｙｚ"}
_FOLD[ord("﹒")] = ord(".")
_FOLD |= {ord(mark): ord("\n") for mark in _LINE_ENDS}

#: Lines narrower than this (in columns, a Han character being two) are never full lines of prose.
_NARROWEST_PAGE = 40
#: How far short of the page width a full line may fall, and how far half-width characters may carry it beyond.
_SHORT_OF_WIDTH, _BEYOND_WIDTH = 3, 14


#: Characters that nobody sees, and that part a figure or a word for a program: 1\u200b00万元.
_INVISIBLE = re.compile("[\xad\u200b-\u200d\u2060-\u2064\ufeff]+")
_INVISIBLE_ONES = "\xad\u200b\u200c\u200d\u2060\u2061\u2062\u2063\u2064\ufeff"
#: What a contents page made by a word processor is made of, pasted along: 概况 PAGEREF _Toc25831 \h 3.
_FIELD_MARK = "_Toc"
_FIELD = re.compile(
    r'(?:TOC \\o "?1-\d"?(?: \\[a-z]){0,4} ?)?(?:HYPERLINK {0,2}\\?l? {0,2}"?_Toc\d{1,12}"? ?)'
    r"|PAGEREF {1,2}_Toc\d{1,12}(?: {0,2}\\?h\b)? ?"
)


class _Line(NamedTuple):
    start: int  # first character that is not blank
    end: int
    indent: int  # columns of blank in front
    width: int  # columns with the indent
    cells: bool = False  # a row of cells between tabs


def lay_out(source: Source) -> MappedText:
    """The joined text of a source, without comments to this program, marks of Markdown, codes of fields, invisible
    characters and page numbers.

    One line feed separates logical lines.
    """
    stages: list[MappedText] = []
    text = source.text
    pieces = list(without_directives(text))
    if len(pieces) > 1:
        stages.append(MappedText.of_pieces(text, pieces))
        text = stages[-1].text
    unmarked = without_markdown(text) if source.places is None else None
    if unmarked is not None:
        stages.append(unmarked)
        text = unmarked.text
    if _FIELD_MARK in text:
        stages.append(MappedText.of_pieces(text, _without(_FIELD, text)))
        text = stages[-1].text
    if any(character in text for character in _INVISIBLE_ONES):
        stages.append(MappedText.of_pieces(text, _without(_INVISIBLE, text)))
        text = stages[-1].text
    joined = _joined(text)
    for stage in reversed(stages):
        joined = joined.through(stage)
    return joined


def _without(left_out: re.Pattern[str], text: str) -> Iterator[tuple[int, int]]:
    at = 0
    for found in left_out.finditer(text):
        yield at, found.start()
        at = found.end()
    yield at, len(text)


def _joined(text: str) -> MappedText:
    lines = _physical_lines(text)
    full = _full_width(text, lines)
    pieces: list[tuple[int, int]] = []
    index = 0
    while index < len(lines):
        last = index
        while full is not None and last + 1 < len(lines) and _continues(text, lines[last], lines[last + 1], full):
            last += 1
        group = lines[index : last + 1]
        is_prose = (
            _BLANK.search(text, group[0].start, group[-1].end) is not None
            and not group[0].cells
            and (len(group) > 1 or _PROSE.search(text, group[0].start, group[0].end) is not None)
        )
        for line in group:
            if is_prose:
                at = line.start
                for blank in _TYPESET_BLANK.finditer(text, line.start, line.end):
                    pieces.append((at, blank.start()))
                    at = blank.end()
                pieces.append((at, line.end))
            else:
                pieces.append((line.start, line.end))
        index = last + 1
        if index < len(lines):
            # The line end nearest the next line separates the two in the joined text.
            gap = _last_line_end(text, lines[index - 1].end, lines[index].start)
            pieces.append((gap, gap + 1))
    mapped = MappedText.of_pieces(text, pieces)
    if _FOLDED.search(mapped.text):
        return mapped.folded(_FOLD)
    return mapped


def _physical_lines(text: str) -> list[_Line]:
    lines = []
    for found in _LINE.finditer(text):
        raw = found.group()
        bare = raw.strip()
        if not bare or _PAGE_NUMBER.fullmatch(bare):
            continue
        if "\t" in raw and is_row(raw):
            lines.append(_row_of_cells(raw, found.start()))
            continue
        indent = len(raw) - len(raw.lstrip())
        start = found.start() + indent
        wide = (len(bare.encode("utf-8", "surrogatepass")) - len(bare)) // 2
        blank = indent + raw[:indent].count("\u3000")
        lines.append(_Line(start, start + len(bare), blank, blank + len(bare) + wide))
    return lines


def _row_of_cells(raw: str, start: int) -> _Line:
    """The tabs in front and behind belong to the row: they keep its columns."""
    blank = len(raw) - len(raw.lstrip(" \u3000"))
    return _Line(start + blank, start + len(raw.rstrip(" \u3000")), 0, 0, True)


def _full_width(text: str, lines: list[_Line]) -> int | None:
    """The least width of a full line when the document was wrapped at a fixed width, else None.

    In wrapped text many lines of about one width break off in the middle of a sentence; in text with
    one paragraph a line they end with a full stop, and no width stands out.
    """
    widths = Counter(
        line.width
        for line, following in zip_longest(lines, lines[1:])
        if line.width >= _NARROWEST_PAGE
        and text[line.end - 1] not in _SENTENCE_END
        and not _in_columns(text, line)  # the rows of a table may well be of one width
        and not (following and _MARKER.match(text, following.start))  # and so may numbered titles
    )
    if sum(widths.values()) < 3:
        return None
    page, _ = max(
        ((width, widths[width - 1] + widths[width] + widths[width + 1]) for width in widths),
        key=lambda entry: (entry[1], -entry[0]),
    )
    least, most = page - _SHORT_OF_WIDTH, page + _BEYOND_WIDTH
    broken_off = sum(count for width, count in widths.items() if least <= width <= most)
    full_or_wider = sum(1 for line in lines if line.width >= least)
    wider = sum(1 for line in lines if line.width > most)
    if broken_off < 3 or broken_off * 2 < full_or_wider or wider * 10 > full_or_wider:
        return None
    return least


def _continues(text: str, line: _Line, following: _Line, full: int) -> bool:
    """Whether a line runs on into the following one: it is full, and the next one does not begin something."""
    if line.cells or following.cells or following.indent >= 4 or _MARKER.match(text, following.start):
        return False
    if line.width < full:
        figure = _UNBROKEN.match(text, following.start, following.end)
        if (
            figure is None
            or not _PROSE.search(text, line.start, line.end)
            or line.width + 1 + len(figure.group()) < full
        ):
            return False
    return not _is_row(text, line) and not _is_row(text, following)


def _is_row(text: str, line: _Line) -> bool:
    """Whether a line has columns of figures: prose that happens to end in a figure has punctuation before it."""
    return _ROW.search(text, line.start, line.end) is not None and not _MARKS.search(text, line.start, line.end)


def _in_columns(text: str, line: _Line) -> bool:
    """Whether a line is set in columns of words: blanks in it again and again, and no punctuation."""
    return text.count(" ", line.start, line.end) > 2 and not _MARKS.search(text, line.start, line.end)


def _last_line_end(text: str, start: int, end: int) -> int:
    """The last line-end character between two lines."""
    for at in range(end - 1, start - 1, -1):
        if text[at] in _LINE_ENDS:
            return at
    return start
