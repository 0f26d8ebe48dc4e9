"""Tells by its content of which format a file is; by its name only where the content leaves it open."""

from __future__ import annotations

import re

from disclosurelint.errors import InputError
from disclosurelint.records import NamedTuple


class Format(NamedTuple):
    """``zh`` and ``en`` name it in a sentence; ``advice`` tells what to do where it cannot be read."""

    key: str
    zh: str
    en: str
    advice: tuple[str, str]

    @property
    def this_is(self) -> tuple[str, str]:
        """The beginning of a sentence on a file of the format, zh and en."""
        return f"这是 {self.zh}" if self.zh[0].isascii() else f"这是{self.zh}", f"this is {self.en}"


_SAVE_AS = (
    "请在原程序中“另存为” Word 文档（.docx）、PDF 或纯文本再检查",
    "save it as .docx, PDF or plain text in its own program and check that",
)
_SAVE_OR_INSTALL = (
    "请在原程序中“另存为” .docx、.xlsx 或 PDF 再检查；装有 LibreOffice 时，程序会自己转换",
    "save it as .docx, .xlsx or PDF in its own program and check that; with LibreOffice installed it is converted here",
)
_COPY_OUT = ("请复制出文字，存为纯文本（.txt，UTF-8）再检查", "copy its text into a plain text file and check that")
_UNPACK = ("请先解压", "unpack it first")
_UNLOCK = ("请在原程序中取消密码，另存一份再检查", "remove the password in its own program and check that copy")
_RECOGNISE = ("图片里的文字要先识别出来", "the text in a picture must be recognised first")


def _document(key: str, zh: str, en: str) -> Format:
    return Format(key, zh, en, _SAVE_AS)


def _convertible(key: str, zh: str, en: str) -> Format:
    return Format(key, zh, en, _SAVE_OR_INSTALL)


_ALL = (
    _document("docx", "Word 文档（.docx）", "a Word document (.docx)"),
    _document("flat", "Word XML 文档（.xml）", "a Word XML document (.xml)"),
    _document("xml2003", "Word 2003 XML 文档（.xml）", "a Word 2003 XML document (.xml)"),
    _document("xlsx", "Excel 工作簿（.xlsx）", "an Excel workbook (.xlsx)"),
    _document("pdf", "PDF 文件", "a PDF file"),
    _document("html", "网页（.html）", "a web page (.html)"),
    _convertible("doc", "Word 97 文档（.doc）", "a Word 97 document (.doc)"),
    _convertible("wps", "WPS 文字文档（.wps）", "a WPS document (.wps)"),
    _convertible("xls", "Excel 97 工作簿（.xls）", "an Excel 97 workbook (.xls)"),
    _convertible("et", "WPS 表格（.et）", "a WPS spreadsheet (.et)"),
    _convertible("rtf", "RTF 文件", "an RTF file"),
    _convertible("odt", "OpenDocument 文档（.odt）", "an OpenDocument text (.odt)"),
    _convertible("ods", "OpenDocument 表格（.ods）", "an OpenDocument spreadsheet (.ods)"),
    _document("pptx", "PowerPoint 演示文稿（.pptx）", "a PowerPoint presentation (.pptx)"),
    _document("office", "Word/Excel 97 或 WPS 文件", "a Word, Excel 97 or WPS file"),
    _document("mht", "网页归档（.mht）", "a web archive (.mht)"),
    Format("ofd", "OFD 版式文件（.ofd）", "an OFD file (.ofd)", _COPY_OUT),
    Format("locked", "设有打开密码的文件", "a file locked by a password", _UNLOCK),
    Format("picture", "图片", "a picture", _RECOGNISE),
    Format("archive", "压缩包", "an archive", _UNPACK),
)
FORMATS = {entry.key: entry for entry in _ALL}

#: Those that hold notes, so that a review copy can be made of them.
WITH_NOTES = frozenset({"docx", "pdf"})

