"""Word documents as Word and WPS write them, by hand: what stands in them besides the text, and in odd places."""

from __future__ import annotations

import io
import zipfile
from time import process_time

import pytest

from disclosurelint.errors import InputError
from disclosurelint.sources import decode
from tests.sources.packages import W, docx, package, paragraph, run, word
from tests.sources.test_docx import lines, read

NAMES = (
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:wpg="http://schemas.microsoft.com/office/word/2010/wordprocessingGroup" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
)


def field(code: str, result: str = "") -> str:
    """A field in runs of its own, its result last."""
    parts = [f'<w:fldChar w:fldCharType="{kind}"/>' for kind in ("begin", "separate", "end")]
    begin, separate, end = (f"<w:r>{part}</w:r>" for part in parts)
    shown = f"{separate}{result}" if result else ""
    return f'{begin}<w:r><w:instrText xml:space="preserve">{code}</w:instrText></w:r>{shown}{end}'


def style(key: str, inside: str) -> str:
    """A style of paragraphs."""
    return f'<w:style w:type="paragraph" w:styleId="{key}">{inside}</w:style>'


def box(text: str) -> str:
    return f"<w:txbxContent>{paragraph(text)}</w:txbxContent>"


def cell(text: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{paragraph(text)}</w:tc>"


def table(*rows: str) -> str:
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in rows)}</w:tbl>"


@pytest.mark.parametrize(
    ("inside", "told"),
    [
        (
            '<w:r w:rsidR="00A1"><w:t>基本</w:t></w:r><w:proofErr w:type="spellStart"/><w:r w:rsidRPr="00B2"><w:rPr>'
            '<w:rFonts w:hint="eastAsia"/></w:rPr><w:t>支出</w:t></w:r><w:proofErr w:type="spellEnd"/>'
            '<w:bookmarkStart w:id="0" w:name="_GoBack"/><w:r><w:lastRenderedPageBreak/><w:t>10</w:t></w:r>',
            "基本支出10",
        ),
        (
            '<w:smartTag w:uri="u" w:element="chsdate"><w:smartTagPr><w:attr w:name="Year" w:val="2024"/>'
            f"</w:smartTagPr>{run('2024年')}</w:smartTag>{run('预算')}",
            "2024年预算",
        ),
        (
            '<w:sdt><w:sdtPr><w:alias w:val="单位名称"/><w:text/></w:sdtPr><w:sdtContent>'
            f"{run('水务局')}</w:sdtContent></w:sdt>{run('2024年')}",
            "水务局2024年",
        ),
        (
            "<w:r><w:t>基本</w:t><w:softHyphen/><w:t>支出2020</w:t><w:noBreakHyphen/><w:t>2021</w:t></w:r>",
            "基本支出2020-2021",
        ),
        (
            "<w:r><w:ruby><w:rt><w:r><w:t>wù</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>婺</w:t></w:r></w:rubyBase></w:ruby>"
            "</w:r>" + run("源县"),
            "婺源县",
        ),
        (
            run("选")
            + '<w:r><mc:AlternateContent><mc:Choice Requires="w16se"/><mc:Fallback><w:t>☑</w:t></mc:Fallback>'
            "</mc:AlternateContent></w:r>" + run("项"),
            "选☑项",
        ),
        (
            f'<mc:AlternateContent><mc:Choice Requires="w14">{run("甲")}</mc:Choice><mc:Fallback>{run("甲")}'
            "</mc:Fallback></mc:AlternateContent>" + run("项"),
            "甲项",
        ),
    ],
    ids=["runs", "smart tag", "content control", "hyphens", "reading aid", "sign for old programs", "run in two ways"],
)  # fmt: skip
def test_text_among_what_programs_note_down(inside: str, told: str) -> None:
    assert lines(f"<w:p>{inside}</w:p>") == [told]


def test_of_a_field_its_result_is_read() -> None:
    inner = field(" MERGEFIELD 姓名 ", run("张三"))
    both = field(f' IF </w:instrText></w:r>{inner}<w:r><w:instrText> = "" "" "" ', run("财务科"))
    simple = f'<w:fldSimple w:instr=" DOCPROPERTY 年度 ">{run("2024")}</w:fldSimple>'
    assert lines(f"<w:p>{simple}{run('年，')}{both}</w:p>") == ["2024年，财务科"]


