"""What is wrong with the waivers of configurations: they are looked at as the comments of a document are."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from disclosurelint.config.files import ConfigFile
from disclosurelint.config.finding import shown
from disclosurelint.config.merging import is_plain
from disclosurelint.house import Waiver
from disclosurelint.records import NamedTuple
from disclosurelint.results.report import Report

if TYPE_CHECKING:
    from disclosurelint.config.aimless import Aimed
    from disclosurelint.settings import Settings
    from disclosurelint.text import Source, Span


class _Wrong(NamedTuple):
    """What is wrong with the waiver at a position of ``ignore``: what it does not tell, whether it is void or idle."""

    at: int
    waiver: dict[str, Any]
    missing: list[str]
    expired: bool
    idle: bool


class Unused(NamedTuple):
    """What of configurations lets nothing pass: waivers in the files that they are for, and entries for no file."""

    idle: Collection[Waiver]
    aimless: Collection[Aimed]


def reports(
    files: Iterable[ConfigFile], settings_of: Callable[[str], Settings], today: str | None, unused: Unused
) -> Iterator[Report]:
    """A report for every one of the files of configurations with something wrong in it.

    ``settings_of`` gives what a file is checked by; ``today`` (YYYY-MM-DD) decides which waivers have expired.
    """
    for file in files:
        waivers = {at: one for at, one in enumerate(file.data.get("ignore", ())) if not is_plain(one)}
        lost = [entry for entry in unused.aimless if entry.config == str(file.path)]
        if not waivers and not lost:
            continue
        settings = settings_of(str(file.path))
        idle = {one.at for one in unused.idle if one.config == str(file.path)}
        wrong = list(_wrong(waivers, settings.required, today, idle))
        if wrong or lost:
            report = _report(file, settings, wrong, lost)
            if report.diagnostics:
                yield report


def _wrong(
    waivers: Mapping[int, dict[str, Any]], required: Iterable[str], today: str | None, idle: set[int]
) -> Iterator[_Wrong]:
    for at, waiver in waivers.items():
        last = waiver.get("expires")
        missing = [key for key in required if not waiver.get(key)]
        expired = bool(today and last and last < today)
        # a rule left out of all files for good is a choice
        is_idle = at in idle and bool(waiver.get("path") or waiver.get("text"))
        if missing or expired or is_idle:
            yield _Wrong(at, waiver, missing, expired, is_idle)


def _report(file: ConfigFile, settings: Settings, wrong: list[_Wrong], lost: list[Aimed]) -> Report:
    from disclosurelint.checks.finding import Finding
    from disclosurelint.checks.markup.suppression import Fault
    from disclosurelint.document.about import Subject
    from disclosurelint.linter import review
    from disclosurelint.settings import load
    from disclosurelint.suppression import faults
    from disclosurelint.text import Source

    source = Source(shown(str(file.path)), file.content.decode("utf-8-sig"))
    found: dict[Fault, list[Finding]] = {"incomplete": [], "expired": [], "unused": []}
    for one in wrong:
        span, waiver = _line(source, file.line(("ignore", one.at))), one.waiver
        if one.missing:
            found["incomplete"].append(faults.incomplete(span, one.missing))
        if one.expired:
            found["expired"].append(faults.expired(span, waiver["expires"]))
        if one.idle:
            found["unused"].append(faults.idle_waiver(span, waiver["rule"], waiver.get("path"), waiver.get("text")))
    for entry in lost:
        found["unused"].append(faults.aimless(_line(source, file.line(entry.where)), entry.paths))
    told = review(source, found, load(settings))
    return Report(source, Subject(), None, "", told, document=False)


def _line(source: Source, number: int) -> Span:
    """A line without the blanks around it."""
    from disclosurelint.text import Span

    line = source.line(number)
    start = source.line_starts[number - 1]
    return Span(start + len(line) - len(line.lstrip()), start + len(line.rstrip()))