#: The first bytes of a file.
_MAGIC = (
    (b"PK\x03\x04", "archive"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "office"),
    (b"%PDF-", "pdf"),
    (rb"{\rtf", "rtf"),
    (b"\x89PNG\r\n\x1a\n", "picture"),
    (b"\xff\xd8\xff", "picture"),
    (b"GIF8", "picture"),
    (b"Rar!\x1a\x07", "archive"),
    (b"7z\xbc\xaf\x27\x1c", "archive"),
    (b"\x1f\x8b", "archive"),
    (b"MIME-Version:", "mht"),
)
#: Names of files inside a zip: what it is if one of them stands near its beginning or its end.
_INSIDE = (
    (b"word/", "docx"),
    (b"xl/", "xlsx"),
    (b"ppt/", "pptx"),
    (b"OFD.xml", "ofd"),
    (b"opendocument.text", "odt"),
    (b"opendocument.spreadsheet", "ods"),
)
_IN_ARCHIVES = ("docx", "xlsx", "pptx", "odt", "ods", "ofd")
#: The names of streams that only a file locked by a password, a text, or a workbook has.
_LOCKED, _TEXT, _WORKBOOK = (name.encode("utf-16-le") for name in ("EncryptedPackage", "WordDocument", "Workbook"))
_LOOK_AT = 4000
#: Expressions that are compiled for a file with a tag in it, and not for plain text.
_MARKUP = rb"(?i)\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--[^>]{0,500}-->\s*)?<(?:!doctype\s+html|html|head|body)\b"
_ANY_TAG = rb"(?i)<(?:p|div|table|span|meta|br|h[1-6])\b"
#: The names that an XML document of an office program declares at its beginning.
_OFFICE_XML = (
    (b"http://schemas.microsoft.com/office/2006/xmlPackage", "flat"),
    (b"http://schemas.microsoft.com/office/word/2003/wordml", "xml2003"),
)
_MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")


def format_of(data: bytes, path: str) -> str:
    """The key of the format of a file's content; empty for text."""
    for magic, kind in _MAGIC:
        if data.startswith(magic):
            return _refined(kind, data, path)
    if b"%PDF-" in data[:1024]:
        return "pdf"  # what stands before it, programs pass over
    if data.lstrip(_MARKS[0])[:5] == b"<?xml":
        office = next((key for name, key in _OFFICE_XML if name in data[:_LOOK_AT]), "")
        if office:
            return office
    return "html" if _is_markup(data, _suffix(path)) else ""


def refuse(key: str, path: str) -> InputError:
    """That a file of this format cannot be read, and what to do."""
    known = FORMATS[key]
    (zh, en), (this_zh, this_en) = known.advice, known.this_is
    return InputError(path, f"{path}：{this_zh}，不能直接检查；{zh}", f"{path}: {this_en}, which is not read; {en}")


def _refined(kind: str, data: bytes, path: str) -> str:
    if kind not in ("archive", "office"):
        return kind
    if kind == "office":
        return _of_1997(data, _suffix(path))
    ends = data[:_LOOK_AT] + data[-_LOOK_AT:]
    inside = next((key for name, key in _INSIDE if name in ends), None)
    suffix = _suffix(path)
    return inside or (suffix if suffix in _IN_ARCHIVES else kind)


def _of_1997(data: bytes, suffix: str) -> str:
    """What a file in the container of Office 97 is: by the streams in it, then by its name."""
    if _LOCKED in data:
        return "locked"
    if _TEXT in data:
        return "wps" if suffix == "wps" else "doc"
    if _WORKBOOK in data:
        return "et" if suffix == "et" else "xls"
    return suffix if suffix in ("doc", "wps", "xls", "et") else "office"


def _suffix(path: str) -> str:
    return path.rpartition(".")[2].lower()


def _is_markup(data: bytes, suffix: str) -> bool:
    beginning = data[:_LOOK_AT]
    if b"<" not in beginning:
        return False
    for mark in _MARKS:
        beginning = beginning.removeprefix(mark)
    beginning = beginning.replace(b"\0", b"")  # UTF-16
    if re.match(_MARKUP, beginning):
        return True
    return suffix in ("html", "htm", "shtml", "xhtml") and re.search(_ANY_TAG, beginning) is not None
