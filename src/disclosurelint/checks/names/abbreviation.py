"""``abbreviation``: short forms that a document sets (以下简称…) and does not keep to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import ClassVar

from disclosurelint.checks.check import options
from disclosurelint.checks.finding import Finding, Related, Value
from disclosurelint.document.mentions import mentions_of
from disclosurelint.document.model import Document
from disclosurelint.document.short_forms import ShortForm, short_forms_of
from disclosurelint.lexicon.speech import spoken_word, spoken_words

_MARKS = spoken_word("bodies.before_short_form")
_INTRODUCED = spoken_words("bodies.short_form_set")

#: Short forms that are compared, at most: a document sets few.
_MOST = 100


@options
class Abbreviation:
    """Reports a short form set for two things, a thing with two short forms, one never used, and one never set.

    The last only of the own body, in places where a document speaks of it, and only for real abbreviations: the name
    without its region (县林业局) needs no setting.
    """

    kind: ClassVar[str] = "abbreviation"

    def run(self, document: Document) -> Iterator[Finding]:
        shorts = short_forms_of(document)[:_MOST]
        yield from _conflicts(shorts)
        yield from (_finding(one, "unused") for one in shorts if document.text.count(one.name) == 1)
        yield from _never_set(document, {one.name for one in shorts} | set(document.publisher.aliases))


def _conflicts(shorts: list[ShortForm]) -> Iterator[Finding]:
    by_name: defaultdict[str, list[ShortForm]] = defaultdict(list)
    by_whole: defaultdict[str, list[ShortForm]] = defaultdict(list)
    for one in shorts:
        before = by_name[one.name]
        if before and not any(_same(one.whole, other.whole) for other in before):
            yield _finding(one, "default", before[0])
        other = next((other for other in by_whole[one.whole] if other.name != one.name), None)
        if other is not None:
            yield _finding(one, "two", other)
        before.append(one)
        by_whole[one.whole].append(one)


def _same(one: str, other: str) -> bool:
    """Whether two wholes may be one thing: prose in front of a name may be taken for a part of it."""
    return one.endswith(other) or other.endswith(one)


def _never_set(document: Document, names: set[str]) -> Iterator[Finding]:
    """Abbreviations of the own name where a document speaks of itself."""
    own = document.subject.name
    told: set[str] = set()
    for mention in mentions_of(document) if own else ():
        short = mention.name
        new = (
            mention.reach == "own"
            and short not in names
            and short not in told
            and not _is_introduced(document.text, short)
        )
        if new and len(short) + 1 < len(own) and not _is_ending(document, short) and _abbreviates(short, own):
            told.add(short)
            values: dict[str, Value] = {"short": short, "whole": own}
            yield Finding(mention.span, values, "never")


def _is_introduced(text: str, short: str) -> bool:
    """Whether a short form is told beside the name without being set for what follows: （简称“州妇联”）, （州妇联）."""
    ahead = text.find(short)
    return ahead > 0 and text[:ahead].rstrip(_MARKS).endswith(_INTRODUCED)


def _is_ending(document: Document, short: str) -> bool:
    """Whether a short form is the own name without its region, or with only the word for its level."""
    own = document.subject.name
    region, _ = document.lexicon.regions.leading(own)
    core = own[len(region) :]
    return own.endswith(short) or short.endswith(core)


def _abbreviates(short: str, long: str) -> bool:
    """Whether all characters of ``short`` stand in ``long`` in the same order."""
    rest = iter(long)
    return all(character in rest for character in short)


def _finding(one: ShortForm, message: str, other: ShortForm | None = None) -> Finding:
    values: dict[str, Value] = {"short": one.name, "whole": one.whole}
    related: tuple[Related, ...] = ()
    if other is not None:
        values |= {"other": other.whole, "other_short": other.name}
        related = (Related(other.span, "other"),)
    return Finding(one.span, values, message, related)
