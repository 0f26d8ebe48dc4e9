"""Finds the contents page and the tables among the lines of a document."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from disclosurelint.document.outline.lines import STYLES, LineToken
from disclosurelint.document.tokens import Token
from disclosurelint.lexicon import Lexicon, normalise_title, reads_as_table, table_number
from disclosurelint.lexicon.speech import spoken, spoken_word
from disclosurelint.text.numbering import HEADING_NUMBER

_LEADER = re.compile(
    r"[ \u3000\t]*(?:[.．·…‥]{2,}|[-—_]{4,})?[ \u3000\t.．·…]*"
    r"(?:\d{0,3}|[（(] ?\d{1,3} ?[）)])[ \u3000\t]*$"
)
_NUMBER = re.compile(HEADING_NUMBER)
_LONGEST_CONTENTS = 150
#: Without its heading, a contents page begins no later than this, has no fewer lines and holds lines of these sorts.
_LATEST_CONTENTS, _SHORTEST_CONTENTS = 20, 4
_TITLES = frozenset((*STYLES, "TEXT", "CAPTION", "CONTENTS_ENTRY", "KEY_VALUE"))
#: So many headings may have been renamed before one comes that stands in the contents page word for word.
_MOST_RENAMED = 3
_COLUMNS = re.compile(r"\S[ \u3000\t]+(?:-{1,2}|—{1,2}|[-－]?[\d,]+(?:\.\d+)?%?)[ \u3000]*$")
_BARE = re.compile(r"[^\x00-\x7f，。；：、]{2,14}")
_SENTENCES = re.compile(r"[，。；]")
#: A title with a full stop behind it: 收支总体情况说明。
_STOPPED = spoken("titles.stopped")
_ROWS = ("HEADER", "ROW", "CELLS")
#: The column head by which a table of performance targets is known.
TARGETS = spoken_word("tables.target_values")
#: Characters up to which a line without sentence punctuation may be a cell of a table.
_LONGEST_CELL = 40
_EXPLAINS = spoken("titles.explains")


def mark_contents(lines: list[LineToken]) -> list[LineToken]:
    """Read the lines of a contents page as such: they name headings before those come.

    The page ends where its first entry comes again, now as the heading itself.
    """
    begin = next((index for index, line in enumerate(lines) if line.type == "CONTENTS"), None)
    if begin is None or begin + 1 >= len(lines):
        return _mark_unheaded(lines)
    entries = [
        index
        for index in range(begin + 1, min(len(lines), begin + _LONGEST_CONTENTS))
        if not _is_filled_in(lines[index])
    ]
    repeated = _repeated([contents_title(lines[index]) for index in entries])
    if repeated is None:  # numbered here, and not where they stand
        repeated = _repeated([contents_title(_without_number(lines[index])) for index in entries])
    renamed, again = (repeated[0], entries[repeated[1]]) if repeated else (0, _behind_leaders(lines, begin))
    # headings of other words than their entries, one before its text or several on end
    prose = next((index for index in range(begin + 1, again) if _is_prose(lines[index])), None)
    again = again - renamed if prose is None else prose - min(renamed, 1)
    return [
        line.become("CONTENTS_ENTRY")
        if begin < index < again and line.type != "CONTENTS_ENTRY" and not _is_filled_in(line)
        else line
        for index, line in enumerate(lines)
    ]


def _behind_leaders(lines: list[LineToken], begin: int) -> int:
    """Behind the last line with a leader, where none of the first titles comes again: what is between is listed too."""
    end = begin + 1
    for index in range(begin + 1, min(len(lines), begin + _LONGEST_CONTENTS)):
        if lines[index].type == "CONTENTS_ENTRY":
            end = index + 1
        elif _is_prose(lines[index]):
            break
    return end


def _is_prose(line: LineToken) -> bool:
    """Whether a line has the marks of a sentence, and not only the full stop some set behind titles."""
    return _SENTENCES.search(_STOPPED.sub(r"\1", line) if line.marker else line) is not None


def _is_filled_in(line: LineToken) -> bool:
    """Whether a line gives what was asked for (公开日期：…), and does not number a table (表一：收入决算表)."""
    return line.type == "KEY_VALUE" and not table_number(line)


def _mark_unheaded(lines: list[LineToken]) -> list[LineToken]:
    """A contents page that lost its heading: the first number of the document comes again behind a list of titles.

    Behind a list of several parts, an opening of the document, without numbers, may stand before that.
    """
    begin = next((index for index, line in enumerate(lines[:_LATEST_CONTENTS]) if line.marker), None)
    if begin is None or lines[begin].type not in ("PART", "HAN_DUN") or lines[begin].ordinal != 1:
        return lines
    first = lines[begin]
    ahead = range(begin + 1, min(len(lines), begin + _LONGEST_CONTENTS))
    again = next((index for index in ahead if _comes_again(first, lines[index])), None)
    if again is None:
        return lines
    end = next((index for index in ahead if lines[index].type not in _TITLES or _is_prose(lines[index])), again)
    page, opening = lines[begin : min(end, again)], lines[end:again]
    lists_parts = any(line.type == "PART" and line.ordinal == 2 for line in page)
    if len(page) < _SHORTEST_CONTENTS or (opening and (not lists_parts or any(line.marker for line in opening))):
        return lines
    return [*lines[:begin], *(line.become("CONTENTS_ENTRY") for line in page), *lines[begin + len(page) :]]


def _comes_again(first: LineToken, line: LineToken) -> bool:
    return line.type == first.type and line.ordinal == 1 and contents_title(line) == contents_title(first)


def _repeated(titles: list[str]) -> tuple[int, int] | None:
    """Which of the first titles comes again first, and where."""
    for at, title in enumerate(titles[:_MOST_RENAMED]):
        if title and title in titles[at + 1 :]:
            return at, titles.index(title, at + 1)
    return None


def _without_number(line: LineToken) -> str:
    return line[line.marker :]


def contents_title(line: str) -> str:
    """The heading an entry of a contents page names, without leader and page number, normalised."""
    return normalise_title(_LEADER.sub("", line))


def entry_parts(line: str) -> tuple[tuple[int, int], tuple[int, int]]:
    """Where the number and where the title of an entry stand in its line."""
    leader = _LEADER.search(line)
    end = leader.start() if leader else len(line)
    start = len(line) - len(line.lstrip())
    number = _NUMBER.match(line, start, end)
    if number is None:
        return (start, start), (start, end)
    title = number.end() + len(line[number.end() : end]) - len(line[number.end() : end].lstrip())
    return number.span(), (title, end)


def mark_tables(lines: list[LineToken], lexicon: Lexicon) -> Iterator[Token | LineToken]:
    """The lines with _TABLE/_END around each table and _CONTENTS/_END around the contents page."""
    kinds = ("CONTENTS", "CONTENTS_ENTRY")
    index = 0
    numbered = False  # before the first number there are titles, which head the whole document
    while index < len(lines):
        line = lines[index]
        if line.type in kinds:
            last = _run(lines, index, kinds)
            yield from _wrapped("_CONTENTS", lines[index:last])
            index = last
        elif line.type in _ROWS or (line.type == "UNIT" and _heads_table(lines, index)):
            last = _table_end(lines, index, lexicon)
            yield from _wrapped("_TABLE", [_as_row(row) for row in lines[index:last]])
            index = last
        else:
            numbered = numbered or line.marker > 0
            yield _as_headline(line, lines[index + 1]) if numbered and index + 1 < len(lines) else line
            index += 1


def _as_headline(line: LineToken, following: LineToken) -> LineToken:
    """A short bare line right above a list or a table is its heading."""
    if line.type == "TEXT" and _BARE.fullmatch(line):
        if following.marker and following.ordinal == 1:
            return line.become("LABEL")
        if following.type in ("HEADER", "UNIT"):
            return line.become("CAPTION")
    return line


def _wrapped(opening: str, lines: Iterable[LineToken]) -> Iterator[Token | LineToken]:
    yield Token(opening)
    yield from lines
    yield Token("_END")


def _run(lines: list[LineToken], index: int, kinds: tuple[str, ...]) -> int:
    while index < len(lines) and lines[index].type in kinds:
        index += 1
    return index


def _heads_table(lines: list[LineToken], index: int) -> bool:
    return any(line.type in _ROWS for line in lines[index + 1 : index + 3])


def _as_row(line: LineToken) -> LineToken:
    return line if line.type in ("UNIT", *_ROWS) else line.become("ROW")


def _table_end(lines: list[LineToken], begin: int, lexicon: Lexicon) -> int:
    """The first line behind the table that begins at ``begin``."""
    own_numbers: dict[str, int] = {}
    in_cells = False
    for index in range(begin, len(lines)):
        line = lines[index]
        if line.type == "CELLS" and index > begin and TARGETS in line and str(line) != str(lines[begin]):
            return index  # what stands above the targets in one frame with them is a form of its own
        in_cells = in_cells or line.type == "CELLS"
        if line.type in ("UNIT", *_ROWS):
            continue
        if in_cells and not _COLUMNS.search(line):
            return index  # where cells are told apart, there is no doubt what is one
        if line.type in STYLES:
            if line.type == "PART" or _names_table(line, lexicon) or not _numbered_row(line, own_numbers):
                return index
            own_numbers[line.type] = line.ordinal
        elif line.type in ("TITLE", "CONTENTS", "CONTENTS_ENTRY", "LABEL"):
            return index
        elif line.type == "CAPTION":
            if lexicon.tables.of_title(line) or _heads_table(lines, index):
                return index
        elif not _cell_or_row(line):
            return index
    return len(lines)


def _names_table(line: LineToken, lexicon: Lexicon) -> bool:
    """Whether a numbered line is the name of the next table."""
    title = line[line.marker :].strip()
    return _COLUMNS.search(title) is None and (reads_as_table(title) or lexicon.tables.is_name(title))


def _cell_or_row(line: LineToken) -> bool:
    """Whether an unmarked line may stand in a table: a short cell, or a long row of several columns."""
    marks = len(_SENTENCES.findall(line))
    if len(line) > _LONGEST_CELL:
        return marks == 0 and len(line.split()) >= 3
    return len(line) <= 24 or marks <= 1


def _numbered_row(line: LineToken, own_numbers: dict[str, int]) -> bool:
    """Whether a numbered line is a row (``1、房屋``, ``一、财政拨款收入 100.00``) and not the next heading."""
    if _COLUMNS.search(line):
        return True
    if len(line) > _LONGEST_CELL or _SENTENCES.search(line) or _EXPLAINS.search(line):
        return False
    last = own_numbers.get(line.type)
    return line.ordinal == 1 if last is None else line.ordinal in (1, last, last + 1)
