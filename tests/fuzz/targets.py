"""What is fuzzed: every reader, both grammars, rulesets, configurations, formulas and expressions.

A target takes any bytes. It may say that they are no good (InputError and its kin); anything else it raises is a fault.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

from disclosurelint.config.validation import validate_config
from disclosurelint.document import parse
from disclosurelint.document.formulas import FormulaError, read_formula
from disclosurelint.errors import InputError
from disclosurelint.expressions import problem
from disclosurelint.rules.validation import validate_profile, validate_ruleset
from disclosurelint.sources import decode
from disclosurelint.text import Source

_WORD = "word/document.xml"
_SHEET = "xl/worksheets/sheet1.xml"
#: What stands around the part that is fuzzed, so that it is reached at all.
_AROUND = {
    _WORD: {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
        "_rels/.rels": (
            '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            '<Relationship Id="r1" Target="word/document.xml" Type='
            '"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"/></Relationships>'
        ),
    },
    _SHEET: {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
        "_rels/.rels": (
            '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            '<Relationship Id="r1" Target="xl/workbook.xml" Type='
            '"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"/></Relationships>'
        ),
        "xl/workbook.xml": (
            '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" '
            'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">'
            '<sheets><sheet name="a" sheetId="1" r:id="r1"/></sheets></workbook>'
        ),
        "xl/_rels/workbook.xml.rels": (
            '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            '<Relationship Id="r1" Target="worksheets/sheet1.xml" Type='
            '"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet"/></Relationships>'
        ),
    },
}


def _text(data: bytes) -> str:
    return data.decode("utf-8", "surrogateescape")


def _read(data: bytes, name: str) -> None:
    try:
        parse(decode(data, name))
    except InputError:
        return


def _in_package(part: str, name: str) -> Callable[[bytes], None]:
    def target(data: bytes) -> None:
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w") as package:
            for path, content in _AROUND[part].items():
                package.writestr(path, content)
            package.writestr(part, data)
        _read(packed.getvalue(), name)

    return target


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


TARGETS: dict[str, Callable[[bytes], None]] = {
    "text": lambda data: _read(data, "fuzz.txt"),
    "html": lambda data: _read(b"<html>" + data, "fuzz.html"),
    "pdf": lambda data: _read(b"%PDF-1.4\n" + data, "fuzz.pdf"),
    "docx": _in_package(_WORD, "fuzz.docx"),
    "xlsx": _in_package(_SHEET, "fuzz.xlsx"),
    "document": lambda data: (parse(Source("fuzz", _text(data))), None)[1],
    "ruleset": _ruleset,
    "configuration": _configuration,
    "formula": _formula,
    "expression": lambda data: (problem(_text(data)), None)[1],
}
