"""Writes ``fixtures/formats/made/``: one document in every format, with faults and without, as LibreOffice saves it.

python tools/make_formats.py

``draft.txt`` is the document, ``faults.yaml`` what is wrong in its faulty twin. Needs LibreOffice (Writer and Calc) and
a Chinese font; the files it makes are kept in the repository, so that tests need neither.
"""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple
from xml.sax.saxutils import escape

import yaml

FOLDER = Path(__file__).parent.parent / "fixtures/formats"
MADE = FOLDER / "made"
TWINS = ("faultless", "faulty")
#: What LibreOffice is asked for; the workbook is made from a spreadsheet, the others from a text document.
_FORMATS = {"docx": "docx:MS Word 2007 XML", "pdf": "pdf", "html": "html:HTML (StarWriter)", "odt": "odt", "doc": "doc"}
_HAN = "一二三四五六七八九十"
_NOTE = re.compile(r"\[\[(.*?)\]\]")


class Block(NamedTuple):
    """A part of the draft: ``kind`` is title, part, 1, 2, 3 (the level of a number), contents, box, text or table."""

    kind: str
    text: str
    rows: tuple[tuple[str, ...], ...] = ()


def main() -> None:
    for twin in TWINS:
        text = draft(twin)
        (MADE / f"{twin}.txt").write_text(plain(blocks(text)), encoding="utf-8")
        with TemporaryDirectory() as folder:
            document, workbook = Path(folder, f"{twin}.fodt"), Path(folder, f"{twin}.fods")
            document.write_text(text_document(text), encoding="utf-8")
            workbook.write_text(spreadsheet(text), encoding="utf-8")
            for suffix, wanted in _FORMATS.items():
                _convert(document, wanted, suffix)
            in_columns = document.with_stem(f"{twin}-columns")
            in_columns.write_text(text_document(text, in_columns=True), encoding="utf-8")
            _convert(in_columns, "pdf", "pdf")
            _convert(workbook, "xlsx:Calc MS Excel 2007 XML", "xlsx")
            printed = Path(folder, f"{twin}-print.xlsx")
            printed.write_bytes((MADE / f"{twin}.xlsx").read_bytes())
            _convert(printed, "pdf", "pdf")


def draft(twin: str) -> str:
    """The text of ``draft.txt``, with the faults for the faulty twin. Raises SystemExit where a fault has no place."""
    lines = (FOLDER / "draft.txt").read_text("utf-8").splitlines()
    text = "".join(f"{line}\n" for line in lines if not line.startswith("//"))
    if twin == "faulty":
        for fault in faults():
            right, wrong = (fault[key].replace("\\n", "\n") for key in ("right", "text"))
            if text.count(right) != 1:
                sys.exit(f"faults.yaml: {right!r} stands in the draft {text.count(right)} times")
            text = text.replace(right, wrong)
    return text


def faults() -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = yaml.safe_load((FOLDER / "faults.yaml").read_text("utf-8"))
    return found


def blocks(text: str) -> Iterator[Block]:
    """The parts of a draft in their order, without header and footer."""
    rows: list[tuple[str, ...]] = []
    kinds = {"# ": "title", "## ": "part", "@1 ": "1", "@2 ": "2", "@3 ": "3", "~ ": "contents", "框> ": "box"}
    for line in [*text.splitlines(), ""]:
        if line.startswith("|"):
            rows.append(tuple(line.strip("\n")[1:-1].split("|")))
            continue
        if rows:
            yield Block("table", "", tuple(rows))
            rows = []
        mark = next((mark for mark in kinds if line.startswith(mark)), "")
        if line and not line.startswith(("页眉>", "页脚>")):
            yield Block(kinds.get(mark, "text"), line.removeprefix(mark))


def numbered(parts: Iterator[Block]) -> Iterator[tuple[Block, str]]:
    """Each part with the number that a word processor sets in front of it."""
    counts = {"1": 0, "2": 0, "3": 0}
    for block in parts:
        if block.kind == "part":
            counts = dict.fromkeys(counts, 0)
        if block.kind not in counts:
            yield block, ""
            continue
        counts = {level: 0 if level > block.kind else count for level, count in counts.items()}
        counts[block.kind] += 1
        count = counts[block.kind]
        yield block, {"1": f"{_han(count)}、", "2": f"（{_han(count)}）", "3": f"{count}."}[block.kind]


def _han(number: int) -> str:
    return _HAN[number - 1] if number <= 10 else f"十{_HAN[number - 11]}"


