"""Finds the files of a run: which ones paths stand for, and what lies in folders that cannot be read as things are."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterable, Iterator
from itertools import groupby, islice

from disclosurelint.sources import suffixes, wanting

#: How the names of files begin that Word keeps beside an open document, and how those of review copies end.
_OPEN, _COPIES = "~$", (".review.docx", ".review.pdf")
#: How the reports begin that this program writes into files which it could read: endings of their names, the first
#: bytes, and what else stands among the first ones. A report in plain text has nothing to be known by.
_REPORTS = (
    ((".html", ".htm"), b"<!DOCTYPE html>\n", b'<meta name="generator" content="disclosurelint '),
    ((".md",), b"## disclosurelint\n", b""),
)
_REPORT_HEAD = 1000


#: Names of one folder that are kept as one text.
_TOGETHER = 1000


class Paths(Collection[str]):
    """Very many paths, in order, in little more room than the names of the files take: folders are kept once."""

    def __init__(self, paths: Iterable[str]) -> None:
        self._kept: list[tuple[str, str]] = []  # a folder, and names in it, parted by what no name holds
        self._number = 0
        for folder, inside in groupby(paths, key=_folder_of):
            while names := [path[len(folder) :] for path in islice(inside, _TOGETHER)]:
                self._kept.append((folder, "\0".join(names)))
                self._number += len(names)

    def __iter__(self) -> Iterator[str]:
        return (folder + name for folder, names in self._kept for name in names.split("\0"))

    def __len__(self) -> int:
        return self._number

    def __contains__(self, path: object) -> bool:
        return any(path == one for one in self)


def _folder_of(path: str) -> str:
    """What stands before the name of a file, as it is written."""
    return path[: len(path) - len(os.path.basename(path))]


def find_files(paths: Iterable[str]) -> Iterator[str]:
    """The files that paths stand for: folders give the documents in and below them, in the order of their names.

    In folders only files are looked for whose suffix tells that they can be read, and neither review copies and
    reports of this program nor what Word leaves beside a document that is open; a file named by itself always counts.
    Each file comes once, hidden folders are passed over, and links to folders are not followed.
    """
    paths = list(paths)
    seen: set[str] = set()
    for path in paths:
        for found in _in_folder(path, suffixes()) if os.path.isdir(path) else (path,):
            if found in seen:
                continue
            if len(paths) > 1:  # in one folder nothing comes twice, and there may be very many
                seen.add(found)
            yield found


def _in_folder(folder: str, endings: tuple[str, ...]) -> Iterator[str]:
    from pathlib import Path

    for parent, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        files.sort(reverse=True)
        while files:
            name = files.pop()  # of very many files, no name is kept twice
            if name.lower().endswith(endings) and not name.startswith(_OPEN) and not name.endswith(_COPIES):
                path = str(Path(parent, name))
                if not _is_report(path):
                    yield path


def _is_report(path: str) -> bool:
    """Whether a file is a report that this program wrote."""
    for endings, first, besides in _REPORTS:
        if path.lower().endswith(endings) and os.path.isfile(path):
            try:
                with open(path, "rb") as stream:
                    head = stream.read(_REPORT_HEAD)
            except OSError:  # whoever checks it will say what is wrong with it
                return False
            return head.startswith(first) and besides in head
    return False


def left_out(paths: Iterable[str], excluded: Callable[[str], bool]) -> dict[str, int]:
    """How many files in folders could be read if something were installed, by the endings of their names."""
    folders = [path for path in paths if os.path.isdir(path)]
    endings = tuple(wanting()) if folders else ()
    counts: dict[str, int] = {}
    for folder in folders if endings else ():
        for name in _in_folder(folder, endings):
            if excluded(name):
                continue
            ending = next(ending for ending in endings if name.lower().endswith(ending))
            counts[ending] = counts.get(ending, 0) + 1
    return counts
