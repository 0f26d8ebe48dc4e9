"""What the waivers of a configuration let pass in one document."""

from __future__ import annotations

import re
from collections.abc import Iterable

from disclosurelint.house import Waiver
from disclosurelint.rules.diagnostic import Diagnostic
from disclosurelint.suppression.asked import Asked
from disclosurelint.text import Source, Span


class Waivers:
    """The waivers for a document, in force. Their rules are known to exist."""

    def __init__(self, source: Source, asked: Asked) -> None:
        self._asked = asked
        self._waivers = [
            _InForce(waiver, asked.codes(waiver.rule), _places(source.text, waiver.text)) for waiver in asked.waivers
        ]

    def reason(self, diagnostic: Diagnostic) -> str | None:
        """The reason told for letting a finding pass, perhaps an empty one; None where nothing lets it pass."""
        reasons = [waiver.use() for waiver in self._waivers if waiver.hides(diagnostic)]
        return next(iter(filter(None, reasons)), "") if reasons else None

    def idle(self) -> tuple[Waiver, ...]:
        """The waivers that let nothing pass although their rules ran."""
        return tuple(one.waiver for one in self._waivers if not one.used and self._asked.would_show(one.codes))


class _InForce:
    """A waiver with the codes of its rules, and the places of its text in the document (None: anywhere)."""

    def __init__(self, waiver: Waiver, codes: frozenset[str], places: list[Span] | None) -> None:
        self.waiver = waiver
        self.codes = codes
        self.used = False
        self._places = places

    def hides(self, diagnostic: Diagnostic) -> bool:
        return diagnostic.code in self.codes and (self._places is None or _touches(diagnostic.span, self._places))

    def use(self) -> str:
        self.used = True
        return self.waiver.reason or ""


def _places(text: str, quoted: str | None) -> list[Span] | None:
    """Where quoted words stand in a text, whatever blanks and line breaks are in either."""
    if quoted is None:
        return None
    words = r"\s*".join(map(re.escape, "".join(quoted.split())))
    return [Span(*found.span()) for found in re.finditer(words, text)]


def _touches(span: Span, places: Iterable[Span]) -> bool:
    return any(place.start < max(span.end, span.start + 1) and span.start < place.end for place in places)
