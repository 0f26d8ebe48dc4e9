"""The configuration that a file is under: the nearest one in the folders above it."""

from __future__ import annotations

import os

#: In one folder the first of these wins.
NAMES = (".disclosurelint.yaml", ".disclosurelint.yml")
PYPROJECT = "pyproject.toml"
#: What marks the top folder of a repository.
_TOPS = (".git", ".hg")


def nearest(folder: str) -> str | None:
    """The configuration in a folder, told from the root, or in the nearest one above it.

    The search ends, when nothing was found there, at the top of a repository and at the user's home.
    """
    home = os.path.expanduser("~")
    while True:
        for name in NAMES:
            path = os.path.join(folder, name)
            if os.path.isfile(path):
                return path
        path = os.path.join(folder, PYPROJECT)
        if os.path.isfile(path) and _speaks_to_us(path):
            return path
        above = os.path.dirname(folder)
        if above == folder or folder == home or any(os.path.exists(os.path.join(folder, top)) for top in _TOPS):
            return None
        folder = above


def _speaks_to_us(pyproject: str) -> bool:
    """Whether a ``pyproject.toml`` has a table for this program; one that is no TOML has if it looks so."""
    try:
        with open(pyproject, "rb") as file:
            content = file.read()
    except OSError:
        return False
    if b"disclosurelint" not in content:
        return False
    import tomllib

    try:
        tool = tomllib.loads(content.decode("utf-8-sig")).get("tool")
    except (tomllib.TOMLDecodeError, UnicodeDecodeError):
        return b"tool.disclosurelint" in content
    return isinstance(tool, dict) and "disclosurelint" in tool


def shown(path: str) -> str:
    """A path from the root as people would give it who stand in the working folder."""
    inside = os.path.relpath(path)
    return path if inside.startswith(os.pardir) else inside
