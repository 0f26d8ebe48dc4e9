"""Findings that were there before, written down in a file: only those beyond them count.

A finding is known again by its fingerprint, which comes of the rule, the headings and the words, whatever the lines.
Two equal findings in one section need two entries.
"""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Callable, Generator, Iterable, Mapping
from contextlib import closing
from pathlib import Path
from typing import Any

from disclosurelint.errors import InputError, unwritable
from disclosurelint.records import NamedTuple
from disclosurelint.results.report import Report, Result, Suppressed
from disclosurelint.rules.diagnostic import Diagnostic
from disclosurelint.rules.files import absolute
from disclosurelint.storage.store import fingerprint as digest
from disclosurelint.text import Source

_VERSION = 1
#: What an entry is written as.
_KEYS = ("rule", "section", "text", "fingerprint", "count")
#: Characters of the words that an entry shows, and digits of a fingerprint that is worked out here.
_SHOWN, _DIGITS = 60, 16


class Entry(NamedTuple):
    """Equal findings of one file: rule, headings and words for people, and what they are known again by."""

    rule: str
    section: str
    text: str
    fingerprint: str
    number: int


class Change(NamedTuple):
    """How many findings left a baseline, how many stay in it, and how many are new and not in it."""

    gone: int
    kept: int = 0
    new: int = 0


class Baseline:
    """The findings known of files. ``path`` is its file; ``files`` are told from the folder of that, with ``/``."""

    def __init__(self, path: str, files: Mapping[str, Iterable[Entry]] | None = None) -> None:
        self.path = path
        self.files = {name: tuple(entries) for name, entries in (files or {}).items()}

    def known(self, file: str) -> Counter[str]:
        """How many findings of each fingerprint are known of a file."""
        return Counter({entry.fingerprint: entry.number for entry in self.files.get(self.name_of(file), ())})

    def put(self, file: str, diagnostics: Iterable[tuple[Source, Diagnostic]]) -> int:
        """Know these findings of a file and no others; how many they are."""
        entries = _entries(diagnostics)
        self.files[self.name_of(file)] = tuple(entries)
        return sum(entry.number for entry in entries)

    def update(self, file: str, diagnostics: Iterable[tuple[Source, Diagnostic]]) -> Change:
        """Forget those findings of a file that are no longer there. New ones are not added."""
        now = Counter(fingerprint(source, found) for source, found in diagnostics)
        before = self.files.get(self.name_of(file), ())
        left = [entry._replace(number=min(entry.number, now[entry.fingerprint])) for entry in before]
        self.files[self.name_of(file)] = tuple(entry for entry in left if entry.number)
        kept = sum(entry.number for entry in left)
        return Change(sum(entry.number for entry in before) - kept, kept, now.total() - kept)

    def forget_lost_files(self) -> Change:
        """Forget the files that are no longer there."""
        lost = [name for name in self.files if not (self._folder / name).exists()]
        return Change(sum(entry.number for name in lost for entry in self.files.pop(name)))

    def name_of(self, file: str) -> str:
        """What a file is called in it."""
        try:
            return Path(os.path.relpath(file, self._folder)).as_posix()
        except ValueError:  # another drive
            return absolute(file).as_posix()

    def text(self) -> str:
        """The file as it is written: in a fixed order, an entry a line."""
        parts = []
        for name, entries in sorted(self.files.items()):
            lines = ",\n".join(f"      {_dumped(dict(zip(_KEYS, entry, strict=True)))}" for entry in sorted(entries))
            parts += [f"    {_dumped(name)}: [\n{lines}\n    ]"] if entries else []
        files = ",\n".join(parts)
        return f'{{\n  "version": {_VERSION},\n  "files": {{' + (f"\n{files}\n  " if files else "") + "}\n}\n"

    def write(self) -> None:
        """Put the file in place in one step. Raises InputError when that cannot be done."""
        from tempfile import NamedTemporaryFile

        try:
            with NamedTemporaryFile("w", encoding="utf-8", newline="\n", dir=self._folder, delete=False) as stream:
                stream.write(self.text())
            Path(stream.name).chmod(0o644)
            Path(stream.name).replace(self.path)
        except OSError as error:
            raise unwritable(self.path, error) from error

    @property
    def _folder(self) -> Path:
        return absolute(self.path).parent


