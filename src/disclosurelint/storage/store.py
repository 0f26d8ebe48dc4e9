"""Files in the user's cache folder: read only when they are whole and nobody else could have written them.

Nothing here may ever fail a run: what cannot be read was never there, what cannot be written is done without.
"""

from __future__ import annotations

import contextlib
import os
import time
from collections.abc import Iterator

from disclosurelint.records import NamedTuple

try:  # hashlib would load all of OpenSSL for it: 3 ms of every start
    from _blake2 import blake2b
except ImportError:  # it is a matter of the Python at hand
    from hashlib import blake2b

_MAGIC = b"disclosurelint 1\n"
_DIGEST = 20
_HEAD = len(_MAGIC) + _DIGEST
#: Seconds after which a file that was never put in place is rubbish that a crash left behind.
_CRASHED = 3600


class Kept(NamedTuple):
    """A file of the cache folder."""

    path: str
    size: int
    written: float


def cache_folder() -> str | None:
    """``$DISCLOSURELINT_CACHE_DIR``, else the user's cache folder of the system; None for a user without a home."""
    chosen = os.environ.get("DISCLOSURELINT_CACHE_DIR")
    if chosen:
        return chosen
    base = os.environ.get("LOCALAPPDATA") if os.name == "nt" else os.environ.get("XDG_CACHE_HOME")
    folder = os.path.join(base or os.path.join("~", ".cache"), "disclosurelint")
    expanded = os.path.expanduser(folder)
    return None if expanded.startswith("~") else expanded


def fingerprint(*parts: bytes) -> str:
    """A name for what was made from these parts: another for any other parts."""
    digest = blake2b(digest_size=_DIGEST)
    for part in parts:
        digest.update(len(part).to_bytes(8, "little"))
        digest.update(part)
    return digest.hexdigest()


def read_entry(file: str) -> bytes | None:
    """The content of an entry; None where there is none, or none to be trusted."""
    try:
        descriptor = os.open(file, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0))
    except OSError:
        return None
    with os.fdopen(descriptor, "rb") as stream:
        try:
            if not (_only_mine(os.fstat(descriptor)) and _only_mine(os.stat(os.path.dirname(file)))):
                return None
            content = stream.read()
        except OSError:
            return None
    payload = content[_HEAD:]
    if not content.startswith(_MAGIC) or _digest(payload) != content[len(_MAGIC) : _HEAD]:
        return None
    return payload


def write_entry(file: str, payload: bytes) -> None:
    """Put an entry in place in one step, so that another process sees all of it or nothing."""
    temporary = f"{file}.{os.getpid()}.tmp"
    try:
        os.makedirs(os.path.dirname(file), mode=0o700, exist_ok=True)
        descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0), 0o600)
        with os.fdopen(descriptor, "wb") as stream:
            stream.write(_MAGIC + _digest(payload) + payload)
        os.replace(temporary, file)
    except OSError:  # read-only home, full disk: slower next time, nothing worse
        with contextlib.suppress(OSError):
            os.unlink(temporary)


def entries_in(folder: str) -> Iterator[Kept]:
    """Our files in a folder and below it, what a crash left behind too; none where there is no such folder."""
    with contextlib.suppress(OSError), os.scandir(folder) as found:
        for entry in found:
            with contextlib.suppress(OSError):  # it may be gone by now
                if entry.is_dir(follow_symlinks=False):
                    yield from entries_in(entry.path)
                elif entry.name.endswith((".bin", ".tmp")):
                    status = entry.stat(follow_symlinks=False)
                    yield Kept(entry.path, status.st_size, status.st_mtime)


def prune(folder: str, most: int) -> None:
    """Remove the oldest entries until no more than ``most`` bytes are left, and what a crash left behind."""
    entries = sorted(entries_in(folder), key=lambda entry: entry.written)
    left = sum(entry.size for entry in entries)
    for entry in entries:
        crashed = entry.path.endswith(".tmp") and time.time() - entry.written > _CRASHED
        if left > most or crashed:
            remove(entry)
            left -= entry.size


def remove(entry: Kept) -> bool:
    """Whether an entry could be removed."""
    try:
        os.unlink(entry.path)
    except OSError:
        return False
    return True


def _digest(payload: bytes) -> bytes:
    return blake2b(payload, digest_size=_DIGEST).digest()


def _only_mine(status: os.stat_result) -> bool:
    """Whether nobody but this user could have written here. Windows keeps user folders apart by itself."""
    if os.name == "nt":
        return True
    return status.st_uid == os.geteuid() and not status.st_mode & 0o022
