"""Regular expressions as they were compiled by an earlier run.

Python compiles its expressions anew in every process: two hundred of them took 33 ms of 147. It looks first among
those it has compiled already, so they are put there. All this touches parts of ``re`` that another Python may not
have; then nothing is gained, and nothing lost.
"""

from __future__ import annotations

import contextlib
import marshal
import os
import re
import sys
from array import array
from functools import cache
from importlib import import_module
from typing import Any

from disclosurelint.storage.store import cache_folder, fingerprint, read_entry, write_entry
from disclosurelint.version import VERSION

#: Pattern and flags, then what ``_sre.compile`` asks for besides them.
_Record = tuple[str, int, int, bytes, int, dict[str, int], tuple[str | None, ...]]
#: Expressions that are kept, at most: a file of any format takes some 460.
_MOST = 1000
#: Expressions that ``re`` then has room for. By itself it holds no more than 512, and forgets those it had first.
_ROOM = 2 * _MOST
#: Expressions that must be new for writing them to pay: some depend on the document.
_WORTH_WRITING = 8

_known: dict[tuple[str, int], _Record] = {}


@cache
def recall() -> None:
    """Let ``re`` know what was compiled before. Once a process is enough."""
    re._MAXCACHE = _ROOM  # type: ignore[attr-defined]
    file = _file()
    payload = read_entry(file) if file else None
    if payload is None:
        return
    with contextlib.suppress(Exception):  # whatever may be otherwise in this Python
        build = import_module("_sre").compile
        ready: dict[Any, re.Pattern[str]] = re._cache  # type: ignore[attr-defined]
        for record in marshal.loads(payload):
            pattern, flags, all_flags, code, groups, index, names = record
            made = build(pattern, all_flags, array("I", code).tolist(), groups, index, names)
            ready.setdefault((str, pattern, flags), made)
            _known[pattern, flags] = record


@cache
def keep() -> None:
    """Keep what this process has compiled, where much of it is new. Once a process: after its first file."""
    file = _file()
    if file is None:
        return
    with contextlib.suppress(Exception):
        compiled = [
            (pattern, int(flags))  # a later Python marks flags that nobody gave
            for kind, pattern, flags in re._cache  # type: ignore[attr-defined]
            if kind is str and not flags & re.DEBUG
        ]
        new = [key for key in compiled if key not in _known]
        if len(new) >= _WORTH_WRITING:
            records = {**_known, **{key: _record(*key) for key in new}}
            if len(records) > _MOST:
                records = {key: records[key] for key in compiled[-_MOST:]}
            write_entry(file, marshal.dumps(list(records.values())))


def _record(pattern: str, flags: int) -> _Record:
    """What ``re.compile`` makes of an expression before it builds the object."""
    from re import _compiler, _parser  # type: ignore[attr-defined]

    parsed = _parser.parse(pattern, flags)
    code = array("I", _compiler._code(parsed, flags)).tobytes()
    names: list[str | None] = [None] * parsed.state.groups
    for name, number in parsed.state.groupdict.items():
        names[number] = name
    return (
        pattern,
        flags,
        flags | parsed.state.flags,
        code,
        parsed.state.groups - 1,
        dict(parsed.state.groupdict),
        tuple(names),
    )


def _file() -> str | None:
    folder = cache_folder()
    if folder is None:
        return None
    return f"{folder}{os.sep}compiled{os.sep}regexes-{fingerprint(sys.version.encode(), VERSION.encode())}.bin"
