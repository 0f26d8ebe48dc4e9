"""Remembers the files of a run until all are checked, and then compares those that have to do with one another."""

from __future__ import annotations

import zlib
from _pickle import dumps, loads  # what ``pickle`` itself uses; that would take 1 ms of every start
from array import array
from collections.abc import Generator, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from hashlib import blake2b
from itertools import groupby, pairwise
from pathlib import PurePath
from tempfile import SpooledTemporaryFile
from types import MappingProxyType

from disclosurelint.checks.digest import Digest, checksum
from disclosurelint.document.about import Subject
from disclosurelint.errors import InputError
from disclosurelint.results.report import Report, Result
from disclosurelint.rules.diagnostic import Diagnostic
from disclosurelint.settings import Plan, Settings, load
from disclosurelint.sources import read
from disclosurelint.suppression import Asked, suppress
from disclosurelint.text import Source

#: Bytes of digests that are kept in memory; more of them go to a file.
_IN_MEMORY = 4_000_000
#: Bodies that are sorted at a time, for that takes four times the room of the rest.
_AT_ONCE = 20_000


def compared(
    results: Generator[Result], given: Mapping[str, Source] = MappingProxyType({}), today: str | None = None
) -> Generator[Result]:
    """The results as they come, and at the end what the files say against one another, in the same order.

    ``given`` are texts by their paths that cannot be read again, as that of standard input; ``today`` (YYYY-MM-DD)
    decides which suppressions have expired.
    """
    with closing(results), _Families() as families:
        for result in results:
            if isinstance(result, Report) and result.digest is not None and result.settings is not None:
                families.add(result.digest, result.settings)
                result = result._replace(digest=None, settings=None)
            yield result
        yield from families.reports(given, today)


def whole(results: Iterable[Result]) -> list[Report]:
    """The reports of documents among results, each with what its file and others say against one another."""
    reports: dict[str, Report] = {}
    for result in results:
        if not isinstance(result, Report) or not result.document:
            continue
        path = result.source.path
        first = reports.get(path)
        if first is not None:
            found = tuple(sorted((*first.diagnostics, *result.diagnostics), key=lambda one: one.span))
            suppressed = (*first.suppressed, *result.suppressed)
            result = first._replace(diagnostics=found, suppressed=suppressed, others={**first.others, **result.others})
        reports[path] = result
    return list(reports.values())


class _Families:
    """Digests by the bodies that they have to do with. Some thirty bytes of each file are kept in memory."""

    def __init__(self) -> None:
        self._store = SpooledTemporaryFile(_IN_MEMORY)  # noqa: SIM115 (closed on leaving)
        self._offsets = array("Q", [0])  # where each digest begins, and where the last one ends
        self._settings: dict[Settings, int] = {}
        self._checked_by = array("I")  # the number of the settings of each file
        self._bodies = array("Q")  # each body that a file has to do with …
        self._files = array("I")  # … and that file

    def __enter__(self) -> _Families:
        return self

    def __exit__(self, *_: object) -> None:
        self._store.close()

    def add(self, digest: Digest, settings: Settings) -> None:
        """One more file. A document that does not say whose it is has to do with no other."""
        if not (digest.name and digest.side and digest.year):
            return
        at = len(self._checked_by)
        for body in _bodies(digest):
            self._bodies.append(body)
            self._files.append(at)
        packed = _packed(digest)
        self._store.write(packed)
        self._offsets.append(self._offsets[-1] + len(packed))
        self._checked_by.append(self._settings.setdefault(settings, len(self._settings)))

    def reports(self, given: Mapping[str, Source], today: str | None) -> Iterator[Report]:
        """A further report for each file that is at odds with another, in the order of the files."""
        settings = list(self._settings)
        for at, others, packed in sorted(self._at_odds(settings)):
            digests = {digest.path: digest for digest in map(self._load, (at, *others))}
            report = _again(digests, next(iter(digests)), loads(zlib.decompress(packed)), given)
            if report is not None:
                yield _without_suppressed(report, load(settings[self._checked_by[at]]), today)

    def _at_odds(self, settings: Sequence[Settings]) -> Iterator[tuple[int, tuple[int, ...], bytes]]:
        """The files that others contradict: which of all, which are those others, and what they say, packed.

        Families come in no order of files, and nobody can tell before the last one which file is the first.
        """
        for members in _joined(self._links(), len(self._checked_by)):
            from disclosurelint.running.across import compare

            loaded = {digest.path: (at, digest) for at, digest in ((at, self._load(at)) for at in members)}
            plans = {path: load(settings[self._checked_by[at]]) for path, (at, _) in loaded.items()}
            found = compare((digest for _, digest in loaded.values()), plans)
            for path, own in groupby(found, key=lambda one: one.path):
                diagnostics = list(own)
                others = dict.fromkeys(place.path for one in diagnostics for place in one.related if place.path != path)
                yield loaded[path][0], tuple(loaded[other][0] for other in others), _packed(diagnostics)

    def _links(self) -> Iterator[tuple[int, int]]:
        """Two files at a time that have to do with the same body."""
        parts = 1 + len(self._bodies) // _AT_ONCE
        for part in range(parts):
            some = (at for at, body in enumerate(self._bodies) if body % parts == part)
            for one, other in pairwise(sorted(some, key=self._bodies.__getitem__)):
                if self._bodies[one] == self._bodies[other]:
                    yield self._files[one], self._files[other]

    def _load(self, at: int) -> Digest:
        self._store.seek(self._offsets[at])
        digest: Digest = loads(zlib.decompress(self._store.read(self._offsets[at + 1] - self._offsets[at])))
        return digest


