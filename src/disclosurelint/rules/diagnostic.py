"""What a user sees of a finding: a coded, worded message at a place in a file."""

from __future__ import annotations

from typing import Literal

from disclosurelint.checks.finding import Calculation
from disclosurelint.records import NamedTuple
from disclosurelint.text import Edit, Span

Severity = Literal["error", "warning", "info"]
Applicability = Literal["safe", "unsafe"]
#: From worst to mildest.
SEVERITIES: tuple[Severity, ...] = ("error", "warning", "info")


class RelatedPlace(NamedTuple):
    """Another place in a file that bears on a diagnostic, with its own note."""

    path: str
    span: Span
    message: str


class Fix(NamedTuple):
    """A proposed change. ``safe`` fixes cannot change what the text says."""

    applicability: Applicability
    message: str
    edits: tuple[Edit, ...]


class Diagnostic(NamedTuple):
    """One fault in one file. All spans are offsets into the file's decoded text.

    ``section`` are the headings over it. ``fingerprint`` comes of the rule, the headings and the words, whatever the
    lines, and so is the same in the next version of the file; two equal faults in one section have the same. It is
    empty for faults between files.
    """

    path: str
    span: Span
    code: str
    name: str
    severity: Severity
    message: str
    related: tuple[RelatedPlace, ...] = ()
    calculation: Calculation | None = None
    fix: Fix | None = None
    section: tuple[str, ...] = ()
    fingerprint: str = ""
