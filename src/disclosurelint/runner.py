"""Many files through one ruleset: finds them, reads them, checks them one by one. A bad file never stops the rest."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from disclosurelint.errors import InputError, Language
from disclosurelint.linter import check
from disclosurelint.report import Failure, Report
from disclosurelint.rules import Rule, Ruleset
from disclosurelint.sources import read
from disclosurelint.text import Source

#: What is looked for in folders; a file named by itself is read whatever its suffix.
SUFFIXES = (".txt", ".md")


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


def run(
    paths: Iterable[str],
    ruleset: Ruleset,
    lang: Language = "zh",
    profile: str | None = None,
    only: Callable[[Rule], bool] | None = None,
    stdin: Source | None = None,
    ledger: bool = False,
) -> Iterator[Report | Failure]:
    """A report for every file, or why there is none; ``-`` among the paths stands for ``stdin``."""
    for path in paths:
        try:
            source = stdin if path == "-" and stdin is not None else read(path)
        except InputError as error:
            yield Failure(error.path, error.zh, error.en)
        else:
            yield check(source, ruleset, lang, profile, only, ledger)