def plain(parts: Iterator[Block]) -> str:
    """The document as text: rows with a tab behind every cell, notes behind their paragraph."""
    known = list(numbered(parts))
    lines: list[str] = []
    for block, number in known:
        if block.kind == "contents":
            lines += [block.text, *(f"{title}……{page}" for title, page in _contents(known))]
        elif block.kind == "table":
            lines += ["".join(f"{_own(cell)}\t" for cell in row) for row in block.rows]
        else:
            lines += [number + _NOTE.sub("", block.text), *_NOTE.findall(block.text)]
    return "\n".join(lines) + "\n"


def _own(cell: str) -> str:
    return "" if cell in ("<", "^") else cell


def _contents(known: list[tuple[Block, str]]) -> Iterator[tuple[str, int]]:
    for at, (block, number) in enumerate(known):
        if block.kind in ("part", "1"):
            yield number + block.text, 1 + at // 12


def text_document(text: str, in_columns: bool = False) -> str:
    """The document as flat OpenDocument text; ``in_columns`` sets what stands before the tables in two columns."""
    furniture = dict(re.findall(r"^(页[眉脚])> (.*)$", text, re.M))
    known = list(numbered(blocks(text)))
    body = "".join(_items(known))
    if in_columns:
        begin, end = _prose(known)
        section = '<text:section text:style-name="Columns" text:name="Columns">{}</text:section>'
        parts = known[:begin], known[begin:end], known[end:]
        before, prose, tables = ("".join(_items(part)) for part in parts)
        body = before + section.format(prose) + tables
    footer = escape(furniture["页脚"]).replace("{页码}", "<text:page-number>1</text:page-number>")
    return _TEXT_DOCUMENT.format(body=body, header=escape(furniture["页眉"]), footer=footer)


def _prose(known: list[tuple[Block, str]]) -> tuple[int, int]:
    """The parts of the document from the first to the one before that with the tables, as a range of blocks."""
    kinds = [block.kind for block, _ in known]
    tables = kinds.index("table")
    return kinds.index("part"), max(at for at, kind in enumerate(kinds[:tables]) if kind == "part")


def _items(known: list[tuple[Block, str]]) -> Iterator[str]:
    """Titles and levels as headings numbered by their outline; runs of the third level as lists."""
    for at, (block, _) in enumerate(known):
        words = _words(block.text)
        if block.kind == "3":
            begins = known[at - 1][0].kind != "3"
            ends = known[at + 1][0].kind != "3"
            item = f'<text:list-item><text:p text:style-name="Body">{words}</text:p></text:list-item>'
            yield ('<text:list text:style-name="Items">' if begins else "") + item + ("</text:list>" if ends else "")
        elif block.kind in ("part", "1", "2"):
            level = {"part": 1, "1": 2, "2": 3}[block.kind]
            yield f'<text:h text:style-name="Heading_{level}" text:outline-level="{level}">{words}</text:h>'
        elif block.kind == "title":
            yield f'<text:p text:style-name="Title">{words}</text:p>'
        elif block.kind == "contents":
            yield f'<text:p text:style-name="Contents_Heading">{words}</text:p>'
            for title, page in _contents(known):
                yield f'<text:p text:style-name="Contents">{escape(title)}<text:tab/>{page}</text:p>'
        elif block.kind == "box":
            yield (
                '<text:p text:style-name="Body"><draw:frame draw:style-name="Framed_Box" text:anchor-type="paragraph" '
                f'svg:width="15cm" svg:height="1.6cm"><draw:text-box><text:p text:style-name="Body">{words}</text:p>'
                "</draw:text-box></draw:frame></text:p>"
            )
        elif block.kind == "table":
            yield "".join(_table(block.rows))
        else:
            yield f'<text:p text:style-name="Body">{words}</text:p>'


def _words(text: str) -> str:
    def note(found: re.Match[str]) -> str:
        return (
            '<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body>'
            f'<text:p text:style-name="Footnote">{escape(found[1])}</text:p></text:note-body></text:note>'
        )

    parts = _NOTE.split(text)
    return "".join(
        escape(part) if at % 2 == 0 else note(found)
        for at, part in enumerate(parts)
        for found in [re.fullmatch("(.*)", part)]
        if found
    )


