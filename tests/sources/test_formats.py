"""Which format a file is of, by its content, and what is said where it cannot be read."""

from __future__ import annotations

import pytest

from disclosurelint.errors import InputError
from disclosurelint.sources import decode, encode, reading
from disclosurelint.sources.formats import FORMATS, format_of, refuse
from tests.sources.packages import docx, package, paragraph

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500)
ZIP = b"PK\x03\x04" + bytes(26)


@pytest.mark.parametrize(
    ("name", "data", "key"),
    [
        ("预算.docx", ZIP, "docx"),
        ("预算.xlsx", ZIP, "xlsx"),
        ("预算.ofd", ZIP, "ofd"),
        ("预算.doc", OLE, "doc"),
        ("预算.wps", OLE, "wps"),
        ("预算.pdf", b"%PDF-1.7\n", "pdf"),
        ("预算.txt", ZIP + b"[Content_Types].xml word/document.xml", "docx"),
        ("预算.txt", b"%PDF-1.7\n", "pdf"),
        ("预算.txt", OLE, "office"),
        ("预算.docx", OLE, "office"),
        ("预算.txt", OLE + "WordDocument".encode("utf-16-le"), "doc"),
        ("预算.wps", OLE + "WordDocument".encode("utf-16-le"), "wps"),
        ("预算.doc", OLE + "Workbook".encode("utf-16-le"), "xls"),
        ("预算.docx", OLE + "EncryptedPackage".encode("utf-16-le"), "locked"),
        ("预算.zip", ZIP, "archive"),
        ("预算.doc", b"<html><body>", "html"),
        ("预算.xls", "\ufeff<!DOCTYPE HTML>".encode("utf-16-le"), "html"),
        ("预算.htm", "<div>预算</div>".encode("gb18030"), "html"),
        ("预算.txt", "收入<支出".encode(), ""),
        ("预算.doc", "预算".encode(), ""),
    ],
)
def test_content_tells_the_format(name: str, data: bytes, key: str) -> None:
    assert format_of(data, name) == key


@pytest.mark.parametrize("key", FORMATS)
def test_what_cannot_be_read_is_named_with_the_way_out(key: str) -> None:
    error = refuse(key, "预算")
    zh, en = FORMATS[key].this_is
    assert error.zh.startswith(f"预算：{zh}，不能直接检查；")
    assert error.en.startswith(f"预算: {en}, which is not read; ")
    assert any(word in error.zh for word in ("另存", "纯文本", "解压", "识别", "取消密码"))


def test_without_its_library_a_format_is_named_with_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "find_spec", lambda name: None)
    with pytest.raises(InputError) as raised:
        decode(docx(paragraph("甲")), "预算.docx")
    assert raised.value.zh == "预算.docx：这是 Word 文档（.docx），要先安装：pip install 'disclosurelint[docx]'"
    assert ".docx" not in reading.suffixes()


def test_a_document_without_text_is_said_to_have_none() -> None:
    with pytest.raises(InputError, match="没有读出文字"):
        decode(docx("<w:p/>"), "预算.docx")


def test_the_text_of_a_document_is_not_written_back() -> None:
    source = decode(docx(paragraph("甲")), "预算.docx")
    with pytest.raises(InputError, match="不能直接改写"):
        encode(source, "乙")


def test_a_package_that_is_no_document() -> None:
    for data in (package({"word/other.xml": "<a/>"}), docx(paragraph("甲"))[:-200], ZIP + b"word/"):
        with pytest.raises(InputError, match="已损坏或不完整"):
            decode(data, "预算.docx")
