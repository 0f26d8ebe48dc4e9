"""Word documents: what a reader sees, in the order in which it is read, and where it stands."""

from __future__ import annotations

import pytest

from disclosurelint.sources import decode
from disclosurelint.text import Place, Source
from tests.sources.packages import docx, paragraph, run, word


def read(body: str, **parts: str) -> Source:
    return decode(docx(body, **parts), "draft.docx")


def lines(body: str, **parts: str) -> list[str]:
    return read(body, **parts).text.splitlines()


def test_runs_make_up_paragraphs() -> None:
    assert lines(f"<w:p>{run('基本支出')}{run('10')}{run('万元。')}</w:p>" + paragraph("二")) == [
        "基本支出10万元。",
        "二",
    ]


def test_breaks_tabs_and_signs() -> None:
    body = (
        "<w:p><w:r><w:t>一</w:t><w:br/><w:t>二</w:t><w:tab/><w:t>三</w:t><w:noBreakHyphen/>"
        '<w:sym w:font="Wingdings" w:char="F0FC"/><w:sym w:font="宋体" w:char="2460"/></w:r></w:p>'
    )
    assert lines(body) == ["一", "二 三-①"]


def test_a_tab_with_a_leader_shows_as_dots() -> None:
    leader = '<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="9000"/></w:tabs>'
    body = f"<w:p><w:pPr>{leader}</w:pPr><w:r><w:t>一、职责</w:t><w:tab/><w:t>3</w:t></w:r></w:p>"
    assert lines(body) == ["一、职责……3"]


LEVELS = "".join(
    f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{style}"/><w:lvlText w:val="{text}"/></w:lvl>'
    for at, (style, text) in enumerate(
        [("chineseCountingThousand", "%1、"), ("chineseCounting", "（%2）"), ("decimal", "%3.")]
    )
)
NUMBERING = word(
    "numbering",
    f'<w:abstractNum w:abstractNumId="7">{LEVELS}</w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="7"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/>'
    "</w:lvlOverride></w:num>",
)


