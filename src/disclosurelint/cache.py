"""Results of files that were checked before, so that an unchanged file is not checked again.

A result is found by a hash of all that it was made from: the file's path and content, the settings, the rulesets, the
program and its data, and the day where the file holds something that expires. So nothing is ever out of date, and
processes at work at the same time can do no worse than write the same entry twice.
"""

from __future__ import annotations

import os
import sys
from _pickle import PickleError, Unpickler, dumps  # what ``pickle`` itself uses; that would take 1 ms of every start
from functools import cache
from importlib import import_module
from io import BytesIO
from typing import Any

from disclosurelint.resources import data_path
from disclosurelint.results.report import Report
from disclosurelint.settings import Settings
from disclosurelint.storage.store import (
    Kept,
    cache_folder,
    entries_in,
    fingerprint,
    prune,
    read_entry,
    remove,
    write_entry,
)
from disclosurelint.text import Source

#: Bytes that results may take, in so many folders by the first digit of their names; the oldest go first.
_MOST = 256_000_000
_FOLDERS = 16
#: What a file holds that has a comment which expires, in one byte a character or in two.
_EXPIRES = (b"expires", b"e\0x\0p\0i\0r\0e\0s")
#: Bytes of a result that is not worth keeping.
_LARGEST = 4_000_000
#: Whose classes a result is made of. Nothing else is ever built from an entry.
_MODULES = frozenset(
    f"disclosurelint.{name}"
    for name in (
        "checks.digest",
        "checks.finding",
        "document.about",
        "house",
        "results.ledger",
        "results.overview",
        "results.report",
        "rules.diagnostic",
        "text.amount",
        "text.edit",
        "text.place",
        "text.source",
        "text.span",
    )
)


def recall(path: str, content: bytes, settings: Settings, today: str | None = None) -> Report | None:
    """The report of a file checked before with the same content by the same settings."""
    file = _file(path, content, settings, today)
    payload = read_entry(file) if file else None
    if payload is None:
        return None
    try:
        report: Report = _Reader(BytesIO(payload)).load()
        return report if report.source.text else _with_text(report, content)
    except Exception:  # whatever a file can hold that is not what was written: then there is no result
        return None


def keep(report: Report, content: bytes, settings: Settings, today: str | None = None) -> None:
    """Keep the report of a file of this content. Where that cannot be done, it is done without."""
    file = _file(report.source.path, content, settings, today)
    if file is None:
        return
    payload = dumps(_without_text(report, content), -1)
    if len(payload) <= _LARGEST:
        write_entry(file, payload)
        if file.endswith("0.bin"):  # now and then
            prune(os.path.dirname(file), _MOST // _FOLDERS)


def kept() -> list[Kept]:
    """All files of the cache: results, and what is compiled from rulesets and grammars."""
    folder = cache_folder()
    return [] if folder is None else [*entries_in(f"{folder}{os.sep}results"), *entries_in(f"{folder}{os.sep}compiled")]


def clear() -> int:
    """Remove all that ``kept`` lists. How many files that were."""
    return sum(map(remove, kept()))


class _Reader(Unpickler):
    """Reads plain values and our own records. An entry cannot name anything else to be called."""

    def find_class(self, module: str, name: str) -> Any:
        if module in _MODULES and name.isidentifier():
            found = getattr(import_module(module), name)
            if isinstance(found, type) and found.__module__ == module:
                return found
        if (module, name) == ("decimal", "Decimal"):
            from decimal import Decimal

            return Decimal
        raise PickleError(f"{module}.{name} is no part of a result")


def _without_text(report: Report, content: bytes) -> Report:
    """The report without its text, where the file's content gives it again."""
    source = report.source
    bare = report._replace(source=Source(source.path, "", source.encoding, source.bom))
    try:
        return bare if _with_text(bare, content).source.text == source.text else report
    except UnicodeDecodeError:
        return report


def _with_text(report: Report, content: bytes) -> Report:
    source = report.source
    text = content.decode(source.encoding)[source.bom :]
    return report._replace(source=Source(source.path, text, source.encoding, source.bom))


def _file(path: str, content: bytes, settings: Settings, today: str | None) -> str | None:
    folder = cache_folder()
    if folder is None:
        return None
    day = (today or "").encode() if any(word in content for word in _EXPIRES) else b""
    name = fingerprint(_identity(settings), path.encode("utf-8", "surrogatepass"), content, day)
    return os.sep.join((folder, "results", name[0], f"{name}.bin"))


@cache
def _identity(settings: Settings) -> bytes:
    """All that a result is made from besides the file. Raises RulesetError for a ruleset that cannot be loaded."""
    return repr((sys.version, program(), _rulesets(settings), settings)).encode("utf-8", "surrogatepass")


@cache
def program() -> list[tuple[str, int, int]]:
    """The files of the program and its data. One that is written anew counts as another."""
    found: list[tuple[str, int, int]] = []
    folders = [os.path.dirname(__file__), data_path("grammar"), data_path("rulesets")]
    while folders:
        with os.scandir(folders.pop()) as entries:
            for entry in entries:
                if entry.name == "__pycache__":
                    continue
                if entry.is_dir():
                    folders.append(entry.path)
                else:
                    status = entry.stat()
                    found.append((entry.path, status.st_size, status.st_mtime_ns))
    return sorted(found)


def _rulesets(settings: Settings) -> list[tuple[str, bytes]]:
    """The files that rulesets are loaded from, where they are not the program's own."""
    if settings.rulesets == ("default",):
        return []
    from disclosurelint.rules.loading import files_of

    return [(file.path, file.content) for file in files_of(settings.rulesets)]
