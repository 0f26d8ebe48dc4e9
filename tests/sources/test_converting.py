"""What LibreOffice converts: the same is found in it, and whatever happens to LibreOffice happens to nobody else."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from tempfile import gettempdir

import pytest

from disclosurelint.errors import InputError
from disclosurelint.sources import converting, decode, read, reading
from disclosurelint.sources.converting import CONVERSIONS, convert, office
from tools.make_formats import MADE

needs_libreoffice = pytest.mark.skipif(office() is None, reason="LibreOffice is not installed")
posix = pytest.mark.skipif(os.name == "nt", reason="the stand-in for LibreOffice is a shell script")


@needs_libreoffice
@pytest.mark.parametrize("suffix", [".doc", ".odt"])
def test_a_converted_document_reads_like_the_original(suffix: str) -> None:
    assert read(MADE / f"faulty{suffix}").text == read(MADE / "faulty.docx").text


@needs_libreoffice
def test_what_is_no_document_is_refused() -> None:
    with pytest.raises(InputError, match="LibreOffice 没能转换"):
        decode(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(5000), "预算.doc")


@needs_libreoffice
def test_nothing_is_fetched_from_the_network(requests: tuple[str, list[str]]) -> None:
    address, asked = requests
    names = 'xmlns:xlink="http://www.w3.org/1999/xlink" ' + " ".join(
        f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for prefix, name in (("office", "office"), ("text", "text"), ("draw", "drawing"), ("svg", "svg-compatible"))
    )
    picture = (
        f'<draw:image xlink:href="{address}/x.png" xlink:type="simple" xlink:show="embed" xlink:actuate="onLoad"/>'
    )
    document = (
        f'<?xml version="1.0"?><office:document {names} office:version="1.3" '
        'office:mimetype="application/vnd.oasis.opendocument.text"><office:body><office:text><text:p>预算<draw:frame '
        f'svg:width="5cm" svg:height="5cm">{picture}</draw:frame></text:p></office:text></office:body>'
        "</office:document>"
    )
    assert convert(document.encode(), "预算.odt", CONVERSIONS["odt"]._replace(suffix="fodt"))
    assert asked == []


@pytest.fixture
def requests() -> Iterator[tuple[str, list[str]]]:
    """The address of a server and what it was asked for."""
    asked: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_error(404)

        def log_message(self, format: str, *args: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}", asked
        server.shutdown()


@pytest.fixture
def stand_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A script in place of LibreOffice; it is empty at first."""
    script = tmp_path / "soffice"
    script.touch(0o755)
    monkeypatch.setattr(converting, "office", lambda: str(script))
    monkeypatch.setattr(reading, "office", lambda: str(script))
    return script


RTF = rb"{\rtf1 \'d4\'a4\'cb\'e3}"


@posix
def test_one_that_hangs_is_ended_with_all_that_it_started(
    stand_in: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(converting, "TIME_LIMIT", 1)
    stand_in.write_text(f"#!/bin/sh\nsleep 60 & echo $! > {tmp_path}/child\nwait\n")
    begun = time.monotonic()
    with pytest.raises(InputError, match="LibreOffice 没能转换"):
        decode(RTF, "预算.rtf")
    assert time.monotonic() - begun < 10
    child = int((tmp_path / "child").read_text())
    last = time.monotonic() + 5  # on a busy machine even a killed process takes a while to go
    while _runs(child) and time.monotonic() < last:
        time.sleep(0.05)
    assert not _runs(child)


@posix
def test_it_sees_neither_home_nor_secrets_and_leaves_nothing_behind(
    stand_in: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SECRET", "1")
    stand_in.write_text(f"#!/bin/sh\nenv > {tmp_path}/seen\npwd > {tmp_path}/folder\n")
    with pytest.raises(InputError):
        decode(RTF, "预算.rtf")
    seen = dict(line.partition("=")[::2] for line in (tmp_path / "seen").read_text().splitlines())
    folder = (tmp_path / "folder").read_text().strip()
    assert "SECRET" not in seen
    assert seen["HOME"] == seen["TMPDIR"] == folder
    assert folder.startswith(gettempdir()) and not Path(folder).exists()


@posix
def test_what_it_writes_has_a_limit(stand_in: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(converting, "_LARGEST_MADE", 10_000)
    stand_in.write_text("#!/bin/sh\nmkdir made; dd if=/dev/zero of=made/given.docx bs=1000 count=1000 2>/dev/null\n")
    with pytest.raises(InputError, match="LibreOffice 没能转换"):
        decode(RTF, "预算.rtf")


def test_no_room_for_its_files_is_told_in_the_language_of_the_user(
    stand_in: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(converting, "_write_profile", refused)
    with pytest.raises(InputError) as raised:
        decode(RTF, "预算.rtf")
    assert raised.value.zh.startswith("预算.rtf：LibreOffice 没能转换这个文件（磁盘已满）；请")
    assert raised.value.en.startswith("预算.rtf: LibreOffice could not convert it (no space left); save it")


def test_without_it_the_way_out_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "office", lambda: None)
    with pytest.raises(InputError, match="装有 LibreOffice 时，程序会自己转换"):
        decode(RTF, "预算.rtf")
    assert ".doc" not in reading.suffixes()


def _runs(process: int) -> bool:
    try:
        state = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0]
    except FileNotFoundError:
        return False
    return state != "Z"
