"""Keeps what was compiled from data files (parser tables, rulesets) on disk, so that the next start need not.

An entry is found by a hash of everything it was made from, so a changed file, another version of the
program or of Python simply misses. Entries are read with ``marshal``, which is fast but trusts its input;
therefore only a file that no other user could have written is read, and only when its own digest fits.
Nothing here may ever fail a run: any doubt means compiling again.
"""

from __future__ import annotations

import contextlib
import marshal
import os
import sys
from collections.abc import Callable, Iterable
from hashlib import blake2b
from pathlib import Path
from typing import Any

_MAGIC = b"disclosurelint 1\n"
_DIGEST = 20


def cache_folder() -> Path:
    """``$DISCLOSURELINT_CACHE_DIR``, else the user's cache folder of the system."""
    chosen = os.environ.get("DISCLOSURELINT_CACHE_DIR")
    if chosen:
        return Path(chosen)
    base = os.environ.get("LOCALAPPDATA") if os.name == "nt" else os.environ.get("XDG_CACHE_HOME")
    return Path(base) / "disclosurelint" if base else Path("~/.cache/disclosurelint").expanduser()


def compiled(name: str, made_from: Iterable[bytes], build: Callable[[], Any]) -> Any:
    """What ``build`` makes out of ``made_from``, from disk when it was made before.

    The value may hold only what ``marshal`` can write: None, bool, int, str, bytes, tuple, list, dict,
    set, frozenset. ``name`` tells entries of different sorts apart in the folder.
    """
    fingerprint = blake2b(digest_size=_DIGEST)
    for part in (sys.version.encode(), *made_from):
        fingerprint.update(len(part).to_bytes(8, "little") + part)
    try:
        file = cache_folder() / f"{name}-{fingerprint.hexdigest()}.bin"
    except RuntimeError:  # no home folder
        return build()
    payload = _read(file)
    if payload is not None:
        try:
            return marshal.loads(payload)
        except (ValueError, EOFError, TypeError):
            pass
    value = build()
    _write(file, marshal.dumps(value))
    return value


def _read(file: Path) -> bytes | None:
    try:
        descriptor = os.open(file, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0))
    except OSError:
        return None
    with os.fdopen(descriptor, "rb") as stream:
        try:
            if not (_only_mine(os.fstat(descriptor)) and _only_mine(file.parent.stat())):
                return None
            content = stream.read()
        except OSError:
            return None
    head = len(_MAGIC) + _DIGEST
    payload = content[head:]
    if (
        content[: len(_MAGIC)] != _MAGIC
        or blake2b(payload, digest_size=_DIGEST).digest() != content[len(_MAGIC) : head]
    ):
        return None
    return payload


def _only_mine(status: os.stat_result) -> bool:
    """Whether nobody but this user could have written here. Windows keeps user folders apart by itself."""
    if os.name == "nt":
        return True
    return status.st_uid == os.geteuid() and not status.st_mode & 0o022


def _write(file: Path, payload: bytes) -> None:
    """Put the entry in place in one step, so that a second process sees all of it or nothing."""
    temporary = file.with_name(f"{file.name}.{os.getpid()}.tmp")
    try:
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0), 0o600)
        with os.fdopen(descriptor, "wb") as stream:
            stream.write(_MAGIC + blake2b(payload, digest_size=_DIGEST).digest() + payload)
        temporary.replace(file)
    except OSError:  # read-only home, full disk: slower next time, nothing worse
        with contextlib.suppress(OSError):
            temporary.unlink(missing_ok=True)