def _table(rows: tuple[tuple[str, ...], ...], sheet: str = "") -> Iterator[str]:
    """A table with its merged cells; the first row says whose it is, the header comes again on every page."""
    name = f' table:name="{escape(sheet)}"' if sheet else ""
    yield f'<table:table{name} table:style-name="Table">'
    yield f'<table:table-column table:number-columns-repeated="{len(rows[0])}"/>'
    heads = next((at for at, row in enumerate(rows) if any(re.match(r"[\d-]", cell) for cell in row)), 0)
    for at, row in enumerate(rows):
        line = "".join(_cell(rows, at, column, bool(sheet)) for column in range(len(row)))
        opening = "<table:table-header-rows>" if heads and at == 0 and not sheet else ""
        closing = "</table:table-header-rows>" if heads and at == heads - 1 and not sheet else ""
        yield f"{opening}<table:table-row>{line}</table:table-row>{closing}"
    yield "</table:table>"


def _cell(rows: tuple[tuple[str, ...], ...], at: int, column: int, in_sheet: bool) -> str:
    row = rows[at]
    if row[column] in ("<", "^"):
        return "<table:covered-table-cell/>"
    wide, high = 1, 1
    while column + wide < len(row) and row[column + wide] == "<":
        wide += 1
    while at + high < len(rows) and rows[at + high][column] == "^":
        high += 1
    spans = f' table:number-columns-spanned="{wide}" table:number-rows-spanned="{high}"' if wide * high > 1 else ""
    words = row[column]
    if in_sheet and re.fullmatch(r"[\d,]+\.\d\d", words):
        value = words.replace(",", "")
        style = "Grouped" if "," in words else "Decimals"
        return f'<table:table-cell table:style-name="{style}"{spans} office:value-type="float" office:value="{value}"/>'
    kind = ' office:value-type="string"' if in_sheet else ""
    paragraph = f'<text:p text:style-name="Cell">{escape(words)}</text:p>'
    return f'<table:table-cell table:style-name="Framed"{spans}{kind}>{paragraph}</table:table-cell>'


def spreadsheet(text: str) -> str:
    """The document as flat OpenDocument spreadsheet: the prose on one sheet, every table on its own under its title."""
    known = list(numbered(blocks(text)))
    sheets: list[tuple[str, list[tuple[str, ...]]]] = [("说明", [])]
    for block, number in known:
        title = re.match(r"表[一二三四五六七八九十]+ ", block.text)
        if block.kind == "contents":
            continue
        if title:
            sheets.append((block.text[title.end() :], [(block.text,)]))
        elif block.kind == "table":
            sheets[-1][1].extend(block.rows)
        else:
            lines = [number + _NOTE.sub("", block.text), *_NOTE.findall(block.text)]
            sheets[-1][1].extend((line,) for line in lines)
    return _SPREADSHEET.format(body="".join("".join(_sheet(name, rows)) for name, rows in sheets))


def _sheet(name: str, rows: list[tuple[str, ...]]) -> Iterator[str]:
    width = max(map(len, rows))
    full = tuple((*row, *[""] * (width - len(row))) for row in rows)
    return _table(full, name)


