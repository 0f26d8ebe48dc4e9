"""One wrong figure breaks every relation it stands in: those findings are told as one, at the figure they share."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from disclosurelint.checks.causes import Cause
from disclosurelint.errors import Language
from disclosurelint.rules.diagnostic import SEVERITIES, Diagnostic, Fix, RelatedPlace
from disclosurelint.text import Edit, Span

_IF = {
    "zh": "若 {from} 应为 {to}（{how}），改后各处相符",
    "en": "If {from} was meant to be {to} ({how}), all relations hold",
}
_ALSO = {"zh": "同一个数还使这里不符：{message}", "en": "the same figure breaks this too: {message}"}


class Broken(NamedTuple):
    """A relation that fails, with the figures that stand in it (ranges of the file, like those of the diagnostic)."""

    diagnostic: Diagnostic
    figures: frozenset[Span]


class Told(NamedTuple):
    """What is told of one figure or relation: ``number`` relations break by it; ``culprit`` where there are several."""

    diagnostic: Diagnostic
    number: int = 1
    culprit: Span | None = None


def grouped(broken: Iterable[Broken], holding: Iterable[Span], lang: Language) -> list[Told]:
    """One diagnostic for each figure that explains several broken relations, and one for each that is left.

    ``holding`` are the figures of relations that hold, once for each: of two figures that explain as much, the one
    that more relations vouch for is the less likely culprit.
    """
    left = list(broken)
    vouched = Counter(holding)
    told: list[Told] = []
    while left:
        counts = Counter(figure for one in left for figure in one.figures)
        culprit, number = max(
            counts.items(), key=lambda entry: (entry[1], -vouched[entry[0]], -entry[0].start), default=(None, 1)
        )
        if culprit is None or number < 2:
            break
        group = [one.diagnostic for one in left if culprit in one.figures]
        left = [one for one in left if culprit not in one.figures]
        told.append(Told(_as_one(group, culprit, lang), len(group), culprit))
    return [*told, *(Told(one.diagnostic) for one in left)]


def mended(diagnostic: Diagnostic, cause: Cause, edits: tuple[Edit, ...], lang: Language) -> Diagnostic:
    """The diagnostic with the one slip that was found to explain all that breaks."""
    values = {"from": cause.figure.amount, "to": cause.amount, "how": cause.how.en if lang == "en" else cause.how.zh}
    return diagnostic._replace(fix=Fix("unsafe", _IF[lang].format(**values), edits))


def _as_one(group: list[Diagnostic], culprit: Span, lang: Language) -> Diagnostic:
    """The gravest finding, one that points at the culprit before others, with the rest attached and a fix of any."""
    main = min(group, key=lambda one: (SEVERITIES.index(one.severity), one.span != culprit, one.fix is None, one.span))
    fix = main.fix or next((one.fix for one in group if one.fix is not None), None)
    others = tuple(
        RelatedPlace(one.path, one.span, _ALSO[lang].format(message=one.message)) for one in group if one is not main
    )
    return main._replace(related=(*main.related, *others), fix=fix)
