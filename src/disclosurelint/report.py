"""What a run says of one file (its diagnostics, or why it could not be checked), and what all files come to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import TYPE_CHECKING, Literal, NamedTuple

from disclosurelint.errors import InputError, Language

if TYPE_CHECKING:
    from disclosurelint.checks.digest import Digest
    from disclosurelint.document.about import Subject
    from disclosurelint.house import Waiver
    from disclosurelint.ledger import Ledger
    from disclosurelint.overview import Overview
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


#: What can be done with a fix: the program applies it, safe or once somebody has confirmed it; a review copy shows it;
#: or somebody makes it in the program that the file is of.
WayOut = Literal["apply", "confirm", "review", "edit"]


class Kind(NamedTuple):
    """A rule at a severity; some findings of a rule may be graver than others."""

    code: str
    name: str
    severity: Severity


class Tally:
    """What the results of a run come to, counted as they come: reports need not be kept.

    ``fixes`` counts the findings that have one, ``ways_out`` the same by what can be done with it, ``proposed_in`` is
    the first document that a review copy can show them in. ``repairs`` counts the fixes that were applied,
    ``unwritten`` the texts that could not be written with them, ``suppressed`` the findings that were let pass, by
    what let them.
    """

    def __init__(self) -> None:
        self.files = 0
        self.failures = 0
        self.severities: Counter[str] = Counter()
        self.kinds: Counter[Kind] = Counter()
        self.fixes: Counter[tuple[Kind, Applicability]] = Counter()
        self.ways_out: Counter[tuple[Kind, WayOut]] = Counter()
        self.proposed_in = ""
        self.repairs = 0
        self.unwritten = 0
        self.suppressed: Counter[str] = Counter()
        self.ways: set[Way] = set()

    def add(self, result: Result) -> None:
        """Count one more result."""
        if isinstance(result, Failure):
            self.failures += 1
            return
        self.repairs += len(result.repairs)
        self.unwritten += result.refused is not None and result.source.places is None
        self.suppressed.update(one.by for one in result.suppressed)
        for found in result.diagnostics:
            kind = Kind(found.code, found.name, found.severity)
            self.severities[found.severity] += 1
            self.kinds[kind] += 1
            if found.fix is not None:
                self.fixes[kind, found.fix.applicability] += 1
                self._count_way_out(kind, result.source, found.fix.applicability)
        if result.document and not result.again:
            self.files += 1
            self.ways.add(result.way)

    def out_by(self, way: WayOut) -> int:
        """How many fixes there are with which that can be done."""
        return sum(number for (_, out), number in self.ways_out.items() if out == way)

    def _count_way_out(self, kind: Kind, source: Source, applicability: Applicability) -> None:
        way: WayOut = "apply" if applicability == "safe" else "confirm"
        if source.places is not None:
            from disclosurelint.sources import WITH_NOTES

            way = "review" if source.format in WITH_NOTES else "edit"
        if way == "review" and not self.proposed_in:
            self.proposed_in = source.path
        self.ways_out[kind, way] += 1
