"""Review copies of Word documents: marks where they belong, and nothing else changed."""

from __future__ import annotations

import io
import shutil
import subprocess
import zipfile
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from disclosurelint.errors import InputError
from disclosurelint.fixing import chosen_fixes
from disclosurelint.linter import check
from disclosurelint.results.report import Report
from disclosurelint.review import Copy, review
from disclosurelint.rules import Ruleset, load_ruleset
from disclosurelint.settings import Plan
from disclosurelint.sources import decode, package
from disclosurelint.sources.docx.styles import W
from disclosurelint.text import apply_edits
from tests.review.validity import faults
from tests.sources.packages import docx, paragraph, run, word
from tools.make_formats import MADE

NOW = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)
ACCEPT = Path(__file__).parents[2] / "tools/accept_changes.py"
FIXTURES = Path(__file__).parents[2] / "fixtures"
#: A Python that can talk to LibreOffice.
UNO = "/usr/bin/python3"


@pytest.fixture(scope="module")
def ruleset() -> Ruleset:
    return load_ruleset()


def reviewed(content: bytes, ruleset: Ruleset) -> tuple[Report, Copy]:
    report = check(decode(content, "草稿.docx"), Plan(ruleset))
    return report, review(report, content, ruleset, "zh", NOW)


def fixed_text(report: Report) -> str:
    chosen = chosen_fixes(report.diagnostics, unsafe=True)
    edits = [edit for found in chosen if found.fix for edit in found.fix.edits]
    return apply_edits(report.source.text, edits)


def part(content: bytes, name: str = "word/document.xml") -> Any:
    return etree.fromstring(zipfile.ZipFile(io.BytesIO(content)).read(name))


def shown(element: Any) -> str:
    return "".join(element.itertext(f"{W}t", f"{W}delText"))


FAULTY = (MADE / "faulty.docx").read_bytes()


def test_every_finding_is_a_comment_that_says_all_of_it(ruleset: Ruleset) -> None:
    report, copy = reviewed(FAULTY, ruleset)
    comments = list(part(copy.content, "word/comments.xml"))
    assert copy.notes == len(comments) == len(report.diagnostics)
    for comment, found in zip(comments, report.diagnostics, strict=True):
        lines = ["".join(line.itertext()) for line in comment.iter(f"{W}p")]
        assert found.code in lines[0]
        assert found.message.split("\n")[0] in lines
        assert any(line.startswith("为什么：") for line in lines)
    assert any("算式：" in "".join(comment.itertext()) for comment in comments)
    assert {comment.get(f"{W}date") for comment in comments} == {"2026-01-02T03:04:05Z"}


def test_a_comment_covers_the_words_of_its_finding(ruleset: Ruleset) -> None:
    report, copy = reviewed(FAULTY, ruleset)
    covered = words_of_comments(part(copy.content))
    told = [report.source.quote(found.span) for found in report.diagnostics]
    # of a note and of a text box what leads there is covered, for Word has no comments in them
    elsewhere = {at for at, words in enumerate(covered) if words != told[at]}
    assert {told[at] for at in elsewhere} == {"台帐", "公务接侍"}


def test_accepting_all_changes_gives_what_fix_gives(ruleset: Ruleset) -> None:
    report, copy = reviewed(FAULTY, ruleset)
    assert copy.changes >= 7
    assert decode(copy.content, "草稿.docx").text == fixed_text(report) != report.source.text


def test_without_its_marks_the_copy_is_the_document(ruleset: Ruleset) -> None:
    _, copy = reviewed(FAULTY, ruleset)
    assert bare(part(copy.content)) == bare(part(FAULTY))
    before, after = (zipfile.ZipFile(io.BytesIO(content)) for content in (FAULTY, copy.content))
    changed = {name for name in before.namelist() if before.read(name) != after.read(name)}
    # the footnote has a tracked change; relations and types tell of the part with the comments
    assert changed == {
        "word/document.xml",
        "word/footnotes.xml",
        "word/_rels/document.xml.rels",
        "[Content_Types].xml",
    }
    assert set(after.namelist()) - set(before.namelist()) == {"word/comments.xml"}


def test_the_copy_of_a_faultless_document_is_that_document(ruleset: Ruleset) -> None:
    content = (MADE / "faultless.docx").read_bytes()
    _, copy = reviewed(content, ruleset)
    assert (copy.notes, copy.changes) == (0, 0)
    before, after = (zipfile.ZipFile(io.BytesIO(one)) for one in (content, copy.content))
    assert {name: before.read(name) for name in before.namelist()} == {
        name: after.read(name) for name in after.namelist()
    }


