"""Files that LibreOffice can turn into ones that are read here: Word 97, WPS, RTF, OpenDocument, old workbooks.

It runs apart from everything else: a home, settings and a temporary folder of its own that are gone afterwards, no
macros, no links to other documents, no network, and limits on time, memory on disk and the size of what it makes.
"""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

from disclosurelint.errors import InputError, why_refused
from disclosurelint.records import NamedTuple

# What starts programs takes 5 ms to load, and few files ask for it: it is imported where it is used.
if TYPE_CHECKING:
    import subprocess
    from pathlib import Path

#: Seconds; starting takes two to five of them.
TIME_LIMIT = 90
#: Bytes of a file to convert, and of what comes out.
_LARGEST, _LARGEST_MADE = 60_000_000, 200_000_000
_NAMES = ("soffice", "libreoffice")
_ELSEWHERE = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    r"C:\Program Files\LibreOffice\program\soffice.com",
)


class Conversion(NamedTuple):
    """``suffix`` is what the file is called while converted, ``to`` the format it is turned into and its filter."""

    suffix: str
    to: str
    filter: str


_WORD = ("docx", "MS Word 2007 XML")
_WORKBOOK = ("xlsx", "Calc MS Excel 2007 XML")
#: By the key of the format.
CONVERSIONS = {
    **{
        key: Conversion(suffix, *_WORD)
        for key, suffix in (("doc", "doc"), ("wps", "doc"), ("rtf", "rtf"), ("odt", "odt"))
    },
    **{key: Conversion(suffix, *_WORKBOOK) for key, suffix in (("xls", "xls"), ("et", "xls"), ("ods", "ods"))},
}

_PROFILE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
{items}</oor:items>
"""
_SETTINGS = (
    ("org.openoffice.Office.Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("org.openoffice.Office.Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("org.openoffice.Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("org.openoffice.Office.Common/Security/Scripting", "DisableActiveContent", "true"),
    ("org.openoffice.Office.Writer/Content/Update", "Link", "0"),
    ("org.openoffice.Office.Calc/Content/Update", "Link", "2"),
    ("org.openoffice.Inet/Settings", "ooInetProxyType", "2"),
    ("org.openoffice.Inet/Settings", "ooInetHTTPProxyName", "127.0.0.1"),
    ("org.openoffice.Inet/Settings", "ooInetHTTPProxyPort", "9"),
    ("org.openoffice.Inet/Settings", "ooInetHTTPSProxyName", "127.0.0.1"),
    ("org.openoffice.Inet/Settings", "ooInetHTTPSProxyPort", "9"),
)


@cache
def office() -> str | None:
    """The path of LibreOffice; None where it is not installed."""
    import shutil

    found = next(filter(None, map(shutil.which, _NAMES)), None)
    return found or next((path for path in _ELSEWHERE if os.path.exists(path)), None)


def convert(data: bytes, path: str, conversion: Conversion) -> bytes:
    """What LibreOffice makes of a file. Raises InputError where it cannot, or takes too long."""
    program = office()
    if program is None or len(data) > _LARGEST:
        raise _not_converted(path)
    try:
        made = _converted(program, data, conversion)
    except OSError as error:  # no room for temporary files, or a program that cannot be started
        zh, en = why_refused(error)
        raise _not_converted(path, f"（{zh}）", f" ({en})") from error
    if made is None:
        raise _not_converted(path)
    return made


def _converted(program: str, data: bytes, conversion: Conversion) -> bytes | None:
    """What the program makes of a file; None where that is nothing, or too much. Raises OSError."""
    from pathlib import Path
    from tempfile import TemporaryDirectory

    with TemporaryDirectory(prefix="disclosurelint-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        given, made = folder / f"given.{conversion.suffix}", folder / "made" / f"given.{conversion.to}"
        given.write_bytes(data)
        _write_profile(folder / "profile")
        command = [program, f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--norestore"]
        command += ["--nolockcheck", "--convert-to", f"{conversion.to}:{conversion.filter}"]
        command += ["--outdir", str(made.parent), str(given)]
        if not _run(command, folder) or not made.is_file() or made.stat().st_size > _LARGEST_MADE:
            return None
        return made.read_bytes()


def _write_profile(folder: Path) -> None:
    items = "".join(
        f'<item oor:path="/{place}"><prop oor:name="{name}" oor:op="fuse"><value>{value}</value></prop></item>\n'
        for place, name, value in _SETTINGS
    )
    (folder / "user").mkdir(parents=True)
    (folder / "user" / "registrymodifications.xcu").write_text(_PROFILE.format(items=items), encoding="utf-8")


def _run(command: Sequence[str], folder: Path) -> bool:
    """Whether a command ends well in time; everything that it started ends with it."""
    import subprocess

    if os.name == "posix":  # in half kilobytes and seconds
        limits = f'ulimit -f {2 * _LARGEST_MADE // 1024}; ulimit -t {TIME_LIMIT}; exec "$@"'
        command = ["/bin/sh", "-c", limits, "sh", *command]
    kept = ("PATH", "LANG", "LC_ALL", "SYSTEMROOT", "PROGRAMFILES")
    environment = {name: os.environ[name] for name in kept if name in os.environ}
    environment |= {"HOME": str(folder), "TMPDIR": str(folder), "TEMP": str(folder), "TMP": str(folder)}
    running = subprocess.Popen(
        command,
        cwd=folder,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        return running.wait(TIME_LIMIT) == 0
    except subprocess.TimeoutExpired:
        return False
    finally:
        _end(running)


def _end(running: subprocess.Popen[bytes]) -> None:
    """End a process with those that it started."""
    if sys.platform == "win32":
        running.kill()
    else:
        import signal

        with contextlib.suppress(ProcessLookupError):
            os.killpg(running.pid, signal.SIGKILL)
    running.wait()


def _not_converted(path: str, zh: str = "", en: str = "") -> InputError:
    """That there is nothing to read, with the reason where it is known."""
    return InputError(
        path,
        f"{path}：LibreOffice 没能转换这个文件{zh}；请在原程序中“另存为” .docx、.xlsx 或 PDF 再检查",
        f"{path}: LibreOffice could not convert it{en}; save it as .docx, .xlsx or PDF in its own program and check "
        "that",
    )
