"""Floor 6: what users and programs get to see. One file a format; each turns results into text and writes nothing."""

from __future__ import annotations

from collections.abc import Iterable
from importlib import import_module
from typing import Literal, get_args

from disclosurelint.output.writer import Look, Writer
from disclosurelint.results.report import Result
from disclosurelint.results.tally import Tally

__all__ = ["COLUMN_UNITS", "FORMATS", "FOR_PEOPLE", "WITH_OVERVIEW", "Format", "Look", "Writer", "render", "writer"]

Format = Literal[
    "text",
    "concise",
    "json",
    "jsonl",
    "sarif",
    "github",
    "gitlab",
    "checkstyle",
    "junit",
    "rdjson",
    "rdjsonl",
    "markdown",
    "html",
]
FORMATS: tuple[Format, ...] = get_args(Format)
#: Those that do not themselves tell of files that could not be checked, for people read of them beside the output.
FOR_PEOPLE: frozenset[Format] = frozenset({"text", "concise"})
#: What columns can count in the formats that do not prescribe it.
COLUMN_UNITS = ("characters", "utf16", "bytes")
#: Those that show the headings and the flow of money of each document.
WITH_OVERVIEW: frozenset[Format] = frozenset({"html"})


def writer(format_: Format, look: Look) -> Writer:
    """What writes a run in a format; each lives in the module of its name."""
    made: Writer = import_module(f"disclosurelint.output.{format_}").writer(look)
    return made


def render(format_: Format, results: Iterable[Result], look: Look = Look()) -> str:  # noqa: B008 (a plain value)
    """A whole run in one format, ending with a line break."""
    tally = Tally()
    writing = writer(format_, look)
    text = ""
    for result in results:
        tally.add(result)
        text += writing.file(result)
    return text + writing.end(tally)