def mark(kind: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:fldChar w:fldCharType="{kind}"/></w:r>'


def test_what_begins_as_a_field_and_never_goes_on_takes_no_text_along() -> None:
    code = "<w:r><w:instrText>PAGEREF</w:instrText></w:r>"
    assert lines(f"<w:p>{run('基本支出')}{mark('begin')}{code}{run('10万元。')}</w:p>") == ["基本支出10万元。"]
    assert lines(f"<w:p>{mark('begin')}{run('码')}{mark('separate')}{run('10万元。')}</w:p>") == ["10万元。"]
    assert lines(f"<w:p>{mark('begin')}{run('码')}{mark('end')}{run('10万元。')}</w:p>") == ["10万元。"]


def test_a_result_shows_though_the_marks_of_its_field_are_hidden() -> None:
    begin, separate, end = (mark(kind, "<w:vanish/>") for kind in ("begin", "separate", "end"))
    code = "<w:r><w:instrText>REF 总额</w:instrText></w:r>"
    assert lines(f"<w:p>{mark('begin')}{code}{separate}{run('10')}{mark('end')}{run('万元')}</w:p>") == ["10万元"]
    assert lines(f"<w:p>{begin}{code}{separate}{run('10')}{end}{run('万元')}</w:p>") == ["10万元"]


@pytest.mark.parametrize(("inside", "told"), [("1", "①"), ("20", "⑳"), ("甲", "甲")])
def test_a_field_draws_a_circle_around_a_character(inside: str, told: str) -> None:
    code = f" eq \\o\\ac(○,</w:instrText></w:r><w:r><w:instrText>{inside}</w:instrText></w:r><w:r><w:instrText>)"
    assert lines(f"<w:p>{field(code)}{run('水库')}</w:p>") == [f"{told}水库"]


def test_the_code_of_a_field_may_be_as_long_as_a_book() -> None:
    code = f"<w:instrText>{'QUOTE ' * 30}</w:instrText>"
    begins, separates, ends = (f'<w:fldChar w:fldCharType="{kind}"/>' for kind in ("begin", "separate", "end"))
    before = process_time()
    assert lines(f"<w:p><w:r>{begins}{code * 20_000}{separates}<w:t>预算</w:t>{ends}</w:r></w:p>") == ["预算"]
    assert process_time() - before < 5  # adding up all of it takes more than ten


def test_a_contents_page_in_a_content_control() -> None:
    leader = '<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="8296"/></w:tabs>'
    entry = (
        f'<w:p><w:pPr>{leader}</w:pPr><w:hyperlink w:anchor="_Toc1" w:history="1">{run("一、职责")}'
        f"<w:r><w:rPr><w:webHidden/></w:rPr><w:tab/></w:r>{field(' PAGEREF _Toc1 ', run('3'))}</w:hyperlink></w:p>"
    )
    body = f"<w:sdt><w:sdtPr><w:docPartObj/></w:sdtPr><w:sdtContent>{paragraph('目录')}{entry}</w:sdtContent></w:sdt>"
    assert lines(body + paragraph("一、职责")) == ["目录", "一、职责……3", "一、职责"]


def test_a_text_box_drawn_for_new_and_old_programs_is_read_once() -> None:
    grouped = f"<wps:wsp><wps:txbx>{box('甲')}</wps:txbx></wps:wsp><wps:wsp><wps:txbx>{box('乙')}</wps:txbx></wps:wsp>"
    old = f"<v:shape><v:textbox>{box('甲')}</v:textbox></v:shape><v:shape><v:textbox>{box('乙')}</v:textbox></v:shape>"
    drawn = (
        f'<w:r><mc:AlternateContent><mc:Choice Requires="wpg"><w:drawing><wp:anchor {NAMES}><wpg:wgp>{grouped}'
        f"</wpg:wgp></wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict {NAMES}><v:group>{old}</v:group></w:pict>"
        "</mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )
    assert lines(f"<w:p>{run('正文')}{drawn}</w:p>") == ["正文", "甲", "乙"]
    only_old = f"<w:p>{run('正文')}<w:r><w:pict {NAMES}><v:group>{old}</v:group></w:pict></w:r></w:p>"
    assert lines(only_old) == ["正文", "甲", "乙"]


def test_paragraphs_written_in_two_ways_are_read_once() -> None:
    body = (
        f'<mc:AlternateContent><mc:Choice Requires="w14">{paragraph("二")}</mc:Choice>'
        f"<mc:Fallback>{paragraph('二')}</mc:Fallback></mc:AlternateContent>"
    )
    assert lines(paragraph("一") + body + paragraph("三")) == ["一", "二", "三"]


def test_a_style_hides_what_a_form_on_a_web_page_left() -> None:
    styles = word(
        "styles",
        style("z-", '<w:name w:val="HTML Top of Form"/><w:rPr><w:vanish/></w:rPr>')
        + style("a", '<w:basedOn w:val="z-"/><w:rPr><w:vanish w:val="0"/></w:rPr>'),
    )
    body = paragraph("窗体顶端", '<w:pStyle w:val="z-"/>') + paragraph("正文", '<w:pStyle w:val="a"/>')
    source = read(body, styles=styles)
    assert (source.text, [mark.kind for mark in source.marks]) == ("正文\n", ["hidden-text"])


def test_moved_text_stands_where_it_was_moved_to() -> None:
    body = (
        f'<w:p><w:moveFromRangeStart w:id="1" w:name="a"/><w:moveFrom w:id="2">{run("甲")}</w:moveFrom>'
        f'<w:moveFromRangeEnd w:id="1"/>{run("乙")}</w:p><w:p><w:moveTo w:id="4">{run("甲")}</w:moveTo></w:p>'
    )
    assert lines(body) == ["乙", "甲"]


def test_cells_merged_in_the_old_way_and_cells_that_are_deleted() -> None:
    merged = table(
        cell("科目", '<w:hMerge w:val="restart"/>') + cell("", '<w:hMerge w:val="continue"/>') + cell("支出"),
        cell("甲") + cell("乙") + cell("2.00"),
    )
    deleted = '<w:cellDel w:id="1" w:author="甲"/>'
    changed = table(cell("科目") + cell("旧", deleted) + cell("支出"), cell("甲") + cell("乙", deleted) + cell("2.00"))
    assert lines(merged) == ["科目\t\t支出\t", "甲\t乙\t2.00\t"]
    assert lines(changed) == ["科目\t支出\t", "甲\t2.00\t"]


def test_a_small_table_within_a_cell_belongs_to_that_cell() -> None:
    inner = f"<w:tc>{table(cell('其中：') + cell('设备'))}<w:p/></w:tc>"
    body = table(
        cell("项目名称") + cell("购置内容") + cell("金额"),
        cell("水库除险加固工程") + inner + cell("1.00"),
        cell("汛期值守经费") + cell("燃油和通信") + cell("2.00"),
    )
    assert lines(body)[1:] == ["水库除险加固工程\t其中：设备\t1.00\t", "汛期值守经费\t燃油和通信\t2.00\t"]


LEVELS = {
    "chineseCountingThousand": ("第%1部分", ["第一部分 ", "第二部分 ", "第十二部分 "]),
    "japaneseCounting": ("%1、", ["一、", "二、", "十二、"]),
    "ideographDigital": ("%1．", ["一．", "二．", "一二．"]),
    "decimalEnclosedCircleChinese": ("%1", ["① ", "② ", "⑫ "]),
    "decimal": ("（%1）", ["（1）", "（2）", "（12）"]),
    "upperLetter": ("%1.", ["A.", "B.", "L."]),
}


@pytest.mark.parametrize("counting", LEVELS)
def test_numbers_of_lists_as_chinese_templates_have_them(counting: str) -> None:
    text, told = LEVELS[counting]
    level = f'<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="{counting}"/><w:lvlText w:val="{text}"/></w:lvl>'
    numbering = word(
        "numbering",
        f'<w:abstractNum w:abstractNumId="0">{level}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>',
    )
    item = paragraph("项", '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>')
    shown = lines(item * 12, numbering=numbering)
    assert [shown[0], shown[1], shown[11]] == [f"{number}项" for number in told]


def test_headings_are_numbered_by_their_styles_and_a_list_starts_anew_where_it_is_told_to() -> None:
    levels = "".join(
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{counting}"/><w:pStyle w:val="{at + 1}"/>'
        f'<w:suff w:val="nothing"/><w:lvlText w:val="{text}"/></w:lvl>'
        for at, (counting, text) in enumerate(
            [("chineseCountingThousand", "%1、"), ("chineseCountingThousand", "（%2）")]
        )
    )
    numbering = word(
        "numbering",
        f'<w:abstractNum w:abstractNumId="0">{levels}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
        '<w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/>'
        "</w:lvlOverride></w:num>",
    )
    styles = word(
        "styles",
        style("1", '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>')
        + style("2", '<w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr></w:pPr>'),
    )
    body = "".join(
        paragraph(text, f'<w:pStyle w:val="{key}"/>{own}')
        for text, key, own in [
            ("职责", 1, ""),
            ("水库", 2, ""),
            ("河道", 2, ""),
            ("机构", 1, ""),
            ("股室", 2, ""),
            ("名词", 1, '<w:numPr><w:numId w:val="2"/></w:numPr>'),
        ]
    )
    told = ["一、职责", "（一）水库", "（二）河道", "二、机构", "（一）股室", "一、名词"]
    assert lines(body, numbering=numbering, styles=styles) == told


def test_a_header_with_a_page_number_and_a_watermark() -> None:
    water = f'<w:r><w:pict {NAMES}><v:shape><v:textpath string="草稿"/></v:shape></w:pict></w:r>'
    header = word("hdr", f"<w:p>{run('某县水务局')}{water}</w:p>")
    footer = word(
        "ftr",
        f"<w:p>{run('第')}{field(' PAGE ', run('7'))}{run('页 共')}{field(' NUMPAGES ', run('9'))}{run('页')}</w:p>",
    )
    body = paragraph("正文") + (
        '<w:sectPr><w:headerReference w:type="default" r:id="header__1"/><w:footerReference w:type="default" '
        'r:id="footer__1"/><w:docGrid w:type="lines" w:linePitch="312"/></w:sectPr>'
    )
    assert lines(body, header__1=header, footer__1=footer) == ["正文", "某县水务局"]


def parts_of(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_a_document_saved_as_strict_is_read_and_one_with_macros_too() -> None:
    usual = docx(paragraph("水务局"))
    names = {W: "http://purl.oclc.org/ooxml/wordprocessingml/main"}
    names["http://schemas.openxmlformats.org/officeDocument/2006/"] = "http://purl.oclc.org/ooxml/officeDocument/"
    strict = parts_of(usual)
    for name, other in names.items():
        strict = {key: content.replace(name.encode(), other.encode()) for key, content in strict.items()}
    assert decode(package(strict), "a.docx").text == "水务局\n"
    assert decode(usual, "a.docm").text == "水务局\n"


def test_a_document_in_one_xml_file() -> None:
    parts = "".join(
        f'<pkg:part pkg:name="/{name}" pkg:contentType="x"><pkg:xmlData>{content.decode()}</pkg:xmlData></pkg:part>'
        for name, content in parts_of(docx(paragraph("水务局"))).items()
    )
    head = '<?xml version="1.0" standalone="yes"?><?mso-application progid="Word.Document"?>'
    space = "http://schemas.microsoft.com/office/2006/xmlPackage"
    flat = f'{head}<pkg:package xmlns:pkg="{space}">{parts}</pkg:package>'
    assert decode(flat.encode(), "a.xml").text == "水务局\n"
    with pytest.raises(InputError, match="已损坏或不完整"):
        decode(flat[:-20].encode(), "a.xml")


def test_word_2003_xml_is_refused_with_what_to_do() -> None:
    old = '<?xml version="1.0"?><w:wordDocument xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml"/>'
    with pytest.raises(InputError, match=r"Word 2003 XML.*另存为"):
        decode(old.encode(), "a.xml")


@pytest.mark.parametrize("choice", ["", "<w:p/>", "<w:p><w:r/></w:p><w:p/>"])
def test_paragraphs_are_read_as_old_programs_show_them_where_new_ones_get_nothing(choice: str) -> None:
    ways = (
        f'<mc:AlternateContent><mc:Choice Requires="w14">{choice}</mc:Choice>'
        f"<mc:Fallback>{paragraph('二')}{paragraph('三')}</mc:Fallback></mc:AlternateContent>"
    )
    assert lines(paragraph("一") + ways + paragraph("四")) == ["一", "二", "三", "四"]
    assert lines(f"<w:sdt><w:sdtContent>{ways}</w:sdtContent></w:sdt>") == ["二", "三"]
    table = f"<w:tbl><w:tr><w:tc>{ways}</w:tc><w:tc>{paragraph('五')}</w:tc></w:tr></w:tbl>"
    assert "二" in read(table).text