def _convert(file: Path, wanted: str, suffix: str) -> None:
    with TemporaryDirectory() as folder:
        command = ["soffice", f"-env:UserInstallation={Path(folder, 'profile').as_uri()}", "--headless", "--norestore"]
        command += ["--convert-to", wanted, "--outdir", folder, str(file)]
        subprocess.run(command, check=True, timeout=180, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        made = Path(folder, file.name).with_suffix(f".{suffix}")
        (MADE / made.name).write_bytes(made.read_bytes())


_NAMES = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in {
        "office": "office",
        "style": "style",
        "text": "text",
        "table": "table",
        "draw": "drawing",
        "number": "datastyle",
        "fo": "xsl-fo-compatible",
        "svg": "svg-compatible",
    }.items()
)
_FONT = 'style:font-name-asian="Noto Serif CJK SC" style:font-family-asian="Noto Serif CJK SC"'
_TEXT_DOCUMENT = (
    f'<?xml version="1.0" encoding="UTF-8"?><office:document {_NAMES} office:version="1.3" '
    'office:mimetype="application/vnd.oasis.opendocument.text"><office:styles>'
    '<style:default-style style:family="paragraph"><style:paragraph-properties style:tab-stop-distance="1cm"/>'
    f'<style:text-properties fo:font-size="12pt" style:font-size-asian="12pt" {_FONT} fo:language="zh" '
    'style:language-asian="zh" style:country-asian="CN"/></style:default-style>'
    '<style:style style:name="Standard" style:family="paragraph"/>'
    '<style:style style:name="Title" style:family="paragraph" style:parent-style-name="Standard">'
    '<style:paragraph-properties fo:text-align="center"/>'
    '<style:text-properties fo:font-size="20pt" style:font-size-asian="20pt"/></style:style>'
    '<style:style style:name="Body" style:family="paragraph" style:parent-style-name="Standard">'
    '<style:paragraph-properties fo:text-indent="0.85cm" fo:line-height="150%"/></style:style>'
    '<style:style style:name="Cell" style:family="paragraph" style:parent-style-name="Standard">'
    '<style:text-properties fo:font-size="9pt" style:font-size-asian="9pt"/></style:style>'
    '<style:style style:name="Footnote" style:family="paragraph" style:parent-style-name="Standard">'
    '<style:text-properties fo:font-size="9pt" style:font-size-asian="9pt"/></style:style>'
    '<style:style style:name="Contents_Heading" style:family="paragraph" style:parent-style-name="Standard"/>'
    '<style:style style:name="Contents" style:family="paragraph" style:parent-style-name="Standard">'
    '<style:paragraph-properties><style:tab-stops><style:tab-stop style:position="16cm" style:type="right" '
    'style:leader-style="dotted" style:leader-text="."/></style:tab-stops></style:paragraph-properties></style:style>'
    + "".join(
        f'<style:style style:name="Heading_{level}" style:family="paragraph" style:parent-style-name="Standard" '
        f'style:default-outline-level="{level}"><style:text-properties fo:font-weight="bold" '
        'style:font-weight-asian="bold"/></style:style>'
        for level in (1, 2, 3)
    )
    + '<text:outline-style style:name="Outline">'
    '<text:outline-level-style text:level="1" style:num-format=""/>'
    '<text:outline-level-style text:level="2" style:num-format="一, 二, 三, ..." style:num-suffix="、"/>'
    '<text:outline-level-style text:level="3" style:num-format="一, 二, 三, ..." style:num-prefix="（" '
    'style:num-suffix="）"/></text:outline-style>'
    '<text:list-style style:name="Items"><text:list-level-style-number text:level="1" style:num-format="1" '
    'style:num-suffix="."/></text:list-style><style:style style:name="Frame" style:family="graphic"/>'
    "</office:styles><office:automatic-styles>"
    '<style:style style:name="Table" style:family="table"><style:table-properties style:width="16cm"/></style:style>'
    '<style:style style:name="Framed" style:family="table-cell"><style:table-cell-properties '
    'fo:border="0.5pt solid #000000" fo:padding="0.1cm"/></style:style>'
    # Without the parent it would be a drawing, which a web page gets as a picture.
    '<style:style style:name="Framed_Box" style:family="graphic" style:parent-style-name="Frame">'
    '<style:graphic-properties style:wrap="none" fo:border="0.5pt solid #000000" fo:padding="0.1cm"/></style:style>'
    '<style:style style:name="Columns" style:family="section"><style:section-properties>'
    '<style:columns fo:column-count="2" fo:column-gap="0.75cm"/></style:section-properties></style:style>'
    '<style:page-layout style:name="Page"><style:page-layout-properties fo:page-width="21cm" fo:page-height="29.7cm" '
    'fo:margin="2.5cm"/><style:header-style><style:header-footer-properties fo:min-height="0.8cm"/>'
    "</style:header-style><style:footer-style><style:header-footer-properties "
    'fo:min-height="0.8cm"/></style:footer-style></style:page-layout></office:automatic-styles>'
    '<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="Page">'
    "<style:header><text:p>{header}</text:p></style:header><style:footer><text:p>{footer}</text:p></style:footer>"
    "</style:master-page></office:master-styles><office:body><office:text>{body}</office:text></office:body>"
    "</office:document>"
)
_SPREADSHEET = (
    f'<?xml version="1.0" encoding="UTF-8"?><office:document {_NAMES} office:version="1.3" '
    'office:mimetype="application/vnd.oasis.opendocument.spreadsheet"><office:automatic-styles>'
    '<number:number-style style:name="N1"><number:number number:decimal-places="2" number:min-decimal-places="2" '
    'number:min-integer-digits="1" number:grouping="true"/></number:number-style>'
    '<number:number-style style:name="N2"><number:number number:decimal-places="2" number:min-decimal-places="2" '
    'number:min-integer-digits="1"/></number:number-style>'
    '<style:style style:name="Table" style:family="table"/><style:style style:name="Framed" style:family="table-cell"/>'
    '<style:style style:name="Grouped" style:family="table-cell" style:data-style-name="N1"/>'
    '<style:style style:name="Decimals" style:family="table-cell" style:data-style-name="N2"/>'
    "</office:automatic-styles><office:body><office:spreadsheet>{body}</office:spreadsheet></office:body>"
    "</office:document>"
)

if __name__ == "__main__":
    main()
