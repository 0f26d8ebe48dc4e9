"""Very large files are read within bounded memory: pictures stay packed, and pages and paragraphs come one by one."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from benchmarks.formats import docx_with_pictures, long_docx, long_pdf
from benchmarks.processes import peak

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there is no telling the peak of a process")

READ = "import sys; from disclosurelint.sources import read; read(sys.argv[1])"
MEBIBYTE = 2**20


def peak_of_reading(data: bytes, path: Path) -> float:
    """MiB that a process which reads a file of this content takes at most."""
    path.write_bytes(data)
    return peak([sys.executable, "-c", READ, str(path)]) / MEBIBYTE


def test_fifty_megabytes_of_pictures_take_no_more_than_the_file_itself(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    small = peak_of_reading(docx_with_pictures(0), path)
    assert peak_of_reading(docx_with_pictures(50_000_000), path) - small < 60


def test_a_hundred_pages_take_little_more_than_ten(tmp_path: Path) -> None:
    """For three hundred see the benchmarks; that takes some seconds."""
    for name, make, most in (("a.docx", long_docx, 10), ("a.pdf", long_pdf, 30)):
        path = tmp_path / name
        assert peak_of_reading(make(10), path) - peak_of_reading(make(1), path) < most
