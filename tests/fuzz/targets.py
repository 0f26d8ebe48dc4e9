"""What is fuzzed: every reader, both grammars, all rules, rulesets, configurations, formulas and expressions.

A target takes any bytes. It may say that they are no good (InputError and its kin); anything else it raises is a fault.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path

from disclosurelint.config.validation import validate_config
from disclosurelint.document import parse
from disclosurelint.document.formulas import FormulaError, read_formula
from disclosurelint.document.statements.sentences import read_statements
from disclosurelint.errors import InputError
from disclosurelint.expressions import problem
from disclosurelint.linter import check
from disclosurelint.rules.validation import validate_profile, validate_ruleset
from disclosurelint.settings import Plan, Settings, load
from disclosurelint.sources import decode
from disclosurelint.text import Source, Span
from tests.sources.packages import package, paragraph, relations, word

_SPACE = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELATED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_LISTED = paragraph("支出", '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>')
_STYLED = "".join(f'<c r="{chr(65 + at)}1" s="{at}"><v>{value}</v></c>' for at, value in enumerate((0, -1.5, 45000.25)))
#: What stands around the part of a package that is fuzzed, so that it is reached at all.
_WORD = {
    "_rels/.rels": relations(officeDocument="word/document.xml"),
    "word/_rels/document.xml.rels": relations(numbering="numbering.xml"),
    "word/document.xml": word("document", f"<w:body>{_LISTED * 3}</w:body>"),
}
_WORKBOOK = {
    "_rels/.rels": relations(officeDocument="xl/workbook.xml"),
    "xl/workbook.xml": f'<workbook xmlns="{_SPACE}" xmlns:r="{_RELATED}">'
    '<sheets><sheet name="a" sheetId="1" r:id="worksheet"/></sheets></workbook>',
    "xl/_rels/workbook.xml.rels": relations(worksheet="sheet.xml", styles="styles.xml"),
    "xl/sheet.xml": f'<worksheet xmlns="{_SPACE}"><sheetData><row r="1">{_STYLED}</row></sheetData></worksheet>',
}


def _text(data: bytes) -> str:
    """Any bytes as a text; those that are none become lone surrogates."""
    return data.decode("utf-8", "surrogateescape")


def _read(data: bytes, name: str) -> None:
    try:
        parse(decode(data, name))
    except InputError:
        return


def _in_package(name: str, part: str, around: Mapping[str, str]) -> Callable[[bytes], None]:
    return lambda data: _read(package({**around, part: data}), name)


def _statements(data: bytes) -> None:
    text = _text(data)
    for statement in read_statements(text, Span(0, len(text)), {}):
        assert 0 <= statement.span.start <= statement.span.end <= len(text)


def _rules(data: bytes) -> None:
    """Every rule on any text, as Markdown, for there comments let findings pass: each stands in the text."""
    source = Source("fuzz.md", _text(data))
    for found in check(source, _plan(), "2025-01-01").diagnostics:
        assert 0 <= found.span.start <= found.span.end <= len(source.text)


@cache
def _plan() -> Plan:
    return load(Settings(preview=True, ledger=True, overview=True, digest=True))


def _ruleset(data: bytes) -> None:
    for validate in (validate_ruleset, validate_profile):
        try:
            validate(Path("fuzz.yaml"), data)
        except InputError:
            continue


def _configuration(data: bytes) -> None:
    for name in (".disclosurelint.yaml", "pyproject.toml"):
        try:
            validate_config(Path(name), data)
        except InputError:
            continue


def _formula(data: bytes) -> None:
    try:
        read_formula(_text(data))
    except FormulaError:
        return


def _document(data: bytes) -> None:
    parse(Source("fuzz", _text(data)))


def _expression(data: bytes) -> None:
    problem(_text(data))


TARGETS: dict[str, Callable[[bytes], None]] = {
    "text": lambda data: _read(data, "fuzz.txt"),
    "markdown": lambda data: _read(data, "fuzz.md"),
    "html": lambda data: _read(b"<html>" + data, "fuzz.html"),
    "pdf": lambda data: _read(b"%PDF-1.4\n" + data, "fuzz.pdf"),
    "docx": _in_package("fuzz.docx", "word/document.xml", _WORD),
    "docx-numbering": _in_package("fuzz.docx", "word/numbering.xml", _WORD),
    "xlsx": _in_package("fuzz.xlsx", "xl/sheet.xml", _WORKBOOK),
    "xlsx-formats": _in_package("fuzz.xlsx", "xl/styles.xml", _WORKBOOK),
    "package": lambda data: _read(b"PK\x03\x04" + data, "fuzz.docx"),
    "document": _document,
    "statements": _statements,
    "rules": _rules,
    "ruleset": _ruleset,
    "configuration": _configuration,
    "formula": _formula,
    "expression": _expression,
}
