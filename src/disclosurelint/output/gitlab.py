"""A code quality report of GitLab, shown in merge requests: what a change adds and what it takes away."""

from __future__ import annotations

from hashlib import sha256
from typing import Any

from disclosurelint.output.dumped import dumped
from disclosurelint.output.fingerprint import with_fingerprints
from disclosurelint.output.places import region, shown_path
from disclosurelint.output.prose import headline
from disclosurelint.output.writer import Look
from disclosurelint.results.report import Failure, Report, Result
from disclosurelint.results.tally import Tally

_SEVERITIES = {"error": "critical", "warning": "major", "info": "info"}


class GitLab:
    """One JSON array for the whole run, its entries written as they come."""

    def __init__(self, look: Look) -> None:
        self._lang = look.lang
        self._any = False

    def file(self, result: Result) -> str:
        entries = self._findings(result) if isinstance(result, Report) else [self._failure(result)]
        text = ""
        for entry in entries:
            text += f"{',' if self._any else '['}\n{dumped(entry)}"
            self._any = True
        return text

    def end(self, tally: Tally) -> str:
        return "\n]\n" if self._any else "[]\n"

    def _findings(self, report: Report) -> list[dict[str, Any]]:
        path = shown_path(report.source.path)
        entries = []
        for found, fingerprint in with_fingerprints(report):
            at = region(report.source, found.span)
            entries.append(
                {
                    "description": f"{found.code} {headline(found)}",
                    "check_name": found.code,
                    "fingerprint": _digest(path, fingerprint),
                    "severity": _SEVERITIES[found.severity],
                    "location": {"path": path, "lines": {"begin": at.line, "end": at.end_line}},
                }
            )
        return entries

    def _failure(self, failure: Failure) -> dict[str, Any]:
        path = shown_path(failure.path)
        return {
            "description": failure.message(self._lang),
            "check_name": "unreadable",
            "fingerprint": _digest(path, "unreadable"),
            "severity": "blocker",
            "location": {"path": path, "lines": {"begin": 1}},
        }


writer = GitLab


def _digest(path: str, fingerprint: str) -> str:
    """In GitLab a fingerprint must be unique among all files."""
    return sha256(f"{path}\0{fingerprint}".encode("utf-8", "surrogatepass")).hexdigest()[:32]