def _has_uno() -> bool:
    return Path(UNO).exists() and subprocess.run([UNO, "-c", "import uno"], capture_output=True).returncode == 0


needs_libreoffice = pytest.mark.skipif(
    shutil.which("soffice") is None or not _has_uno(), reason="LibreOffice or its Python is not installed"
)


@needs_libreoffice
def test_libreoffice_shows_the_marks_and_accepts_the_changes(ruleset: Ruleset, tmp_path: Path) -> None:
    report, copy = reviewed(FAULTY, ruleset)
    [(comments, changes, text)] = accepted([copy.content], tmp_path)
    assert comments == copy.notes
    assert changes >= copy.changes
    assert text == fixed_text(report)


@needs_libreoffice
def test_what_libreoffice_writes_and_accepts_is_what_fix_gives(ruleset: Ruleset, tmp_path: Path) -> None:
    """Every faulty fixture, made a Word document, reviewed, and all proposals taken."""
    contents = list(made_documents(tmp_path, FIXTURES.glob("*/faulty.txt")))
    assert len(contents) > 20
    told = [reviewed(content, ruleset) for content in contents]
    for content, (_, copy) in zip(contents, told, strict=True):
        assert list(faults(copy.content)) == list(faults(content)) == []
        assert bare(part(copy.content)) == bare(part(content))
    shown = accepted([copy.content for _, copy in told], tmp_path)
    for (report, copy), (comments, _, text) in zip(told, shown, strict=True):
        assert comments == copy.notes == len(report.diagnostics)
        assert text == fixed_text(report)


def made_documents(folder: Path, texts: Iterable[Path]) -> Iterator[bytes]:
    """Texts as Word documents, written by LibreOffice."""
    given = [Path(shutil.copy(text, folder / f"{text.parent.name}.txt")) for text in texts]
    command = ["soffice", f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--norestore"]
    command += [
        "--infilter=Text (encoded):UTF8,LF,,,",
        "--convert-to",
        "docx:MS Word 2007 XML",
        "--outdir",
        str(folder),
    ]
    subprocess.run([*command, *map(str, given)], capture_output=True, check=True, timeout=120)
    return (text.with_suffix(".docx").read_bytes() for text in given)


def accepted(contents: list[bytes], folder: Path) -> list[tuple[int, int, str]]:
    """How many comments and changes LibreOffice finds in documents, and their texts when all changes are accepted."""
    names = [(f"review-{at}.docx", f"accepted-{at}.docx") for at in range(len(contents))]
    for (name, _), content in zip(names, contents, strict=True):
        (folder / name).write_bytes(content)
    command = [UNO, str(ACCEPT), *(name for pair in names for name in pair)]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=240)
    counts = [[int(count) for count in line.split()] for line in done.stdout.splitlines()]
    texts = [decode((folder / made).read_bytes(), made).text for _, made in names]
    return [(comments, changes, text) for (comments, changes), text in zip(counts, texts, strict=True)]


def in_two_runs(*texts: str) -> bytes:
    return docx(f"<w:p>{''.join(run(text, '<w:b/>') for text in texts)}</w:p>")


def test_words_across_runs_keep_their_looks(ruleset: Ruleset) -> None:
    _, copy = reviewed(in_two_runs("一般公共预算财", "政拔款支出。一般公共预算财政拨款，财政拨款，财政拨款。"), ruleset)
    document = part(copy.content)
    assert copy.changes == 1
    [inserted] = document.iter(f"{W}ins")
    assert shown(inserted) == "拨"
    assert inserted.find(f"{W}r/{W}rPr/{W}b") is not None
    [deleted] = document.iter(f"{W}del")
    assert [text.text for text in deleted.iter(f"{W}delText")] == ["拔"]


def test_tabs_and_breaks_of_a_run_stay_where_they_are(ruleset: Ruleset) -> None:
    body = "<w:p><w:r><w:t>一</w:t><w:tab/><w:t>建立台帐工作</w:t><w:br/><w:t>二</w:t></w:r></w:p>"
    report, copy = reviewed(docx(body), ruleset)
    assert decode(copy.content, "a.docx").text == fixed_text(report) == "一 建立台账工作\n二\n"


def test_text_that_is_itself_a_tracked_change_gets_a_comment_only(ruleset: Ruleset) -> None:
    body = f'<w:p><w:ins w:id="7" w:author="某">{run("建立台帐工作")}</w:ins></w:p>'
    report, copy = reviewed(docx(body), ruleset)
    assert [found.code for found in report.diagnostics if found.code.startswith("WRD")] == ["WRD002"]
    assert copy.changes == 0
    words = words_of_comments(part(copy.content))
    assert set(words) == {"建立台帐工作"}  # marks stand outside a tracked change, so the comment covers all of it


