"""Review copies of PDF files: the words of every finding highlighted, and the file as it was in front of that."""

from __future__ import annotations

import ctypes
import io
import json
import shutil
import subprocess
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NamedTuple

import pypdfium2 as pdfium
import pypdfium2.raw as raw
import pytest

from disclosurelint.errors import InputError
from disclosurelint.linter import check
from disclosurelint.results.report import Report
from disclosurelint.review import Copy, review
from disclosurelint.rules import Ruleset, load_ruleset
from disclosurelint.settings import Plan
from disclosurelint.sources import decode
from tests.sources.pdfs import pdf, words
from tools.make_formats import MADE

NOW = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)
FAULTY = (MADE / "faulty.pdf").read_bytes()


class Note(NamedTuple):
    page: int
    covered: str
    contents: str
    author: str


@pytest.fixture(scope="module")
def ruleset() -> Ruleset:
    return load_ruleset()


def reviewed(content: bytes, ruleset: Ruleset) -> tuple[Report, Copy]:
    report = check(decode(content, "草稿.pdf"), Plan(ruleset))
    return report, review(report, content, ruleset, "zh", NOW)


def notes_in(content: bytes) -> Iterator[Note]:
    """The highlights of a file with the words that lie in them."""
    document = pdfium.PdfDocument(content)
    for number in range(len(document)):
        page = document[number]
        text = page.get_textpage()
        for at in range(raw.FPDFPage_GetAnnotCount(page)):
            note = raw.FPDFPage_GetAnnot(page, at)
            if raw.FPDFAnnot_GetSubtype(note) != raw.FPDF_ANNOT_HIGHLIGHT:
                continue  # a link of the contents page
            covered = ""
            for quad in range(raw.FPDFAnnot_CountAttachmentPoints(note)):
                points = raw.FS_QUADPOINTSF()
                raw.FPDFAnnot_GetAttachmentPoints(note, quad, points)
                xs, ys = (points.x1, points.x2, points.x3, points.x4), (points.y1, points.y2, points.y3, points.y4)
                covered += text.get_text_bounded(min(xs) + 1, min(ys) + 1, max(xs) - 1, max(ys) - 1)
            yield Note(number + 1, "".join(covered.split()), _string(note, b"Contents"), _string(note, b"T"))
        text.close()
        page.close()
    document.close()


def _string(note: Any, key: bytes) -> str:
    length = raw.FPDFAnnot_GetStringValue(note, key, None, 0)
    data = ctypes.create_string_buffer(length)
    raw.FPDFAnnot_GetStringValue(note, key, ctypes.cast(data, ctypes.POINTER(ctypes.c_ushort)), length)
    return data.raw.decode("utf-16-le").rstrip("\0")


def test_every_finding_has_a_note_on_its_words(ruleset: Ruleset) -> None:
    report, copy = reviewed(FAULTY, ruleset)
    notes = list(notes_in(copy.content))
    assert copy.notes == len(notes) == len(report.diagnostics)
    told = sorted((found.code, "".join(report.source.quote(found.span).split())) for found in report.diagnostics)
    assert sorted((note.contents.split()[1], note.covered) for note in notes) == told
    assert {note.author for note in notes} == {"disclosurelint"}
    assert all("为什么：" in note.contents for note in notes)


def test_the_file_itself_stays_as_it_was(ruleset: Ruleset) -> None:
    _, copy = reviewed(FAULTY, ruleset)
    assert copy.content.startswith(FAULTY)
    assert decode(copy.content, "草稿.pdf").text == decode(FAULTY, "草稿.pdf").text


def test_notes_come_out_on_paper_and_old_ones_stay(ruleset: Ruleset) -> None:
    _, copy = reviewed(FAULTY, ruleset)
    assert {flags for kind, flags in marks_in(copy.content) if kind == raw.FPDF_ANNOT_HIGHLIGHT} == {
        raw.FPDF_ANNOT_FLAG_PRINT
    }
    links = [one for one in marks_in(FAULTY) if one[0] == raw.FPDF_ANNOT_LINK]
    assert links == [one for one in marks_in(copy.content) if one[0] == raw.FPDF_ANNOT_LINK] != []


def marks_in(content: bytes) -> list[tuple[int, int]]:
    """The kinds and flags of all annotations."""
    document = pdfium.PdfDocument(content)
    found = []
    for page in document:
        for at in range(raw.FPDFPage_GetAnnotCount(page)):
            one = raw.FPDFPage_GetAnnot(page, at)
            found.append((raw.FPDFAnnot_GetSubtype(one), raw.FPDFAnnot_GetFlags(one)))
            raw.FPDFPage_CloseAnnot(one)
    document.close()
    return found


@pytest.mark.parametrize("rotate", [90, 180, 270])
def test_pages_turned_and_cut_have_their_notes_on_the_words(rotate: int, ruleset: Ruleset) -> None:
    document = pdfium.PdfDocument(FAULTY)
    for page in document:
        page.set_rotation(rotate)
        page.set_cropbox(40, 100, 560, 842)
    data = io.BytesIO()
    document.save(data)
    report, copy = reviewed(data.getvalue(), ruleset)
    told = [sorted("".join(report.source.quote(found.span).split())) for found in report.diagnostics]
    assert sorted(map(sorted, (note.covered for note in notes_in(copy.content)))) == sorted(told)


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_a_file_that_allows_no_notes_gets_none(ruleset: Ruleset, tmp_path: Path) -> None:
    options = {
        "RestrictPermissions": {"type": "boolean", "value": "true"},
        "PermissionPassword": {"type": "string", "value": "x"},
        "Changes": {"type": "long", "value": "0"},
    }
    command = ["soffice", f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--headless", "--convert-to"]
    command += [f"pdf:writer_pdf_Export:{json.dumps(options)}", "--outdir", str(tmp_path), str(MADE / "faulty.odt")]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    with pytest.raises(InputError, match="不许加注释"):
        reviewed((tmp_path / "faulty.pdf").read_bytes(), ruleset)


@pytest.mark.parametrize("rotate", [0, 90])
def test_a_page_set_sideways_has_its_note_on_the_words(rotate: int, ruleset: Ruleset) -> None:
    content = pdf(
        words("一、情况说明", 100, 700, turned=True) + words("建立台帐工作。", 130, 700, turned=True), rotate=rotate
    )
    _, copy = reviewed(content, ruleset)
    assert [note.covered for note in notes_in(copy.content)] == ["台帐"]
