"""What a run says of one file: its diagnostics, or why it could not be checked."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Literal

from disclosurelint.errors import InputError, Language
from disclosurelint.records import NamedTuple

if TYPE_CHECKING:
    from disclosurelint.checks.digest import Digest
    from disclosurelint.document.about import Subject
    from disclosurelint.house import Waiver
    from disclosurelint.results.ledger import Ledger
    from disclosurelint.results.overview import Overview
    from disclosurelint.rules.diagnostic import Applicability, Diagnostic, Severity
    from disclosurelint.settings import Settings
    from disclosurelint.text import Source, Span


class Way(NamedTuple):
    """By what a file was checked: title of the profile (empty for none), kind of document and fiscal year.

    ``lacking`` is the region that has no profile of its own while others have, empty for one not known; else None.
    """

    title: str
    kind: str
    year: int | None
    lacking: str | None


class Suppressed(NamedTuple):
    """A finding that somebody decided to let pass: by a comment beside it, the configuration, or the baseline.

    ``reason`` is what they told of why; empty where they told nothing.
    """

    diagnostic: Diagnostic
    by: Literal["comment", "configuration", "baseline"]
    reason: str = ""


class Repair(NamedTuple):
    """A fix that was applied.

    ``changes`` are what each edit took away and what it put there; ``span`` is where the first of these now stands.
    """

    code: str
    name: str
    severity: Severity
    applicability: Applicability
    message: str
    changes: tuple[tuple[str, str], ...]
    span: Span


class Report(NamedTuple):
    """One file, checked.

    ``profile`` is the key of the profile it was checked by (None for none), ``profile_title`` its name in the
    language of the run; ``general`` says that other regions have profiles for such documents and its own has none.
    ``diagnostics`` stand in the order of their places; ``ledger`` and ``overview`` are there where they were asked for.
    ``others`` are the other files, by path, that related places of the diagnostics lie in. ``suppressed`` are the
    findings that were let pass, ``idle`` the waivers that let nothing pass in it. ``digest`` and
    ``settings``, what the file was checked by, are there until files are compared with one another; what comes of that
    are reports ``again`` of files told of before. ``repairs`` are the fixes that led to the text of ``source``,
    ``refused`` tells why such a text was not written. ``seconds`` are what its parts took, where that was asked for.
    ``document`` is false for a file of settings, which is looked at beside the documents.
    """

    source: Source
    subject: Subject
    profile: str | None
    profile_title: str
    diagnostics: tuple[Diagnostic, ...]
    ledger: Ledger | None = None
    general: bool = False
    others: Mapping[str, Source] = {}
    overview: Overview | None = None
    suppressed: tuple[Suppressed, ...] = ()
    idle: tuple[Waiver, ...] = ()
    digest: Digest | None = None
    settings: Settings | None = None
    again: bool = False
    repairs: tuple[Repair, ...] = ()
    refused: Failure | None = None
    seconds: Mapping[str, float] = {}
    document: bool = True

    @property
    def way(self) -> Way:
        """How it was checked."""
        region = next(iter(self.subject.region), "") if self.general else None
        return Way(self.profile_title, self.subject.kind, self.subject.year, region)

    def source_of(self, path: str) -> Source:
        """The file that a place lies in; an empty one of that name where it is not known."""
        from disclosurelint.text import Source

        return self.source if path == self.source.path else self.others.get(path) or Source(path, "")


class Failure(NamedTuple):
    """A file that could not be checked, and why in both languages."""

    path: str
    zh: str
    en: str

    @classmethod
    def of(cls, error: InputError) -> Failure:
        return cls(error.path, error.zh, error.en)

    @classmethod
    def from_any(cls, path: str, error: Exception) -> Failure:
        """What a file gives that something was raised at; if it is no InputError, this program itself is at fault."""
        if isinstance(error, InputError):
            return cls.of(error)
        from pathlib import PurePath
        from traceback import extract_tb

        place = extract_tb(error.__traceback__)[-1]
        fault = f"{type(error).__name__}: {error}; {PurePath(place.filename).name}:{place.lineno}"
        return cls(
            path,
            f"{path}：检查时程序出错（{fault}），请报告这个问题；其他文件不受影响",
            f"{path}: the program broke down on it ({fault}); please report this, other files are not affected",
        )

    def message(self, lang: Language = "zh") -> str:
        return self.en if lang == "en" else self.zh


#: What a file gives: never nothing, never an exception.
Result = Report | Failure
