"""Where a finding stands, in words: by line and column in a text, by page, table and paragraph in a laid-out file."""

from __future__ import annotations

from typing import Any

from disclosurelint.errors import Language
from disclosurelint.output.width import clip
from disclosurelint.output.words import say
from disclosurelint.text import Place, Source

#: Columns that the name of a sheet may take in a margin.
_LONGEST_SHEET = 16


def whereabouts(source: Source, offset: int, lang: Language) -> str:
    """``12:5``, or ``第3页 表2第4行第3列``."""
    return in_words(source, offset, lang) or line_and_column(source, offset)


def line_and_column(source: Source, offset: int) -> str:
    position = source.position(offset)
    return f"{position.line}:{position.column}"


def listed_at(source: Source, offset: int, lang: Language) -> str:
    """A place at the head of a line of a list: ``12:5``, or as the margin tells it in a laid-out file."""
    return line_and_column(source, offset) if source.places is None else beside(source, offset, lang)


def in_words(source: Source, offset: int, lang: Language) -> str:
    """The place in a laid-out file; empty in a file that is text itself."""
    place = source.place(offset)
    if place is None:
        return ""
    parts = [say("on-page", lang, page=place.page)] if place.page else []
    if place.sheet:
        cell = f"{_letters(place.column or 1)}{place.row}" if place.row else ""
        parts.append(say("in-sheet", lang, sheet=place.sheet, cell=cell).strip())
    elif place.table:
        parts.append(say("in-table", lang, table=place.table, row=place.row, column=place.column))
    elif place.part:
        parts.append(say(place.part, lang))
    elif place.paragraph and not place.page:  # nobody counts paragraphs where pages have numbers
        parts.append(say("in-paragraph", lang, paragraph=place.paragraph))
    return (", " if lang == "en" else " ").join(parts)


def beside(source: Source, offset: int, lang: Language) -> str:
    """What the margin shows beside the line of a place: the number of the line, or what people count in its stead in a
    laid-out file, as ``in_words`` does: the paragraph, the row of a table or sheet, the page.
    """
    place = source.place(offset)
    if place is None:
        return str(source.position(offset).line)
    if place.sheet:
        name = clip(place.sheet, _LONGEST_SHEET)  # other lines may be on other sheets
        return say("in-sheet", lang, sheet=name, cell=place.row or "").strip()
    if place.table:
        return say("row-of-table", lang, table=place.table, row=place.row)
    if place.part:
        return say(place.part, lang)
    if place.page:
        return say("on-page", lang, page=place.page)
    return say("in-paragraph", lang, paragraph=place.paragraph) if place.paragraph else ""


def position(source: Source, offset: int) -> dict[str, Any]:
    """A place for programs: line and column of the text, and of a laid-out file what else is known of it."""
    told: dict[str, Any] = source.position(offset)._asdict()
    place = source.place(offset)
    if place is not None:
        told["place"] = _known(place)
    return told


def _known(place: Place) -> dict[str, Any]:
    known = {key: value for key, value in place._asdict().items() if value not in (None, "")}
    if place.box is not None:
        known["box"] = [round(edge, 1) for edge in place.box]
    return known


def _letters(column: int) -> str:
    """28 as AB: what spreadsheets call a column."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
