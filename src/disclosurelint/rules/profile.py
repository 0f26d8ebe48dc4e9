"""Profiles: what differs by kind of document, province and fiscal year."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from disclosurelint.rules.bilingual import Bilingual
from disclosurelint.rules.diagnostic import Severity
from disclosurelint.rules.mistakes import Mistakes
from disclosurelint.rules.typed import read

if TYPE_CHECKING:
    from disclosurelint.document.model import Subject
    from disclosurelint.rules.files import RulesetFile

Options = Mapping[str, Mapping[str, Any]]


class Profile(NamedTuple):
    """Option values and severities, by code of the rule, for documents of one kind.

    ``region`` is a province, None for any; ``years`` are the first and the last fiscal year, None for no bound.
    """

    key: str
    title: Bilingual
    kind: str
    region: str | None
    years: tuple[int | None, int | None]
    options: Options
    severity: Mapping[str, Severity]

    def fits(self, subject: Subject) -> bool:
        """Whether kind, province and year allow it; a document of unknown year counts as a recent one."""
        first, last = self.years
        year = subject.year or _RECENT
        return (
            bool(subject.kind)
            and self.kind == subject.kind
            and (self.region is None or subject.region[:1] == (self.region,))
            and (first or year) <= year <= (last or year)
        )


_RECENT = 9999


def select(profiles: Iterable[Profile], subject: Subject) -> Profile | None:
    """The profile that fits best: one for the province before any other, then one for certain years, the latest."""
    fitting = [profile for profile in profiles if profile.fits(subject)]
    return max(fitting, key=_fitness, default=None)


def _fitness(profile: Profile) -> tuple[bool, bool, int]:
    first, last = profile.years
    return profile.region is not None, first is not None or last is not None, first or 0


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
        kind=head.get("kind", ""),
        region=head.get("region"),
        years=(first, last),
        options=options,
        severity=severity,
    )


def merged(layers: Iterable[Options]) -> dict[str, dict[str, Any]]:
    """Option values by code and option; a later layer wins, option by option."""
    result: dict[str, dict[str, Any]] = {}
    for layer in layers:
        for code, options in layer.items():
            result.setdefault(code, {}).update(options)
    return result
