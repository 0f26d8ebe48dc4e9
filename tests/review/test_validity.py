"""Review copies of documents with everything in them that Word has: what comes out is still a Word document."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

import pytest

from disclosurelint.linter import check
from disclosurelint.review import review
from disclosurelint.rules import Ruleset, load_ruleset
from disclosurelint.settings import Plan
from disclosurelint.sources import decode
from disclosurelint.sources.docx.styles import W
from disclosurelint.text import Edit, Span
from tests.review.test_docx import NOW, bare, fixed_text, part, reviewed, words_of_comments
from tests.review.validity import faults
from tests.sources.packages import docx, package, paragraph, run, word

WRONG = "建立台帐工作"
BOX = (
    '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><w:txbxContent>'
    + paragraph(WRONG)
    + "</w:txbxContent></w:drawing></mc:Choice><mc:Fallback><w:pict><w:txbxContent>"
    + paragraph(WRONG)
    + "</w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
)
FIELD = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
CHANGED = '<w:b/><w:rPrChange w:id="3" w:author="某"><w:rPr/></w:rPrChange>'
HEADER = '<w:sectPr><w:headerReference w:type="default" r:id="header__1"/></w:sectPr>'
CELLS = f"<w:tc><w:tcPr/>{paragraph('甲')}</w:tc><w:tc><w:tcPr/>{paragraph(WRONG)}</w:tc>"

BODIES = {
    "a paragraph": paragraph(WRONG),
    "a link": f'<w:p><w:hyperlink w:anchor="a">{run("建立台")}{run("帐工作")}</w:hyperlink>{run("。")}</w:p>',
    "half a link": f'<w:p>{run("建立台")}<w:hyperlink w:anchor="a">{run("帐工作")}</w:hyperlink></w:p>',
    "a content control": f"<w:p><w:sdt><w:sdtPr/><w:sdtContent>{run(WRONG)}</w:sdtContent></w:sdt></w:p>",
    "a block control": f"<w:sdt><w:sdtPr/><w:sdtContent>{paragraph(WRONG)}</w:sdtContent></w:sdt>",
    "a simple field": f'<w:p><w:fldSimple w:instr="REF a">{run(WRONG)}</w:fldSimple></w:p>',
    "a field": f"<w:p>{FIELD.format('begin')}<w:r><w:instrText>REF a</w:instrText></w:r>{FIELD.format('separate')}"
    f"{run(WRONG)}{FIELD.format('end')}</w:p>",
    "a text box": f"<w:p>{run('前')}{BOX}{run('后')}</w:p>",
    "nothing but a text box": f"<w:p>{BOX}</w:p>",
    "a smart tag": f'<w:p><w:smartTag w:element="a">{run(WRONG)}</w:smartTag></w:p>',
    "changed looks": f"<w:p>{run(WRONG, CHANGED)}</w:p>",
    "a table": f"<w:tbl><w:tblPr/><w:tr>{CELLS}</w:tr><w:tr>{CELLS}</w:tr></w:tbl>",
    "a change between": f'<w:p>{run("建立台")}<w:del w:id="1" w:author="某"><w:r><w:delText>好</w:delText>'
    f"</w:r></w:del>{run('帐工作')}</w:p>",
    "the highest number": f'<w:p><w:ins w:id="2147483647" w:author="某">{run("好")}</w:ins>{run(WRONG)}</w:p>',
    "a bookmark between": f'<w:p>{run("建立台")}<w:bookmarkStart w:id="1" w:name="a"/>{run("帐工作")}'
    '<w:bookmarkEnd w:id="1"/></w:p>',
    "parts of a run": "<w:p><w:r><w:t>建立</w:t><w:t>台帐</w:t><w:tab/><w:t>工作</w:t></w:r></w:p>",
}


@pytest.fixture(scope="module")
def ruleset() -> Ruleset:
    return load_ruleset()


@pytest.mark.parametrize("body", BODIES.values(), ids=BODIES)
def test_marks_are_where_word_has_them(body: str, ruleset: Ruleset) -> None:
    content = docx(body)
    report, copy = reviewed(content, ruleset)
    assert copy.notes == len(report.diagnostics) > 0
    assert copy.changes > 0
    assert list(faults(copy.content)) == list(faults(content)) == []
    assert bare(part(copy.content)) == bare(part(content))
    assert decode(copy.content, "草稿.docx").text == fixed_text(report)


PLACES = {
    "header": (f"{paragraph('一、概况')}{HEADER}", {"header__1": word("hdr", paragraph(WRONG))}),
    "header of an empty page": (f"<w:p/>{HEADER}", {"header__1": word("hdr", paragraph(WRONG))}),
    "footnote": (
        f'<w:p>{run("见注")}<w:r><w:footnoteReference w:id="2"/></w:r></w:p>',
        {"footnotes": word("footnotes", f'<w:footnote w:id="2">{paragraph(WRONG)}</w:footnote>')},
    ),
}


@pytest.mark.parametrize(("body", "parts"), PLACES.values(), ids=PLACES)
def test_what_has_no_comments_is_commented_on_in_the_body(body: str, parts: dict[str, str], ruleset: Ruleset) -> None:
    report, copy = reviewed(docx(body, **parts), ruleset)
    assert copy.notes == len(report.diagnostics) > 0
    assert copy.changes == 1
    assert list(faults(copy.content)) == []


def test_a_reading_beside_characters_is_commented_on_as_a_whole(ruleset: Ruleset) -> None:
    ruby = f"<w:rubyPr/><w:rt>{run('jian')}</w:rt><w:rubyBase>{run(WRONG)}</w:rubyBase>"
    _, copy = reviewed(docx(f"<w:p>{run('请')}<w:r><w:ruby>{ruby}</w:ruby></w:r></w:p>"), ruleset)
    assert (copy.notes, copy.changes) == (1, 0)
    assert [mark.getparent().tag for mark in part(copy.content).iter(f"{W}commentRangeStart")] == [f"{W}p"]


def test_words_in_the_body_and_in_a_note_are_commented_on_in_the_body(ruleset: Ruleset) -> None:
    """A sum that begins in the text and ends in its footnote."""
    content = docx(
        f"<w:p>{run('支出10万元，其中基本支出6万元')}<w:r><w:footnoteReference w:id='2'/></w:r></w:p>",
        footnotes=word("footnotes", f'<w:footnote w:id="2">{paragraph("项目支出3万元。")}</w:footnote>'),
    )
    _, copy = reviewed(content, ruleset)
    assert list(faults(copy.content)) == []


def changed(content: bytes, change: Callable[[dict[str, bytes]], object]) -> bytes:
    """A package with its parts changed."""
    archive = zipfile.ZipFile(io.BytesIO(content))
    parts = {name: archive.read(name) for name in archive.namelist()}
    change(parts)
    return package(parts)


def test_parts_that_are_not_there_are_made(ruleset: Ruleset) -> None:
    content = changed(docx(paragraph(WRONG)), lambda parts: parts.pop("word/_rels/document.xml.rels"))
    _, copy = reviewed(content, ruleset)
    assert copy.notes == 1
    assert list(faults(copy.content)) == []
    assert len(part(copy.content, "word/comments.xml")) == 1


def test_a_part_that_nothing_leads_to_stays(ruleset: Ruleset) -> None:
    old = word("comments", "").encode()
    content = changed(docx(paragraph(WRONG)), lambda parts: parts.update({"word/comments.xml": old}))
    _, copy = reviewed(content, ruleset)
    assert zipfile.ZipFile(io.BytesIO(copy.content)).read("word/comments.xml") == old
    assert len(part(copy.content, "word/comments1.xml")) == 1


def test_a_picture_may_be_larger_than_what_is_read(ruleset: Ruleset) -> None:
    """A scan that is nearly white: hundreds of times smaller when packed."""
    picture = b"BM" + bytes(12_000_000)
    content = changed(docx(paragraph(WRONG)), lambda parts: parts.update({"word/media/image1.bmp": picture}))
    _, copy = reviewed(content, ruleset)
    assert zipfile.ZipFile(io.BytesIO(copy.content)).read("word/media/image1.bmp") == picture


def test_numbers_of_comments_that_are_gone_are_not_used(ruleset: Ruleset) -> None:
    body = f'<w:p><w:commentRangeStart w:id="0"/>{run(WRONG)}<w:commentRangeEnd w:id="0"/></w:p>'
    _, copy = reviewed(docx(body), ruleset)
    assert [comment.values()[0] for comment in part(copy.content, "word/comments.xml")] == ["1"]
    assert len(words_of_comments(part(copy.content))) == 2


def test_a_part_in_another_encoding(ruleset: Ruleset) -> None:
    def encode(parts: dict[str, bytes]) -> None:
        text = parts["word/document.xml"].decode()
        parts["word/document.xml"] = f'<?xml version="1.0" encoding="UTF-16"?>{text}'.encode("utf-16")

    report, copy = reviewed(changed(docx(paragraph(WRONG)), encode), ruleset)
    assert list(faults(copy.content)) == []
    assert decode(copy.content, "草稿.docx").text == fixed_text(report)


def test_a_document_of_many_findings(ruleset: Ruleset) -> None:
    content = docx("".join(paragraph(f"{WRONG}{at}") for at in range(500)))
    report, copy = reviewed(content, ruleset)
    assert copy.notes == len(report.diagnostics) >= 500
    assert list(faults(copy.content)) == []


def test_the_validity_that_is_tested_can_fail() -> None:
    body = (
        f'<w:p><w:commentRangeStart w:id="1"/><w:del w:id="1" w:author="disclosurelint">{run("甲")}</w:del>'
        '<w:r><w:t> 乙</w:t></w:r><w:r><w:commentReference w:id="1"/></w:r></w:p>'
    )
    comments = word("comments", '<w:comment w:id="2" w:author="disclosurelint"/><w:comment w:id="2" w:author="某"/>')
    told = [*faults(docx(body, comments=comments))]
    for fault in (
        "word/comments.xml is told to be []",
        "word/document.xml: the blanks of ' 乙' would be lost",
        "two comments 2",
        "comment 1 has ['RangeStart', 'Reference']",
        "there is no comment 1",
        "nothing refers to comment 2",
        "a comment does not say whose it is",
        "a comment without a paragraph",
        "a tracked change without a date",
        "text in what is deleted",
    ):
        assert fault in told


def test_a_fix_that_cannot_be_proposed_whole_is_not_proposed(ruleset: Ruleset) -> None:
    """One of its places is a break between two paragraphs."""
    content = docx(paragraph(WRONG) + paragraph("完"))
    report = check(decode(content, "草稿.docx"), Plan(ruleset))
    [found] = report.diagnostics
    assert found.fix is not None
    fix = found.fix._replace(edits=(*found.fix.edits, Edit(Span(5, 8), "，")))
    copy = review(report._replace(diagnostics=(found._replace(fix=fix),)), content, ruleset, "zh", NOW)
    assert (copy.notes, copy.changes) == (1, 0)
