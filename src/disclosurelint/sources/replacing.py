"""Putting a new text in the place of a file's old one, so that nobody ever sees half of it and nothing is lost."""

from __future__ import annotations

import contextlib
import os
import stat

from disclosurelint.errors import InputError, unwritable
from disclosurelint.sources.opening import read_bytes
from disclosurelint.sources.plain import encode
from disclosurelint.sources.reading import decode
from disclosurelint.text import Source


def replace_text(source: Source, text: str) -> None:
    """Write ``text`` to the file that ``source`` was read from, in its encoding and with its mark.

    The file keeps its mode, its owner and what else is known of it; a symbolic link stays one. Raises InputError, and
    leaves the file as it is, where it no longer holds what was read from it, where it may not be written, or where
    the text would be read back as another.
    """
    path = source.path
    target = os.path.realpath(path)
    before = _status(path, target)
    if read_bytes(target) != encode(source, source.text):
        raise _changed(path)
    content = encoded(source, text)
    try:
        temporary = _written_beside(target, content, before)
    except OSError as error:
        raise unwritable(path, error) from error
    try:
        if not _same(before, _status(path, target)):
            raise _changed(path)
        os.replace(temporary, target)
    except OSError as error:
        raise unwritable(path, error) from error
    finally:
        with contextlib.suppress(OSError):
            os.unlink(temporary)


def begin_beside(target: str) -> tuple[int, str]:
    """A new, empty file in the same folder: its descriptor, and its name, where nobody can have put a link before.

    It is for nobody else to read until it is made to ``resemble`` what it shall take the place of.
    """
    from tempfile import mkstemp

    return mkstemp(prefix=".disclosurelint-", dir=os.path.dirname(target))


def resemble(temporary: str, target: str, like: os.stat_result | None) -> None:
    """Give a new file the mode, the owner and what else is known of its target; ``like`` is None where none is yet."""
    if like is None:
        mask = os.umask(0)
        os.umask(mask)
        os.chmod(temporary, 0o666 & ~mask)
        return
    _copy_attributes(target, temporary)
    if hasattr(os, "chown"):
        with contextlib.suppress(PermissionError):  # only root may give files away
            os.chown(temporary, like.st_uid, like.st_gid)
    os.chmod(temporary, stat.S_IMODE(like.st_mode))


def encoded(source: Source, text: str) -> bytes:
    """A new text in the encoding of a file, with its mark. Raises InputError where it would be read back as another."""
    try:
        content = encode(source, text)
        if decode(content, source.path).text == text:
            return content
    except (UnicodeEncodeError, InputError):
        pass
    path = source.path
    raise InputError(
        path,
        f"{path}：改后的文字按原来的编码存不回去，没有改；请另存为 UTF-8 再试",
        f"{path}: the fixed text does not survive the file's encoding, so nothing was changed; save it as UTF-8",
    )


def _status(path: str, target: str) -> os.stat_result:
    """What is known of a file that may be replaced."""
    try:
        status = os.stat(target)
    except OSError as error:
        raise _changed(path) from error
    if not stat.S_ISREG(status.st_mode):
        raise _changed(path)
    if status.st_nlink > 1:
        raise InputError(
            path,
            f"{path}：这个文件还有别的名字（硬链接），替换会使它们不再是同一个文件，没有改",
            f"{path}: the file has other names (hard links) that would keep the old text, so nothing was changed",
        )
    if not os.access(target, os.W_OK):
        raise InputError(path, f"{path}：没有修改这个文件的权限", f"{path}: you have no permission to change it")
    return status


def _same(one: os.stat_result, other: os.stat_result) -> bool:
    return (one.st_dev, one.st_ino, one.st_size, one.st_mtime_ns) == (
        other.st_dev,
        other.st_ino,
        other.st_size,
        other.st_mtime_ns,
    )


def _written_beside(target: str, content: bytes, like: os.stat_result) -> str:
    """The name of a new file in the same folder with a content, and with the mode and owner of another."""
    descriptor, temporary = begin_beside(target)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(descriptor)
        resemble(temporary, target, like)
    except BaseException:
        with contextlib.suppress(FileNotFoundError):
            os.unlink(temporary)
        raise
    return temporary


def _copy_attributes(target: str, temporary: str) -> None:
    """What a file system knows of a file besides: access lists, labels."""
    if hasattr(os, "listxattr"):
        with contextlib.suppress(OSError):
            for name in os.listxattr(target):
                with contextlib.suppress(OSError):
                    os.setxattr(temporary, name, os.getxattr(target, name))


def _changed(path: str) -> InputError:
    return InputError(
        path,
        f"{path}：检查期间被别的程序改过，没有写回；请再运行一次",
        f"{path}: was changed by another program meanwhile, so nothing was written; run it again",
    )
