"""Which files a command is about, and under what configuration each is."""

from __future__ import annotations

import os
from collections.abc import Iterable
from typing import TYPE_CHECKING

from disclosurelint.errors import InputError

if TYPE_CHECKING:
    from disclosurelint.config import Configuration
    from disclosurelint.running.discovery import Paths


def files_in(paths: tuple[str, ...], configuration: Configuration) -> Paths:
    """The files to check. Raises InputError when there are none."""
    from disclosurelint.running.discovery import Paths, find_files

    named = {*paths, "-"}
    files = Paths(file for file in find_files(paths) if file in named or not configuration.is_excluded(file))
    if not files:
        raise _nothing_in(paths[0])
    return files


def spare(files: Iterable[str], outputs: Iterable[str | None]) -> None:
    """See to it that no file to check is written over. Raises InputError for an output that is one of them.

    Links lead to the same file under other names, so files are compared and not their names.
    """
    written = {known: path for path in outputs if path is not None and (known := _identity(path)) is not None}
    if not written:
        return
    for file in files:
        path = written.get(_identity(file) or (-1, -1))
        if path is not None:
            raise InputError(
                path,
                f"{path}：是要检查的文件，结果不能写在上面；请换一个名字，或写到别的文件夹",
                f"{path}: is one of the files to check and was left alone; write to another name or folder",
            )


def _identity(path: str) -> tuple[int, int] | None:
    """What the system knows a file by; None for one that is not there."""
    try:
        known = os.stat(path)  # noqa: PTH116 (a Path costs more than the call, for every file of a run)
    except (OSError, ValueError):
        return None
    return known.st_dev, known.st_ino


def _nothing_in(folder: str) -> InputError:
    from disclosurelint.sources import suffixes

    zh, en = "、".join(suffixes()), ", ".join(suffixes())
    return InputError(folder, f"{folder}：没有能检查的文件（{zh}）", f"{folder}: holds no file to check ({en})")
