"""Many files: finds them, reads them, checks them one by one. A bad file never stops the rest."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from disclosurelint.errors import InputError
from disclosurelint.linter import check
from disclosurelint.report import Failure, Report
from disclosurelint.settings import Settings, load
from disclosurelint.sources import read
from disclosurelint.text import Source

#: What is looked for in folders; a file named by itself is read whatever its suffix.
SUFFIXES = (".txt", ".md")


class Task(NamedTuple):
    """One file to be checked; ``source`` is what it holds where that has been read already (standard input)."""

    path: str
    settings: Settings
    source: Source | None = None


def find_files(paths: Iterable[str]) -> Iterator[str]:
    """The files that paths stand for: folders give the documents in and below them, in the order of their names.

    Each file comes once, hidden folders are passed over, and links to folders are not followed.
    """
    seen: set[str] = set()
    for path in paths:
        for found in _in_folder(path) if Path(path).is_dir() else (path,):
            if found not in seen:
                seen.add(found)
                yield found


def _in_folder(folder: str) -> Iterator[str]:
    for parent, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield from (str(Path(parent, name)) for name in sorted(files) if name.lower().endswith(SUFFIXES))


def run(tasks: Iterable[Task]) -> Iterator[Report | Failure]:
    """A report for every task, in their order, or why there is none.

    Raises RulesetError where settings name what does not exist.
    """
    for path, settings, source in tasks:
        plan = load(settings)
        try:
            source = source or read(path)
        except InputError as error:
            yield Failure(error.path, error.zh, error.en)
        else:
            yield check(source, plan)
