"""Packages made to do harm, or cut off on the way: one sentence, and no more memory than a limit."""

from __future__ import annotations

import resource
import zipfile
from io import BytesIO

import pytest

from disclosurelint.errors import InputError
from disclosurelint.sources import decode, package
from tests.sources.packages import docx, paragraph, relations, word
from tests.sources.packages import package as packed

BODY = "<w:p><w:r><w:t>预算</w:t></w:r></w:p>"


def refusal(data: bytes) -> str:
    with pytest.raises(InputError) as raised:
        decode(data, "预算.docx")
    assert raised.value.zh.startswith("预算.docx：") and "\n" not in raised.value.zh
    return raised.value.zh


def with_document(content: str | bytes) -> bytes:
    """A Word document whose body part holds this."""
    data = BytesIO()
    with zipfile.ZipFile(BytesIO(docx(BODY))) as old, zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, content if name == "word/document.xml" else old.read(name))
    return data.getvalue()


def test_a_small_file_that_would_fill_the_memory_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package, "_MOST_RATIO", 10)
    monkeypatch.setattr(package, "_LARGE", 1_000_000)
    bomb = with_document(word("document", f"<w:body>{'<w:p/>' * 8_000_000}</w:body>"))
    assert len(bomb) < 200_000
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    assert "解开后过大" in refusal(bomb)
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 50_000  # KB


def test_all_parts_together_have_a_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package, "_LARGEST_TOTAL", 1000)
    assert "解开后过大" in refusal(docx(paragraph("预算" * 1000)))


def test_too_many_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package, "_MOST_PARTS", 2)
    assert "解开后过大" in refusal(docx(BODY))


@pytest.mark.parametrize(
    "doctype",
    [
        '<!DOCTYPE w [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]>',
        '<!DOCTYPE w [<!ENTITY a SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE w SYSTEM "http://localhost:9/evil.dtd">',
    ],
)
def test_entities_and_document_types_are_refused(doctype: str) -> None:
    body = word("document", "<w:body><w:p><w:r><w:t>&a;</w:t></w:r></w:p></w:body>")
    assert "已损坏或不完整" in refusal(with_document(doctype + body))
    assert "已损坏或不完整" in refusal(with_document(doctype + body.replace("&a;", "预算")))


@pytest.mark.parametrize("tag", ["w:sdt", "w:tbl", "w:p"])
def test_endless_nesting_is_refused(tag: str) -> None:
    body = f"<{tag}>" * 100_000 + f"</{tag}>" * 100_000
    assert "已损坏或不完整" in refusal(with_document(word("document", f"<w:body>{body}</w:body>")))


def test_cut_off_and_garbled_parts_are_refused() -> None:
    assert "已损坏或不完整" in refusal(with_document(word("document", f"<w:body>{BODY}")[:-5]))
    assert "已损坏或不完整" in refusal(with_document(b"\x00\x01"))
    data = bytearray(docx(paragraph("预算" * 500)))
    data[data.index(b"word/document.xml") + 60] ^= 0xFF
    assert "已损坏或不完整" in refusal(bytes(data))


def test_a_part_locked_by_a_password() -> None:
    data = bytearray(docx(BODY))
    for magic, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.find(magic)
        while at >= 0:
            data[at + flags] |= 1
            at = data.find(magic, at + 1)
    assert "密码" in refusal(bytes(data))


@pytest.mark.parametrize("packing", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_parts_packed_as_no_office_program_does_are_refused(packing: int) -> None:
    data = BytesIO()
    with zipfile.ZipFile(BytesIO(docx(BODY))) as old, zipfile.ZipFile(data, "w", packing) as new:
        for name in old.namelist():
            new.writestr(name, old.read(name))
    assert "已损坏或不完整" in refusal(data.getvalue())


def test_references_that_lead_nowhere_or_out_of_the_package() -> None:
    parts = {
        "_rels/.rels": relations(officeDocument="../../../etc/passwd"),
    }
    assert "已损坏或不完整" in refusal(packed({**parts, "word/document.xml": word("document", BODY)}))


def test_pictures_stay_packed() -> None:
    """A part that nobody asks for may be anything."""
    data = BytesIO(docx(BODY))
    with zipfile.ZipFile(data, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/media/image1.png", bytes(60_000_000))
    assert decode(data.getvalue(), "预算.docx").text == "预算\n"