def read(path: str) -> Baseline:
    """The baseline in a file. Raises InputError where there is none."""
    try:
        content = json.loads(Path(path).read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise InputError(
            path,
            f"{path}：没有这个基线文件，请先运行 disclosurelint baseline create",
            f"{path}: there is no such baseline; run disclosurelint baseline create first",
        ) from error
    except (OSError, ValueError, RecursionError) as error:
        raise _no_baseline(path) from error
    version = content.get("version") if isinstance(content, dict) else None
    if isinstance(version, int) and version > _VERSION:
        raise InputError(
            path,
            f"{path}：这个基线由更新的版本写成，请升级 disclosurelint",
            f"{path}: was written by a later version; upgrade disclosurelint",
        )
    try:
        return Baseline(path, {name: map(_entry, entries) for name, entries in content["files"].items()})
    except (KeyError, TypeError, AttributeError) as error:
        raise _no_baseline(path) from error


def without_known(results: Generator[Result], baseline_of: Callable[[str], Baseline | None]) -> Generator[Result]:
    """The results without the findings that the baseline of their file knows, of equal ones as many as it knows."""
    left: dict[str, Counter[str]] = {}
    with closing(results):
        for result in results:
            if isinstance(result, Report) and result.diagnostics:
                path = result.source.path
                baseline = baseline_of(path)
                if baseline is not None:
                    yield _without_known(result, left.setdefault(path, baseline.known(path)))
                    continue
            yield result


def fingerprint(source: Source, diagnostic: Diagnostic) -> str:
    """What a finding is known again by in the next version of its file; two equal ones have the same."""
    if diagnostic.fingerprint:
        return diagnostic.fingerprint
    words = "".join(source.quote(diagnostic.span).split())
    return digest(f"{diagnostic.code}\0{words}".encode("utf-8", "surrogatepass"))[:_DIGITS]


def _without_known(report: Report, left: Counter[str]) -> Report:
    new: list[Diagnostic] = []
    known: list[Suppressed] = []
    for found in report.diagnostics:
        name = fingerprint(report.source, found)
        if left[name] > 0:
            left[name] -= 1
            known.append(Suppressed(found, "baseline"))
        else:
            new.append(found)
    return report._replace(diagnostics=tuple(new), suppressed=(*report.suppressed, *known))


def _entries(diagnostics: Iterable[tuple[Source, Diagnostic]]) -> list[Entry]:
    found: dict[str, Entry] = {}
    for source, diagnostic in diagnostics:
        name = fingerprint(source, diagnostic)
        words = " ".join(source.quote(diagnostic.span).split())
        shown = words if len(words) <= _SHOWN else f"{words[: _SHOWN - 1]}…"
        one = Entry(diagnostic.code, " / ".join(diagnostic.section), shown, name, 0)
        found[name] = one._replace(number=found.get(name, one).number + 1)
    return list(found.values())


def _entry(told: Mapping[str, Any]) -> Entry:
    """Raises KeyError or TypeError for what is no entry."""
    entry = Entry(*(told[key] for key in _KEYS))
    if not (isinstance(entry.fingerprint, str) and isinstance(entry.number, int)):
        raise TypeError(entry)
    return entry


def _dumped(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


def _no_baseline(path: str) -> InputError:
    return InputError(
        path,
        f"{path}：不是基线文件，请用 disclosurelint baseline create --force 重写",
        f"{path}: is no baseline; write it anew with disclosurelint baseline create --force",
    )
