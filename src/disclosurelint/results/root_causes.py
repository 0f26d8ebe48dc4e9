"""One wrong figure breaks every relation it stands in: those findings are told as one.

A figure is called the wrong one only where that is proved: one value of it mends all its relations that fail and
keeps all that hold, and of the ways to mend a document with the fewest figures there is none without it. Else the
relations that share a figure are told together, and nobody says which of their figures it is.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence, Set
from decimal import Decimal

from disclosurelint.checks.causes import Cause
from disclosurelint.document.model import Document, Figure
from disclosurelint.document.walking import headings_over, label_of
from disclosurelint.errors import Language
from disclosurelint.records import NamedTuple
from disclosurelint.results.ledger import figures_read
from disclosurelint.rules.diagnostic import SEVERITIES, Diagnostic, Fix, RelatedPlace
from disclosurelint.text import Amount, Edit, Interval, Span

_IF = {
    "zh": "若 {from} 应为 {to}（{how}），改后各处相符",
    "en": "If {from} was meant to be {to} ({how}), all relations hold",
}
_ALSO = {"zh": "同一个数还使这里不符：{message}", "en": "the same figure breaks this too: {message}"}
_BLAMED = {
    "zh": "“{label}”为 {amount}，{number} 处关系因此不成立；若为 {meant}，就都成立",
    "en": '"{label}" {amount} breaks {number} relations, which would all hold for {meant}',
}
#: Wrong figures, each sharing relations with the next, up to which the ways to mend them are counted.
_MOST_FAULTS = 3
#: How wide a room may be, against the way from a figure to it, for its asking for a value to mean something.
_CLOSELY = Decimal("0.5")
_FAR = Decimal("Infinity")
_NOT_NEGATIVE = Interval(Decimal(0), _FAR)

#: For each figure of a relation, where it may lie for that to hold, the others being right; None where nobody knows.
Rooms = Mapping[Span, Interval | None]


class Broken(NamedTuple):
    """A relation that fails, with its figures (ranges of the joined text) and their rooms."""

    diagnostic: Diagnostic
    rooms: Rooms


class Told(NamedTuple):
    """What is told of one figure or relation: ``number`` relations break by it; ``culprit`` where there are several.

    ``meant`` is there where the culprit is proved to be one: what it must be for all its relations to hold.
    """

    diagnostic: Diagnostic
    number: int = 1
    culprit: Figure | None = None
    meant: Amount | None = None


def grouped(
    document: Document, broken: Sequence[Broken], holding: Mapping[Span, Sequence[Interval | None]], lang: Language
) -> list[Told]:
    """One diagnostic for each figure that explains several broken relations, and one for each that is left.

    ``holding`` are the rooms of figures in relations that hold. Where no figure is proved to be wrong, of two that
    explain as much the one that more relations vouch for is the less likely culprit.
    """
    if len(broken) < 2:
        return [Told(one.diagnostic) for one in broken]
    figures = {figure.span: figure for figure in figures_read(document)}
    left = list(broken)
    told: list[Told] = []
    for culprit, meant in _proved(figures, broken, holding).items():
        group = [one.diagnostic for one in left if culprit in one.rooms]
        if len(group) > 1:
            left = [one for one in left if culprit not in one.rooms]
            told.append(_blamed(document, group, figures[culprit], meant, lang))
    while left:
        counts = Counter(figure for one in left for figure in one.rooms)
        culprit, number = max(
            counts.items(), key=lambda entry: (entry[1], -len(holding.get(entry[0], ())), -entry[0].start)
        )
        if number < 2:
            break
        group = [one.diagnostic for one in left if culprit in one.rooms]
        left = [one for one in left if culprit not in one.rooms]
        told.append(Told(_as_one(group, document.origin(culprit), lang), number, figures.get(culprit)))
    return [*told, *(Told(one.diagnostic) for one in left)]


def mended(diagnostic: Diagnostic, cause: Cause, edits: tuple[Edit, ...], lang: Language) -> Diagnostic:
    """The diagnostic with the one slip that was found to explain all that breaks."""
    values = {"from": cause.figure.amount, "to": cause.amount, "how": cause.how.en if lang == "en" else cause.how.zh}
    return diagnostic._replace(fix=Fix("unsafe", _IF[lang].format(**values), edits))


def _proved(
    figures: Mapping[Span, Figure], broken: Sequence[Broken], holding: Mapping[Span, Sequence[Interval | None]]
) -> dict[Span, Amount]:
    """The figures of several broken relations that belong to every smallest set whose change mends all.

    With what each is meant to be. Where a room is not known, a figure may be what mends, but is not proved to be; nor
    is a zero, which says that there is none.
    """
    mends, meant = _mending(figures, broken, holding)
    tied = _tied(mends.values())
    proved = {}
    # For what is tied together, the figures that mend some of it, and the fewest that mend all.
    ways: dict[int, tuple[dict[Span, frozenset[int]], int]] = {}
    for place, value in meant.items():
        near = tied[min(mends[place])]
        if id(near) not in ways:
            around = {other: mends[other] for number in near for other in broken[number].rooms if other in mends}
            ways[id(near)] = around, _fewest(near, list(around.values()))
        around, fewest = ways[id(near)]
        others = [relations for other, relations in around.items() if other != place]
        if fewest <= _MOST_FAULTS and _fewest(near, others) > fewest:
            proved[place] = value
    return proved


def _mending(
    figures: Mapping[Span, Figure], broken: Sequence[Broken], holding: Mapping[Span, Sequence[Interval | None]]
) -> tuple[dict[Span, frozenset[int]], dict[Span, Amount]]:
    """Which broken relations one value of a figure mends, all it stands in; and what several of them say it must be."""
    mends: dict[Span, frozenset[int]] = {}
    meant: dict[Span, Amount] = {}
    failing: dict[Span, list[int]] = {}
    for number, one in enumerate(broken):
        for place in one.rooms:
            failing.setdefault(place, []).append(number)
    for place, numbers in failing.items():
        rooms = [*(broken[number].rooms[place] for number in numbers), *holding.get(place, ())]
        known = [room for room in rooms if room is not None]
        figure = figures.get(place)
        if figure is not None and figure.amount.value >= 0:
            known.append(_NOT_NEGATIVE)
        common = _common(known)
        if common.low > common.high:
            continue
        mends[place] = frozenset(numbers)
        is_told = len(numbers) > 1 and None not in rooms and common.width.is_finite()
        if is_told and figure is not None and figure.amount.value:
            value = _meant(figure.amount, known)
            if _agree(value, figure.amount, [broken[number] for number in numbers], place):
                meant[place] = value
    return mends, meant


def _agree(value: Amount, told: Amount, failing: Iterable[Broken], place: Span) -> bool:
    """Whether two relations of different figures ask for a value so closely that they hardly do so by chance."""
    widest = abs(value.base_value - told.base_value) * _CLOSELY
    close = {
        frozenset(one.rooms)
        for one in failing
        if (room := one.rooms[place]) is not None and _width(room, value.base_value) <= widest
    }
    return len(close) > 1


def _width(room: Interval, value: Decimal) -> Decimal:
    """How closely a room asks for a value in it; one that is open to one side by how near the value is to its end."""
    return room.width if room.width.is_finite() else 2 * min(value - room.low, room.high - value)


def _common(rooms: Iterable[Interval]) -> Interval:
    """What rooms have in common; its low end lies above the high one where they have nothing."""
    told = list(rooms)
    return Interval(max((room.low for room in told), default=-_FAR), min((room.high for room in told), default=_FAR))


def _meant(amount: Amount, rooms: Sequence[Interval]) -> Amount:
    """What lies in all rooms, near the middle of the narrowest, printed like the figure if that is fine enough."""
    common = _common(rooms)
    narrowest = min((*rooms, common), key=lambda room: room.width)
    middle = min(max((narrowest.low + narrowest.high) / 2, common.low), common.high)
    rounded = (middle / amount.base_step).to_integral_value() * amount.base_step
    value = rounded if common.low <= rounded <= common.high else middle
    return amount.like(value)


def _tied(mends: Iterable[frozenset[int]]) -> dict[int, set[int]]:
    """For every relation all that figures tie to it, directly or through others, with itself."""
    tied: dict[int, set[int]] = {}
    for relations in mends:
        groups = {id(group): group for number in relations for group in [tied.setdefault(number, {number})]}
        largest, *others = sorted(groups.values(), key=len, reverse=True)
        for group in others:
            largest |= group
            tied.update(dict.fromkeys(group, largest))
    return tied


def _fewest(relations: Set[int], mends: Sequence[frozenset[int]], most: int = _MOST_FAULTS) -> int:
    """How many figures it takes to mend relations; one more than ``most`` where it takes more than that."""
    if not relations or not most:
        return min(len(relations), 1)
    if max((len(one & relations) for one in mends), default=0) * most < len(relations):
        return most + 1  # even as many of the widest would not do
    first = min(relations)
    useful = {one & relations for one in mends if first in one}
    return 1 + min((_fewest(relations - one, mends, most - 1) for one in useful), default=most)


def _blamed(document: Document, group: list[Diagnostic], culprit: Figure, meant: Amount, lang: Language) -> Told:
    """The gravest finding where the culprit stands, with what each relation says; its fingerprint stays its own."""
    main = min(group, key=lambda one: (SEVERITIES.index(one.severity), one.span))
    values = {"label": label_of(document, culprit), "amount": culprit.amount, "number": len(group), "meant": meant}
    place = document.origin(culprit.span)
    told = {place, *(one.span for one in group)}
    others = {other.span: other for one in group for other in one.related if other.span not in told}.values()
    diagnostic = main._replace(
        span=place,
        message=_BLAMED[lang].format(**values),
        related=(*dict.fromkeys(RelatedPlace(one.path, one.span, one.message) for one in group), *others),
        fix=None,
        section=headings_over(document, culprit.span),
    )
    return Told(diagnostic, len(group), culprit, meant)


def _as_one(group: list[Diagnostic], culprit: Span, lang: Language) -> Diagnostic:
    """The gravest finding, one that points at the culprit before others, with the rest attached and a fix of any."""
    main = min(group, key=lambda one: (SEVERITIES.index(one.severity), one.span != culprit, one.fix is None, one.span))
    fix = main.fix or next((one.fix for one in group if one.fix is not None), None)
    others = tuple(
        RelatedPlace(one.path, one.span, _ALSO[lang].format(message=one.message)) for one in group if one is not main
    )
    return main._replace(related=(*main.related, *others), fix=fix)
