"""What is wrong with the waivers of configurations: they are looked at as the comments of a document are."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from disclosurelint.checks.finding import Finding
from disclosurelint.checks.suppression import Fault
from disclosurelint.config import Configuration, shown
from disclosurelint.config.files import ConfigFile
from disclosurelint.config.merging import is_plain
from disclosurelint.document.about import Subject
from disclosurelint.house import Waiver
from disclosurelint.linter import review
from disclosurelint.report import Report
from disclosurelint.settings import load
from disclosurelint.suppression.faults import expired, idle_waiver, incomplete
from disclosurelint.text import Source, Span


def reports(configuration: Configuration, idle: set[Waiver]) -> Iterator[Report]:
    """A report for every file with something wrong in it of the configurations in use.

    ``idle`` are the waivers that let nothing pass.
    """
    seen: set[Path] = set()
    for config in configuration.used:
        for file in config.files:
            if file.path not in seen:
                seen.add(file.path)
                report = _report(file, configuration, {one.at for one in idle if one.config == str(file.path)})
                if report.diagnostics:
                    yield report


def _report(file: ConfigFile, configuration: Configuration, idle: set[int]) -> Report:
    """What is wrong with the waivers of one file, of which those at the positions ``idle`` let nothing pass."""
    settings = configuration.settings(str(file.path))
    source = Source(shown(str(file.path)), file.content.decode("utf-8-sig"))
    faults: dict[Fault, list[Finding]] = defaultdict(list)
    for at, item in enumerate(file.data.get("ignore", ())):
        if not is_plain(item):
            span = _line(source, file.line(("ignore", at)))
            missing = [key for key in settings.required if not item.get(key)]
            if missing:
                faults["incomplete"].append(incomplete(span, missing))
            if configuration.today and (item.get("expires") or configuration.today) < configuration.today:
                faults["expired"].append(expired(span, item["expires"]))
            if at in idle:
                faults["unused"].append(idle_waiver(span, item["rule"], item["path"], item.get("text")))
    return Report(source, Subject(), None, "", review(source, faults, load(settings)), document=False)


def _line(source: Source, number: int) -> Span:
    """A line without the blanks around it."""
    line = source.line(number)
    start = source.line_starts[number - 1]
    return Span(start + len(line) - len(line.lstrip()), start + len(line.rstrip()))
