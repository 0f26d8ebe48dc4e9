"""``copied_text``: a passage taken over from the year before with a year, or all its figures, left as they were."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import ClassVar

from disclosurelint.checks.check import option, options
from disclosurelint.checks.digest import Digest, Passage, YearTold
from disclosurelint.checks.family import Family
from disclosurelint.checks.finding import Finding, Related, Value
from disclosurelint.lexicon.speech import spoken_word
from disclosurelint.text import Span

#: What may stand between the digits of a year and the words behind it.
_YEAR_SIGNS = spoken_word("years.signs")


@options
class CopiedText:
    """Compares passages whose words are the same but for figures, each known again only where it stands once.

    That a text is copied is no fault: boilerplate is. It is one where the passage states a change or a completion with
    the very figures of the year before, or dates by a year that should have moved on.
    """

    kind: ClassVar[str] = "copied_text"

    before: tuple[str, ...] = option(
        default=(), zh="在年份前面时，年份应逐年改变的字样", en="words in front of a year that moves on every year"
    )
    behind: tuple[str, ...] = option(
        default=(), zh="在年份后面时，年份应逐年改变的字样", en="words behind a year that moves on every year"
    )

    def run(self, family: Family) -> Iterator[Finding]:
        for document in family:
            before = family.year_before(document)
            if before is not None:
                former = _single(before)
                for words, passage in _single(document).items():
                    if words in former:
                        yield from self._findings(document, before, passage, former[words])

    def _findings(self, document: Digest, before: Digest, now: Passage, then: Passage) -> Iterator[Finding]:
        pairs = zip(now.years, then.years, strict=True) if len(now.years) == len(then.years) else ()
        stale = next((pair for pair in pairs if self._is_stale(before, *pair)), None)
        if now.telling and now.figures == then.figures:
            yield _finding(document, before, now.span, then.span, "figures", {"count": len(now.figures)})
        elif stale is not None:
            year, former = stale
            values: dict[str, Value] = {"told": str(year.value), "right": str(year.value + 1)}
            yield _finding(document, before, year.span, former.span, "default", values)

    def _is_stale(self, before: Digest, now: YearTold, then: YearTold) -> bool:
        if now.value != then.value or (before.year or 0) - then.value not in (0, 1):
            return False
        return now.before.endswith(self.before) or now.behind.lstrip(_YEAR_SIGNS).startswith(self.behind)


def _single(document: Digest) -> dict[bytes, Passage]:
    """The passages whose words stand in a document once."""
    times = Counter(passage.words for passage in document.passages)
    return {passage.words: passage for passage in document.passages if times[passage.words] == 1}


def _finding(
    document: Digest, before: Digest, here: Span, there: Span, message: str, values: dict[str, Value]
) -> Finding:
    values |= {"year": before.year or 0, "file": before.path}
    related = (Related(there, "former", {"year": before.year or 0}, before.path),)
    return Finding(here, values, message, related, path=document.path)
