"""Documents as many clerks write them: of the right ones nothing is said, in whatever format, and faults are found."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.clerks import FOLDER, documents, faults, planted, told
from disclosurelint.settings import Settings, load
from disclosurelint.sources import decode, read
from disclosurelint.text import Source
from tests.test_tables_in_formats import as_docx, as_html

PLAN = load(Settings())
TEXTS = [path for path in documents() if path.suffix == ".txt"]
FORMATS = {"docx": as_docx, "html": as_html}


def messages(source: Source) -> list[tuple[str, str]]:
    return [(found.code, found.message) for found in told(source, PLAN)]


@pytest.mark.parametrize("path", documents(), ids=lambda path: path.stem)
def test_nothing_is_said_of_a_document_that_is_right(path: Path) -> None:
    assert messages(read(str(path))) == []


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
@pytest.mark.parametrize("suffix", FORMATS)
def test_nor_is_anything_when_it_is_no_plain_text(path: Path, suffix: str) -> None:
    assert messages(decode(FORMATS[suffix](path.read_text("utf-8")), f"{path.stem}.{suffix}")) == []


def test_every_fault_can_be_planted_in_one_place_only() -> None:
    texts = {path.name: path.read_text("utf-8") for path in documents()}
    assert [fault for fault in faults() if texts[fault["file"]].count(fault["right"]) != 1] == []
    assert {path.name for path in FOLDER.iterdir()} == {*texts, "faults.yaml"}


def test_faults_are_found_but_for_those_marked_open() -> None:
    missed = [fault for fault in faults() if not messages(planted(fault))]
    assert missed == [fault for fault in faults() if fault.get("open")]