def test_comments_that_are_there_stay(ruleset: Ruleset) -> None:
    body = (
        '<w:p><w:commentRangeStart w:id="4"/>' + run("建立台帐工作") + '<w:commentRangeEnd w:id="4"/>'
        '<w:r><w:commentReference w:id="4"/></w:r></w:p>'
    )
    old = word("comments", f'<w:comment w:id="4" w:author="某">{paragraph("请核")}</w:comment>')
    _, copy = reviewed(docx(body, comments=old), ruleset)
    told = {comment.get(f"{W}id"): shown(comment) for comment in part(copy.content, "word/comments.xml")}
    assert told["4"] == "请核"
    assert "5" in told and len(told) == copy.notes + 1


def words_of_comments(document: Any) -> list[str]:
    """The words between the marks of every comment, in the order of their numbers."""
    words: dict[str, str] = {}
    open_: set[str] = set()
    for element in document.iter():
        number = element.get(f"{W}id")
        if element.tag == f"{W}commentRangeStart":
            words[number] = ""
            open_.add(number)
        elif element.tag == f"{W}commentRangeEnd":
            open_.discard(number)
        elif element.tag in (f"{W}t", f"{W}delText") and not _is_ours(next(element.iterancestors(f"{W}ins"), None)):
            for one in open_:
                words[one] += element.text
    return [words[number] for number in sorted(words, key=int)]


def _is_ours(inserted: Any) -> bool:
    return inserted is not None and inserted.get(f"{W}author") == "disclosurelint"


def bare(document: Any) -> bytes:
    """A document without comments and with its changes rejected, runs of the same looks as one."""
    for element in [*document.iter(f"{W}commentRangeStart", f"{W}commentRangeEnd", f"{W}ins")]:
        element.getparent().remove(element)
    for element in [*document.iter(f"{W}commentReference")]:
        element.getparent().getparent().remove(element.getparent())
    for deleted in [*document.iter(f"{W}del")]:
        for text in deleted.iter(f"{W}delText"):
            text.tag = f"{W}t"
        for one in deleted:
            deleted.addprevious(one)
        deleted.getparent().remove(deleted)
    for one in [*document.iter(f"{W}r")]:
        before = one.getprevious()
        if before is not None and before.tag == f"{W}r" and looks(before) == looks(one):
            before.extend([child for child in one if child.tag != f"{W}rPr"])
            one.getparent().remove(one)
    for text in [*document.iter(f"{W}t")]:
        text.attrib.clear()
        before = text.getprevious()
        if before is not None and before.tag == f"{W}t":
            before.text += text.text
            text.getparent().remove(text)
    written: bytes = etree.tostring(document, method="c14n")
    return written


def looks(one: Any) -> bytes:
    properties = one.find(f"{W}rPr")
    return b"" if properties is None else etree.tostring(properties, method="c14n")


def test_numbers_of_marks_beyond_all_that_word_counts_are_passed_over(ruleset: Ruleset) -> None:
    marked = f'<w:commentRangeStart w:id="{"9" * 5000}"/>' + run("建立台帐工作。")
    _, copy = reviewed(docx(f"<w:p>{marked}</w:p>"), ruleset)
    assert (copy.notes, copy.changes) == (1, 1)


@pytest.mark.parametrize("around", ["<w:p>{}</w:p>", "<w:p>{}<w:r><w:t>另起。</w:t></w:r></w:p>"])
def test_text_outside_any_run_gets_no_marks_of_its_own(around: str, ruleset: Ruleset) -> None:
    content = docx(around.format("<w:t>建立台帐工作。</w:t>"))
    _, copy = reviewed(content, ruleset)
    assert (copy.notes, copy.changes) == (1, 0)
    assert shown(part(copy.content)) == shown(part(content))


def with_pictures(*sizes: int) -> bytes:
    """A document with a finding and pictures of that many bytes of nothing."""
    data = io.BytesIO(docx(paragraph("建立台帐工作。")))
    with zipfile.ZipFile(data, "a", zipfile.ZIP_DEFLATED) as archive:
        for at, size in enumerate(sizes):
            archive.writestr(f"word/media/image{at}.png", bytes(size))
    return data.getvalue()


def test_pictures_that_would_fill_the_disk_are_not_copied(ruleset: Ruleset, monkeypatch: pytest.MonkeyPatch) -> None:
    assert reviewed(with_pictures(9_000_000, 9_000_000), ruleset)[1].notes == 1
    monkeypatch.setattr(package, "_LARGEST_COPIED", 10_000_000)
    with pytest.raises(InputError, match="解开后过大"):
        reviewed(with_pictures(9_000_000, 9_000_000), ruleset)
