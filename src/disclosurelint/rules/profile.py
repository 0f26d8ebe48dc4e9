"""Profiles: what differs by kind of document, region and fiscal year."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from disclosurelint.records import NamedTuple
from disclosurelint.rules.bilingual import Bilingual
from disclosurelint.rules.diagnostic import Severity
from disclosurelint.rules.mistakes import Mistakes
from disclosurelint.rules.overrides import Options, merged
from disclosurelint.rules.typed import read

if TYPE_CHECKING:
    from disclosurelint.document.model import Subject
    from disclosurelint.rules.files import RulesetFile


class Profile(NamedTuple):
    """Option values and severities, by code of the rule, for documents of some kinds.

    ``region`` is a province, city or county, None for any; where names repeat, those above it stand before it.
    ``years`` are the first and the last fiscal year, None for no bound.
    """

    key: str
    title: Bilingual
    kinds: tuple[str, ...]
    region: str | None
    years: tuple[int | None, int | None]
    options: Options
    severity: Mapping[str, Severity]

    def fits(self, subject: Subject) -> bool:
        """Whether kind, region and year allow it; a document of unknown year counts as a recent one."""
        first, last = self.years
        year = subject.year or _RECENT
        return (
            subject.kind in self.kinds
            and (self.region is None or self.depth(subject) > 0)
            and (first or year) <= year <= (last or year)
        )

    def depth(self, subject: Subject) -> int:
        """How near its region is to the document: 1 province, 2 city, 3 county; 0 for none or another region."""
        if self.region is None:
            return 0
        places = ("".join(subject.region[:depth]) for depth in range(1, len(subject.region) + 1))
        return next((depth for depth, place in enumerate(places, start=1) if place.endswith(self.region)), 0)


_RECENT = 9999


def select(profiles: Iterable[Profile], subject: Subject) -> Profile | None:
    """The profile that fits best: of the nearest region, then one for certain years, the latest."""
    fitting = [profile for profile in profiles if profile.fits(subject)]
    return max(fitting, key=lambda profile: _fitness(profile, subject), default=None)


def regional(profiles: Iterable[Profile], subject: Subject) -> bool:
    """Whether any region has a profile of its own for documents of this kind."""
    return any(profile.region is not None and subject.kind in profile.kinds for profile in profiles)


def _fitness(profile: Profile, subject: Subject) -> tuple[int, bool, int]:
    first, last = profile.years
    return profile.depth(subject), first is not None or last is not None, first or 0


def resolve(files: Mapping[str, RulesetFile]) -> dict[str, Profile]:
    """All profiles by key, each with what it takes over from those it extends.

    ``files`` are profile files by key, already known to extend one another without a cycle.
    """
    done: dict[str, Profile] = {}

    def profile(key: str) -> Profile:
        if key not in done:
            data = files[key].data
            inherited = [profile(other) for other in data.get("extends", ())]
            options = merged([*(one.options for one in inherited), data.get("options", {})])
            severity = {code: level for one in inherited for code, level in one.severity.items()}
            done[key] = _profile(data["profile"], options, severity | data.get("severity", {}))
        return done[key]

    return {key: profile(key) for key in files}


def _profile(head: Mapping[str, Any], options: Options, severity: Mapping[str, Severity]) -> Profile:
    """From the ``profile`` entry of a validated file."""
    first, last = head.get("years", (None, None))
    return Profile(
        key=head["key"],
        title=read(Bilingual, head["title"], (), Mistakes(head["key"], dict)),
        kinds=tuple(head.get("kinds", ())),
        region=head.get("region"),
        years=(first, last),
        options=options,
        severity=severity,
    )