def item(text: str, level: int = 0, key: int = 1) -> str:
    return paragraph(text, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{key}"/></w:numPr>')


def test_automatic_numbers_are_part_of_the_text() -> None:
    body = (
        item("职责") + item("甲", 1) + item("乙", 1) + item("丙", 2) + item("机构") + item("丁", 1) + item("戊", key=2)
    )
    told = ["一、职责", "（一）甲", "（二）乙", "1.丙", "二、机构", "（一）丁", "一、戊"]
    assert lines(body, numbering=NUMBERING) == told


def test_numbers_come_from_styles_too_and_zero_takes_them_away() -> None:
    styles = word(
        "styles",
        '<w:style w:type="paragraph" w:styleId="1"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="a"><w:basedOn w:val="1"/></w:style>',
    )
    body = paragraph("职责", '<w:pStyle w:val="a"/>') + paragraph(
        "正文", '<w:pStyle w:val="a"/><w:numPr><w:numId w:val="0"/></w:numPr>'
    )
    assert lines(body, numbering=NUMBERING, styles=styles) == ["一、职责", "正文"]


def test_tracked_changes_are_taken_as_accepted() -> None:
    body = (
        f'<w:p>{run("支出")}<w:del w:id="1"><w:r><w:delText>9</w:delText></w:r></w:del>'
        f'<w:ins w:id="2">{run("10")}</w:ins>{run("万元，")}</w:p>'
        '<w:p><w:pPr><w:rPr><w:del w:id="3"/></w:rPr></w:pPr><w:r><w:t>其中</w:t></w:r></w:p>'
        + paragraph("项目5万元。")
    )
    source = read(body)
    assert source.text == "支出10万元，\n其中项目5万元。\n"
    assert [(mark.kind, mark.times, source.text[mark.start : mark.end]) for mark in source.marks] == [
        ("tracked-change", 2, "支出10万元，"),
        ("tracked-change", 1, ""),
    ]


def test_a_deleted_item_is_not_counted() -> None:
    deleted = (
        '<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr><w:rPr><w:del w:id="1"/></w:rPr></w:pPr>'
        '<w:del w:id="2"><w:r><w:delText>删去</w:delText></w:r></w:del></w:p>'
    )
    assert lines(item("甲") + deleted + item("乙"), numbering=NUMBERING) == ["一、甲", "二、乙"]


def test_hidden_text_and_comments_are_left_out_and_told_of() -> None:
    body = f'<w:p>{run("甲")}{run("别发出去", "<w:vanish/>")}<w:r><w:commentReference w:id="1"/></w:r></w:p>'
    source = read(body, comments=word("comments", '<w:comment w:id="1"><w:p/></w:comment>'))
    assert source.text == "甲\n"
    assert [mark.kind for mark in source.marks] == ["hidden-text", "comment"]


def test_notes_and_text_boxes_follow_their_paragraph() -> None:
    box = (
        "<mc:AlternateContent><mc:Choice><w:drawing><w:txbxContent><w:p><w:r><w:t>框中</w:t></w:r></w:p></w:txbxContent>"
        "</w:drawing></mc:Choice><mc:Fallback><w:pict><w:txbxContent><w:p><w:r><w:t>框中</w:t></w:r></w:p>"
        "</w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent>"
    )
    body = f'<w:p>{run("甲")}<w:r><w:footnoteReference w:id="2"/>{box}</w:r></w:p>' + paragraph("乙")
    notes = word("footnotes", f'<w:footnote w:id="2">{paragraph("注一")}</w:footnote>')
    source = read(body, footnotes=notes)
    assert source.text.split() == ["甲", "注一", "框中", "乙"]
    assert [source.place(source.text.index(words)) for words in ("甲", "注一", "框中", "乙")] == [
        Place(paragraph=1),
        Place(part="footnote"),
        Place(part="text-box"),
        Place(paragraph=2),
    ]


def test_headers_and_footers_come_once_and_only_those_that_show() -> None:
    section = (
        '<w:sectPr><w:headerReference w:type="default" r:id="header__1"/><w:headerReference w:type="even" '
        'r:id="header__2"/><w:footerReference w:type="default" r:id="footer__1"/></w:sectPr>'
    )
    field = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    page = "<w:p>" + run("第") + field.format("begin") + "<w:r><w:instrText> PAGE </w:instrText></w:r>"
    page += field.format("separate") + run("1") + field.format("end") + run("页") + "</w:p>"
    source = read(
        f"<w:p><w:pPr>{section}</w:pPr><w:r><w:t>正文</w:t></w:r></w:p>" + section,
        header__1=word("hdr", paragraph("某局预算")),
        header__2=word("hdr", paragraph("看不见")),
        footer__1=word("ftr", page),
    )
    assert source.text == "正文\n某局预算\n"
    assert source.place(source.text.index("某局")) == Place(part="header")


def row(*cells: str) -> str:
    return "<w:tr>" + "".join(cell if cell.startswith("<") else tc(cell) for cell in cells) + "</w:tr>"


def tc(text: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{paragraph(text)}</w:tc>"


def wide(text: str, columns: int) -> str:
    return tc(text, f'<w:gridSpan w:val="{columns}"/>')


BEGINS, GOES_ON = tc("科目", '<w:vMerge w:val="restart"/>'), tc("", "<w:vMerge/>")


def test_a_table_row_is_a_line_with_a_tab_behind_every_cell() -> None:
    table = f"<w:tbl>{row(BEGINS, wide('支出', 2))}{row(GOES_ON, '基本', '项目')}{row('甲', '1.00', '')}</w:tbl>"
    source = read(paragraph("表一") + table + paragraph("注"))
    assert source.text == "表一\n科目\t支出\t\t\n\t基本\t项目\t\n甲\t1.00\t\t\n注\n"
    assert source.place(source.text.index("1.00")) == Place(table=1, row=3, column=2)
    assert source.place(source.text.index("注")) == Place(paragraph=2)


def test_a_title_across_the_table_is_a_line_of_its_own() -> None:
    table = f"<w:tbl>{row(wide('收支总表', 2))}{row('项目', '金额')}{row('甲', '1.00')}</w:tbl>"
    assert lines(table) == ["收支总表", "项目\t金额\t", "甲\t1.00\t"]


def test_lines_of_a_cell_are_joined() -> None:
    cell = f"<w:tc>{paragraph('科目')}{paragraph('名称')}</w:tc>"
    figures = f"<w:tc>{paragraph('1.00')}{paragraph('2.00')}</w:tc>"
    assert lines(f"<w:tbl>{row(cell, '金额')}{row('甲', figures)}</w:tbl>") == ["科目名称\t金额\t", "甲\t1.00 2.00\t"]


def test_a_frame_that_only_sets_out_the_page_is_no_table() -> None:
    inner = f"<w:tbl>{row('项目', '金额')}{row('甲', '1.00')}</w:tbl>"
    frame = f"<w:tbl><w:tr><w:tc>{paragraph('说明')}{inner}</w:tc></w:tr></w:tbl>"
    source = read(frame)
    assert source.text == "说明\n项目\t金额\t\n甲\t1.00\t\n"
    assert source.place(source.text.index("1.00")) == Place(table=1, row=2, column=2)


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ("<w:p><w:hyperlink><w:r><w:t>链接</w:t></w:r></w:hyperlink></w:p>", "链接"),
        (f"<w:sdt><w:sdtPr/><w:sdtContent>{paragraph('控件')}</w:sdtContent></w:sdt>", "控件"),
        (f"<w:p><w:r><w:ruby><w:rt>{run('wù')}</w:rt><w:rubyBase>{run('婺')}</w:rubyBase></w:ruby></w:r></w:p>", "婺"),
        ('<w:p><w:fldSimple w:instr="DATE"><w:r><w:t>2024年</w:t></w:r></w:fldSimple></w:p>', "2024年"),
    ],
)
def test_text_in_wrappers(body: str, told: str) -> None:
    assert lines(body) == [told]
