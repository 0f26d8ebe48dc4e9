"""Remembers the files of a run until all are checked, and then compares those that have to do with one another."""

from __future__ import annotations

import zlib
from _pickle import dumps, loads  # what ``pickle`` itself uses; that would take 1 ms of every start
from collections import defaultdict
from collections.abc import Generator, Iterable, Iterator
from contextlib import closing
from itertools import groupby
from pathlib import PurePath
from tempfile import SpooledTemporaryFile
from typing import NamedTuple

from disclosurelint.checks.digest import Digest, checksum
from disclosurelint.document.about import Subject
from disclosurelint.errors import InputError
from disclosurelint.report import Report, Result
from disclosurelint.rules.diagnostic import Diagnostic
from disclosurelint.settings import Plan, Settings, load
from disclosurelint.sources import read
from disclosurelint.suppression import Asked, suppress
from disclosurelint.text import Source

#: Bytes of digests that are kept in memory; more of them go to a file.
_IN_MEMORY = 8_000_000


class _Kept(NamedTuple):
    """Where the digest of a file is kept, and what the file was checked by."""

    offset: int
    size: int
    settings: Settings


def compared(results: Generator[Result], given: Source | None = None, today: str | None = None) -> Generator[Result]:
    """The results as they come, and at the end what the files say against one another, file by file.

    ``given`` is what came by standard input, which cannot be read again; ``today`` (YYYY-MM-DD) decides which
    suppressions have expired.
    """
    with closing(results), _Families() as families:
        for result in results:
            if isinstance(result, Report) and result.digest is not None and result.settings is not None:
                families.add(result.digest, result.settings)
                result = result._replace(digest=None, settings=None)
            yield result
        yield from families.reports(given, today)


class _Families:
    """Digests by the bodies that they have to do with. Little more than a name of each file is kept in memory."""

    def __init__(self) -> None:
        self._store = SpooledTemporaryFile(_IN_MEMORY)  # noqa: SIM115 (closed on leaving)
        self._kept: list[_Kept] = []
        self._by_body: defaultdict[str, list[int]] = defaultdict(list)
        self._size = 0

    def __enter__(self) -> _Families:
        return self

    def __exit__(self, *_: object) -> None:
        self._store.close()

    def add(self, digest: Digest, settings: Settings) -> None:
        """One more file. A document that does not say whose it is has to do with no other."""
        if not (digest.name and digest.side and digest.year):
            return
        for body in _bodies(digest):
            self._by_body[body].append(len(self._kept))
        packed = zlib.compress(dumps(digest, -1), 1)
        self._store.write(packed)
        self._kept.append(_Kept(self._size, len(packed), settings))
        self._size += len(packed)

    def reports(self, given: Source | None, today: str | None) -> Iterator[Report]:
        """A further report for each file that is at odds with another, in the order in which families came."""
        for members in _joined(self._by_body.values()):
            from disclosurelint.across import compare

            digests = [self._load(at) for at in members]
            plans = {one.path: load(self._kept[at].settings) for at, one in zip(members, digests, strict=True)}
            by_path = {digest.path: digest for digest in digests}
            for path, found in groupby(compare(digests, plans), key=lambda one: one.path):
                report = _again(by_path, path, list(found), given)
                if report is not None:
                    yield _without_suppressed(report, plans[path], today)

    def _load(self, at: int) -> Digest:
        kept = self._kept[at]
        self._store.seek(kept.offset)
        digest: Digest = loads(zlib.decompress(self._store.read(kept.size)))
        return digest


def _bodies(digest: Digest) -> set[str]:
    """The bodies that a document has to do with.

    A name without its region may be that of several bodies: it stands for one only among the files of one folder.
    """
    folder = str(PurePath(digest.path).parent)
    own = digest.name if digest.region else f"{folder}\0{digest.name}"
    return {own, *digest.units, *(f"{folder}\0{unit}" for unit in digest.units)}


def _joined(groups: Iterable[list[int]]) -> Iterator[list[int]]:
    """The files that are linked, over however many bodies, in sets of two or more."""
    above: dict[int, int] = {}

    def root(at: int) -> int:
        while above.setdefault(at, at) != at:
            above[at] = above[above[at]]
            at = above[at]
        return at

    for group in groups:
        for at in group:
            one, other = sorted((root(group[0]), root(at)))
            above[other] = one
    joined: defaultdict[int, list[int]] = defaultdict(list)
    for at in sorted(above):
        joined[root(at)].append(at)
    return (members for members in joined.values() if len(members) > 1)


def _again(digests: dict[str, Digest], path: str, found: list[Diagnostic], given: Source | None) -> Report | None:
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
    asked = Asked(plan.ruleset, (), plan.waivers, plan.required, False, today)
    outcome = suppress(report.source, list(report.diagnostics), report.diagnostics, asked)
    return report._replace(diagnostics=tuple(outcome.told), suppressed=outcome.suppressed)


def _read_again(digest: Digest, given: Source | None) -> Source | None:
    """The text of a file told of before; None where it is no longer there or no longer the same."""
    try:
        source = given if given is not None and given.path == digest.path else read(digest.path)
    except InputError:
        return None
    return source if checksum(source) == digest.checksum else None