def _packed(value: object) -> bytes:
    return zlib.compress(dumps(value, -1), 1)


def _bodies(digest: Digest) -> set[int]:
    """The bodies that a document has to do with, as hashes: where two fall together, more is compared than need be.

    A name without its region may be that of several bodies: it stands for one only among the files of one folder.
    """
    folder = str(PurePath(digest.path).parent)
    own = digest.name if digest.region else f"{folder}\0{digest.name}"
    names = {own, *digest.units, *(f"{folder}\0{unit}" for unit in digest.units)}
    return {int.from_bytes(blake2b(name.encode("utf-8", "surrogatepass"), digest_size=8).digest()) for name in names}


def _joined(links: Iterable[tuple[int, int]], files: int) -> Iterator[list[int]]:
    """The files that are linked, over however many others, in sets of two or more."""
    above = array("I", range(files))  # leads to the first of its set, which leads to itself
    beside = array("I", range(files))  # leads around the set

    def first(at: int) -> int:
        while above[at] != at:
            above[at] = at = above[above[at]]
        return at

    for link in links:
        one, other = sorted(map(first, link))
        if one != other:
            above[other] = one
            beside[one], beside[other] = beside[other], beside[one]
    for at in range(files):
        if above[at] == at != beside[at]:
            members = [at]
            while (following := beside[members[-1]]) != at:
                members.append(following)
            yield sorted(members)


def _again(
    digests: dict[str, Digest], path: str, found: list[Diagnostic], given: Mapping[str, Source]
) -> Report | None:
    """A further report of a file; None where one of the files that it tells of is not what it was."""
    paths = dict.fromkeys([path, *(place.path for one in found for place in one.related)])
    sources: dict[str, Source] = {}
    for other in paths:
        source = _read_again(digests[other], given)
        if source is None:
            return None
        sources[other] = source
    digest = digests[path]
    subject = Subject(digest.name, region=digest.region, kind=digest.kind, year=digest.year)
    return Report(sources.pop(path), subject, None, "", tuple(found), again=True, others=sources)


def _without_suppressed(report: Report, plan: Plan, today: str | None) -> Report:
    """The report without what comments in its file and waivers let pass."""
    asked = Asked(plan.ruleset, set(), plan.settings.waivers, plan.settings.required, False, today)
    outcome = suppress(report.source, list(report.diagnostics), report.diagnostics, asked)
    return report._replace(diagnostics=tuple(outcome.told), suppressed=outcome.suppressed)


def _read_again(digest: Digest, given: Mapping[str, Source]) -> Source | None:
    """The text of a file told of before; None where it is no longer there or no longer the same."""
    try:
        source = given.get(digest.path) or read(digest.path)
    except InputError:
        return None
    return source if checksum(source) == digest.checksum else None
