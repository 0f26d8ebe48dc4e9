"""Which files a pattern of a configuration means."""

from __future__ import annotations

from collections.abc import Sequence
from fnmatch import fnmatchcase


def matches(pattern: str, path: str, anchored: bool = False) -> bool:
    """Whether a path (relative, with ``/``) is one that a pattern means, or lies in a folder that it means.

    ``*``, ``?`` and ``[…]`` stand for characters of one name, ``**`` for any number of folders. A pattern without
    ``/`` means a file or folder of that name anywhere, unless it is ``anchored``; any other begins at the top.
    """
    if pattern == path:  # a name may hold brackets
        return True
    wanted = [part for part in pattern.split("/") if part not in ("", ".")]
    if wanted and not anchored and "/" not in pattern.rstrip("/"):
        wanted.insert(0, "**")
    return _begin(wanted, path.split("/"))


def is_wild(pattern: str) -> bool:
    """Whether an anchored pattern may mean several files."""
    return any(sign in pattern for sign in "*?[") or pattern.endswith("/")


def _begin(wanted: Sequence[str], names: Sequence[str]) -> bool:
    """Whether the names begin with what is wanted; ``ends`` tells after how many names the parts so far may end."""
    ends = {0}
    for part in wanted:
        if part == "**":
            ends = set(range(min(ends), len(names) + 1))
        else:
            ends = {at + 1 for at in ends if at < len(names) and fnmatchcase(names[at], part)}
        if not ends:
            return False
    return bool(wanted)
