"""Files that are not text but often handed in as if they were: named for what they are, with the way out."""

from __future__ import annotations

from typing import NamedTuple

from disclosurelint.errors import InputError


class _Format(NamedTuple):
    zh: str
    en: str
    advice: tuple[str, str]


_SAVE_AS = ("请在原程序中“另存为”纯文本（.txt，UTF-8）再检查", "save it as plain text (.txt, UTF-8) and check that")
_COPY_OUT = ("请复制出文字，存为纯文本（.txt，UTF-8）再检查", "copy its text into a plain text file and check that")
_UNPACK = ("请先解压", "unpack it first")
_RECOGNISE = ("图片里的文字要先识别出来", "the text in a picture must be recognised first")


def _document(name_zh: str, name_en: str) -> _Format:
    return _Format(name_zh, name_en, _SAVE_AS)


_PDF = _Format("PDF 文件", "a PDF file", _COPY_OUT)
_IMAGE = _Format("图片", "a picture", _RECOGNISE)
_ARCHIVE = _Format("压缩包", "an archive", _UNPACK)
_OFFICE_97 = _document("Word/Excel 97 或 WPS 文件", "a Word, Excel 97 or WPS file")

#: The first bytes of a file; for the two containers (zip and OLE) its name then says more.
_MAGIC: tuple[tuple[bytes, _Format], ...] = (
    (b"PK\x03\x04", _ARCHIVE),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", _OFFICE_97),
    (b"%PDF-", _PDF),
    (rb"{\rtf", _document("RTF 文件", "an RTF file")),
    (b"\x89PNG\r\n\x1a\n", _IMAGE),
    (b"\xff\xd8\xff", _IMAGE),
    (b"GIF8", _IMAGE),
    (b"Rar!\x1a\x07", _ARCHIVE),
    (b"7z\xbc\xaf\x27\x1c", _ARCHIVE),
    (b"\x1f\x8b", _ARCHIVE),
)
_CONTAINERS = (_ARCHIVE, _OFFICE_97)

_SUFFIXES = {
    "docx": _document("Word 文档（.docx）", "a Word document (.docx)"),
    "doc": _document("Word 97 文档（.doc）", "a Word 97 document (.doc)"),
    "wps": _document("WPS 文字文档（.wps）", "a WPS document (.wps)"),
    "xlsx": _document("Excel 工作簿（.xlsx）", "an Excel workbook (.xlsx)"),
    "xls": _document("Excel 97 工作簿（.xls）", "an Excel 97 workbook (.xls)"),
    "et": _document("WPS 表格（.et）", "a WPS spreadsheet (.et)"),
    "pptx": _document("PowerPoint 演示文稿（.pptx）", "a PowerPoint presentation (.pptx)"),
    "odt": _document("OpenDocument 文档（.odt）", "an OpenDocument text (.odt)"),
    "ofd": _Format("OFD 版式文件（.ofd）", "an OFD file (.ofd)", _COPY_OUT),
}

#: Names of files inside a zip, near its beginning, when its own name does not tell what it is.
_INSIDE = ((b"word/", "docx"), (b"xl/", "xlsx"), (b"ppt/", "pptx"), (b"OFD.xml", "ofd"), (b"opendocument.text", "odt"))
_LOOK_AT = 4000


def refuse_foreign(data: bytes, path: str) -> None:
    """Raises InputError for the content of a known format that is not text."""
    for magic, found in _MAGIC:
        if data.startswith(magic):
            known = _refined(found, data, path)
            zh, en = known.advice
            raise InputError(
                path,
                f"{path}：这是{known.zh}，不是纯文本；{zh}",
                f"{path}: this is {known.en}, not plain text; {en}",
            )


def _refined(found: _Format, data: bytes, path: str) -> _Format:
    if found not in _CONTAINERS:
        return found
    suffix = path.rpartition(".")[2].lower()
    if suffix in _SUFFIXES:
        return _SUFFIXES[suffix]
    beginning = data[:_LOOK_AT]
    return next((_SUFFIXES[kind] for name, kind in _INSIDE if name in beginning), found)
