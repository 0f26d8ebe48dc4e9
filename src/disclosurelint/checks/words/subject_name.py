"""``subject_name``: a subject of the accounts beside the code of another, or under a class that is not its own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import ClassVar

from disclosurelint.checks.check import options
from disclosurelint.checks.finding import Finding, Value
from disclosurelint.document.model import Document
from disclosurelint.lexicon.speech import spoken
from disclosurelint.lexicon.terms import Terms
from disclosurelint.text import Span

#: A code, in one piece or parted into class, group and item, and the name behind it; not the last of several codes.
_CODED = re.compile(
    r"(\d\d\d)(?<![\d.,]\d\d\d)(?<!\d[ \t]\d\d\d)"
    r"[ \t]?(\d{2})?[ \t]?(\d{2})?[ \t\u3000]{0,3}([^\x00-\x7f\s，。；：]{2,40})"
)
_LEVEL = spoken("tables.subject_level")
#: Digits of a code at each level.
_DIGITS = {"类": 3, "款": 5, "项": 7}
_LONGEST = 30
#: What may stand in front of a name in running text.
_BOUNDARY = spoken("tables.subject_begins")


@options
class SubjectName:
    """Both sides have to be known: a code or a name that the glossary lacks is never an error."""

    kind: ClassVar[str] = "subject_name"

    def run(self, document: Document) -> Iterator[Finding]:
        terms = document.lexicon.terms
        yield from _by_code(document.text, terms)
        yield from _by_level(document.text, terms)


def _by_code(text: str, terms: Terms) -> Iterator[Finding]:
    """Names beside codes. Where most do not fit, the columns of a table have been moved against each other."""
    told: list[Finding] = []
    fitting = 0
    for found in _CODED.finditer(text):
        code, name = "".join(filter(None, found.group(1, 2, 3))), found[4]
        named = terms.subjects.get(code, frozenset())
        fitting += name in named
        own = [one for one in terms.codes.get(name, ()) if len(one) == len(code)]
        if named and own and name not in named:
            nearest = min(own, key=lambda one: (one[:3] != code[:3], one))
            values: dict[str, Value] = {"name": name, "code": code, "own": nearest, "right": "”“".join(sorted(named))}
            told.append(Finding(Span(*found.span(4)), values))
    if len(told) <= max(1, fitting):
        yield from told


def _by_level(text: str, terms: Terms) -> Iterator[Finding]:
    """Names marked as class, group or item, each against the one before it."""
    above: tuple[str, frozenset[str], int] | None = None  # name, codes, where its mark ends
    for found in _LEVEL.finditer(text):
        level = found[1]
        name = _name_before(text, found.start(), terms)
        codes = terms.codes.get(name, frozenset())
        own = frozenset(code for code in codes if len(code) == _DIGITS[level])
        span = Span(found.start() - len(name), found.start())
        if codes and not own:
            yield Finding(span, {"name": name, "level": level}, "level")
        elif own and above is not None and above[2] == span.start and not _belongs(own, above[1], level):
            yield Finding(span, {"name": name, "level": level, "above": above[0]}, "place")
        above = (name, own, found.end()) if own else None


def _belongs(own: frozenset[str], above: frozenset[str], level: str) -> bool:
    """Whether one of the codes lies under one of those above. An item of many groups may be one of any group."""
    if level == "项" and len(own) > 1:
        return True
    return any(code.startswith(tuple(above)) for code in own)


def _name_before(text: str, end: int, terms: Terms) -> str:
    """The longest subject that ends at a place and begins where a name may; empty where there is none."""
    for begin in range(max(0, end - _LONGEST), end - 1):
        if text[begin:end] in terms.codes and (begin == 0 or _BOUNDARY.match(text, begin - 1)):
            return text[begin:end]
    return ""
