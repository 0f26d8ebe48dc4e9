"""Findings that somebody decided to let pass, by a comment beside them or a waiver in the configuration.

What suppresses is itself watched: a comment that hides nothing, a waiver that has expired or tells no reason, a
rule that does not exist are faults, which the rules of the kind ``suppression`` put into words.
"""

from __future__ import annotations

from collections.abc import Iterable
from types import MappingProxyType

from disclosurelint.checks.markup.suppression import Faults
from disclosurelint.document.directives import MARK
from disclosurelint.house import Waiver
from disclosurelint.records import NamedTuple
from disclosurelint.results.report import Suppressed
from disclosurelint.rules.diagnostic import Diagnostic
from disclosurelint.suppression.asked import Asked
from disclosurelint.text import Source

__all__ = ["Asked", "Outcome", "suppress"]


class Outcome(NamedTuple):
    """What is still told, what was let pass, what is wrong with the suppressions, and the waivers that hid nothing."""

    told: list[Diagnostic]
    suppressed: tuple[Suppressed, ...] = ()
    faults: Faults = MappingProxyType({})
    idle: tuple[Waiver, ...] = ()


def suppress(source: Source, told: list[Diagnostic], found: Iterable[Diagnostic], asked: Asked) -> Outcome:
    """Leave out of ``told`` what the document or the configuration lets pass.

    ``found`` are the findings before some were put together as one: what hides one of them is not idle.
    """
    if MARK not in source.text and not asked.waivers:
        return Outcome(told)
    from disclosurelint.suppression.comments import Comments
    from disclosurelint.suppression.waivers import Waivers

    comments = Comments(source, asked)
    waivers = Waivers(source, asked)
    for diagnostic in found:
        comments.reason(diagnostic)
        waivers.reason(diagnostic)
    kept: list[Diagnostic] = []
    suppressed: list[Suppressed] = []
    for diagnostic in told:
        reason = comments.reason(diagnostic)
        if reason is not None:
            suppressed.append(Suppressed(diagnostic, "comment", reason))
            continue
        reason = waivers.reason(diagnostic)
        if reason is not None:
            suppressed.append(Suppressed(diagnostic, "configuration", reason))
        else:
            kept.append(diagnostic)
    return Outcome(kept, tuple(suppressed), comments.faults(), waivers.idle())
