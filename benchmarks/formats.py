"""How fast files of each format are read into text, and how much memory that takes: small ones and very large ones."""

from __future__ import annotations

import io
import random
import sys
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time

import pypdfium2 as pdfium

from benchmarks.processes import peak
from benchmarks.tables import Table
from disclosurelint.sources import read

MADE = Path(__file__).parent.parent / "fixtures/formats/made"
#: The document of the fixtures has ten pages.
_TIMES = 30
_READ = "import sys; from disclosurelint.sources import read; read(sys.argv[1])"


def measure() -> Table:
    """Processor seconds of reading alone, the best of three, and the peak of a process that does nothing else."""
    rows = []
    with TemporaryDirectory() as folder:
        for name, path in files(Path(folder)):
            text = read(path).text
            seconds = min(_seconds(lambda path=path: read(path)) for _ in range(3))  # type: ignore[misc]
            rows.append(
                [
                    name,
                    f"{path.stat().st_size / 1e6:.1f}",
                    f"{len(text)}",
                    f"{seconds:.3f}",
                    f"{len(text) / seconds / 1000:.0f}",
                    f"{peak([sys.executable, '-c', _READ, str(path)]) / 2**20:.1f}",
                ]
            )
    return Table(
        "各种格式",
        "只计读入（从文件到文字），处理器时间，三次中最快的；内存是只做这一件事的进程的最大值。大文件由样例重复三十次而成。",
        ["文件", "MB", "字数", "秒", "千字 / 秒", "MiB"],
        rows,
    )


def files(folder: Path) -> Iterator[tuple[str, Path]]:
    """Small files and large ones of every format, with what they are called."""
    for suffix in (".txt", ".docx", ".pdf", ".html", ".xlsx"):
        yield f"样例，10 页，{suffix}", MADE / f"faulty{suffix}"
    large: tuple[tuple[str, str, Callable[[], bytes]], ...] = (
        ("300 页，.docx", "long.docx", lambda: long_docx(_TIMES)),
        ("图片 50 MB，.docx", "pictures.docx", lambda: docx_with_pictures(50_000_000)),
        ("300 页，.pdf", "long.pdf", lambda: long_pdf(_TIMES)),
        ("300 页，.html", "long.html", lambda: long_html(_TIMES)),
        ("十万行，.xlsx", "long.xlsx", lambda: long_xlsx(100_000)),
    )
    for name, file, make in large:
        path = folder / file
        path.write_bytes(make())
        yield name, path


def long_pdf(times: int) -> bytes:
    """The pages of the fixture over and over."""
    with pdfium.PdfDocument.new() as document, pdfium.PdfDocument(MADE / "faulty.pdf") as pages:
        for _ in range(times):
            document.import_pages(pages)
        data = io.BytesIO()
        document.save(data)
    return data.getvalue()


def long_docx(times: int) -> bytes:
    """The body of the fixture over and over."""

    def repeat(document: bytes) -> bytes:
        begin, end = document.index(b"<w:body>") + 8, document.rindex(b"<w:sectPr")
        return document[:begin] + document[begin:end] * times + document[end:]

    return _changed(MADE / "faulty.docx", "word/document.xml", repeat)


def docx_with_pictures(size: int) -> bytes:
    """The fixture with pictures of so many bytes, which do not pack."""
    data = io.BytesIO((MADE / "faulty.docx").read_bytes())
    with zipfile.ZipFile(data, "a", zipfile.ZIP_DEFLATED) as archive:
        for number in range(10):
            archive.writestr(f"word/media/image{number}.jpeg", random.Random(number).randbytes(size // 10))
    return data.getvalue()


def long_html(times: int) -> bytes:
    page = (MADE / "faulty.html").read_bytes()
    begin = page.index(b"<body")
    begin, end = page.index(b">", begin) + 1, page.rindex(b"</body>")
    return page[:begin] + page[begin:end] * times + page[end:]


def long_xlsx(count: int) -> bytes:
    """A sheet of so many rows of five cells."""

    def rows(sheet: bytes) -> bytes:
        begin, end = sheet.index(b"<sheetData>") + 11, sheet.index(b"</sheetData>")
        row = (
            '<row r="{at}"><c r="A{at}" t="inlineStr"><is><t>21302{at:06}</t></is></c><c r="B{at}" t="inlineStr"><is>'
            '<t>林业和草原</t></is></c><c r="C{at}"><v>{at}.5</v></c><c r="D{at}"><v>{at}</v></c>'
            '<c r="E{at}"><v>0.5</v></c></row>'
        )
        return sheet[:begin] + "".join(row.format(at=at) for at in range(1, count + 1)).encode() + sheet[end:]

    return _changed(MADE / "faulty.xlsx", "xl/worksheets/sheet1.xml", rows)


def _changed(path: Path, part: str, change: Callable[[bytes], bytes]) -> bytes:
    """A package with one part changed."""
    data = io.BytesIO()
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = old.read(name)
            new.writestr(name, change(content) if name == part else content)
    return data.getvalue()


def _seconds(work: Callable[[], object]) -> float:
    begun = process_time()
    work()
    return process_time() - begun
