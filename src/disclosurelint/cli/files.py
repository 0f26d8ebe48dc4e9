"""Which files a command is about, and under what configuration each is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from disclosurelint.errors import InputError

if TYPE_CHECKING:
    from disclosurelint.config import Configuration


def files_in(paths: tuple[str, ...], configuration: Configuration) -> list[str]:
    """The files to check. Raises InputError when there are none."""
    from disclosurelint.runner import find_files

    named = {*paths, "-"}
    files = [file for file in find_files(paths) if file in named or not configuration.is_excluded(file)]
    if not files:
        raise _nothing_in(paths[0])
    return files


def _nothing_in(folder: str) -> InputError:
    from disclosurelint.sources import suffixes

    zh, en = "、".join(suffixes()), ", ".join(suffixes())
    return InputError(folder, f"{folder}：没有能检查的文件（{zh}）", f"{folder}: holds no file to check ({en})")
