"""Opening a file that a user named: never waits, never reads what is not a file, never more than a limit."""

from __future__ import annotations

import errno
import os
import stat
from typing import IO

from disclosurelint.errors import InputError, unreadable

#: Bytes. A disclosure is seldom over a megabyte; a file of this size was named by mistake.
SIZE_LIMIT = 200_000_000

#: Without O_NONBLOCK a named pipe would keep the program waiting for a writer.
_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)

_FOLDER = ("是文件夹，不是文件", "is a folder, not a file")
_NOT_A_FILE = ("不是普通文件（是管道、套接字或设备）", "is not a regular file (but a pipe, socket or device)")
_REASONS = {
    errno.ENOENT: ("没有这个文件", "there is no such file"),
    errno.ENOTDIR: ("没有这个文件", "there is no such file"),
    errno.EACCES: ("没有读取这个文件的权限", "you have no permission to read it"),
    errno.EPERM: ("没有读取这个文件的权限", "you have no permission to read it"),
    errno.EISDIR: _FOLDER,
    errno.ENXIO: _NOT_A_FILE,
    errno.ELOOP: ("符号链接绕成了圈", "its symbolic links go in a circle"),
    errno.ENAMETOOLONG: ("文件名太长", "the name is too long"),
}


def read_bytes(path: str, limit: int = SIZE_LIMIT) -> bytes:
    """The content of a regular file of at most ``limit`` bytes. Raises InputError."""
    try:
        descriptor = os.open(path, _FLAGS)
    except OSError as error:
        raise _refusal(path, error) from error
    except ValueError as error:  # a NUL in the name
        raise InputError(path, f"{path}：文件名不合法", f"{path}: not a possible file name") from error
    try:
        kind = os.fstat(descriptor).st_mode
        if not stat.S_ISREG(kind):
            zh, en = _FOLDER if stat.S_ISDIR(kind) else _NOT_A_FILE
            raise InputError(path, f"{path}：{zh}", f"{path}: {en}")
        with open(descriptor, "rb", closefd=False) as stream:
            return read_stream(stream, path, limit)
    except OSError as error:
        raise _refusal(path, error) from error
    finally:
        os.close(descriptor)


def read_stream(stream: IO[bytes], path: str, limit: int = SIZE_LIMIT) -> bytes:
    """All that a stream holds, at most ``limit`` bytes; ``path`` is what users call it. Raises InputError."""
    data = stream.read(limit + 1)
    if len(data) > limit:
        size = f"{limit / 1_000_000:g} MB"
        raise InputError(path, f"{path}：文件超过 {size}，不予检查", f"{path}: is over {size}, too large to check")
    return data


def _refusal(path: str, error: OSError) -> InputError:
    reason = _REASONS.get(error.errno or 0)
    if reason is None:
        return unreadable(path, error)
    zh, en = reason
    return InputError(path, f"{path}：{zh}", f"{path}: {en}")
