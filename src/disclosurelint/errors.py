"""What can be wrong with a file that a user hands in, said in both languages."""

from __future__ import annotations

import errno
from typing import Literal

Language = Literal["zh", "en"]

#: Why the system refuses a file, by the number of its error; it says so itself in one language only.
_REFUSED = {
    errno.EACCES: ("没有权限", "no permission"),
    errno.EADDRINUSE: ("已被别的程序占用", "in use by another program"),
    errno.EBUSY: ("正被别的程序使用", "in use by another program"),
    errno.EIO: ("磁盘读写出错", "input/output error"),
    errno.EISDIR: ("是文件夹", "is a folder"),
    errno.ENAMETOOLONG: ("名称太长", "name too long"),
    errno.ENOENT: ("没有这个文件或文件夹", "no such file or folder"),
    errno.ENOSPC: ("磁盘已满", "no space left"),
    errno.ENOTDIR: ("路径中有一段不是文件夹", "part of the path is no folder"),
    errno.EPERM: ("没有权限", "no permission"),
    errno.EROFS: ("磁盘只读", "read-only disk"),
}


class InputError(Exception):
    """A file cannot be used as it is. ``zh`` and ``en`` name the file, say what is wrong and what to do."""

    def __init__(self, path: str, zh: str, en: str) -> None:
        super().__init__(path, zh, en)
        self.path = path
        self.zh = zh
        self.en = en

    def message(self, lang: Language = "zh") -> str:
        """The whole message in one language."""
        return self.en if lang == "en" else self.zh

    def __str__(self) -> str:
        return f"{self.zh}\n{self.en}"


class RulesetError(InputError):
    """A ruleset cannot be loaded; a message with several mistakes has a line for each."""


def why_refused(error: OSError) -> tuple[str, str]:
    """What the system says, zh and en; in its own words where they are none of the usual ones."""
    own = error.strerror or type(error).__name__
    return _REFUSED.get(error.errno or 0, (own, own))


def unreadable(path: str, error: OSError) -> InputError:
    """That the system does not let a file be read."""
    zh, en = why_refused(error)
    return InputError(path, f"{path}：无法读取（{zh}）", f"{path}: cannot be read ({en})")


def unwritable(path: str, error: OSError) -> InputError:
    """That the system does not let a file be written."""
    zh, en = why_refused(error)
    return InputError(path, f"{path}：无法写入（{zh}）", f"{path}: cannot be written ({en})")
