"""The line that says what a whole run came to."""

from __future__ import annotations

from collections.abc import Sequence

from disclosurelint.errors import Language
from disclosurelint.output.words import counted, listed, say
from disclosurelint.report import Failure, Report
from disclosurelint.rules.diagnostic import SEVERITIES


def count(reports: Sequence[Report], severity: str) -> int:
    """How many diagnostics of a severity there are."""
    return sum(found.severity == severity for report in reports for found in report.diagnostics)


def summary(reports: Sequence[Report], failures: Sequence[Failure], lang: Language) -> str:
    """``检查 1 个文件：2 个错误，1 个警告；按 河北·部门预算·2021 检查``."""
    counts = {severity: count(reports, severity) for severity in SEVERITIES}
    found = [counted(number, severity, lang) for severity, number in counts.items() if number]
    files = counted(len(reports), "file", lang)
    parts = [say("checked", lang, files=files, found=listed(found, lang) or say("nothing", lang))]
    ways = {_way(report, lang) for report in reports}
    if len(ways) == 1:
        parts += ways
    if failures:
        parts.append(say("failed", lang, files=counted(len(failures), "file", lang)))
    return ("; " if lang == "en" else "；").join(parts)


def _way(report: Report, lang: Language) -> str:
    """By which profile a file was checked."""
    if not report.profile_title:
        return say("no-profile", lang)
    year = str(report.subject.year or "")
    name = f"{report.profile_title} {year}" if lang == "en" else "·".join(filter(None, (report.profile_title, year)))
    return say("by-profile", lang, profile=name.strip())
