"""Documents made to do harm, and what each of them gives."""

from __future__ import annotations

import zipfile
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

from tests.hostile.runs import HEAD
from tests.sources.packages import docx, package, paragraph, relations, word

NUMBERED = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'


class Document(NamedTuple):
    """A document, and what it gives: ``told`` is a rule's code or words of the sentence; none where it is just read."""

    name: str
    what: str
    content: str | bytes
    told: str = ""

    def write(self, folder: Path) -> None:
        content = self.content if isinstance(self.content, bytes) else self.content.encode()
        (folder / self.name).write_bytes(content)


def numbering(start: str, style: str) -> str:
    """A list that begins with a number."""
    level = f'<w:lvl w:ilvl="0"><w:start w:val="{start}"/><w:numFmt w:val="{style}"/><w:lvlText w:val="%1.%9"/></w:lvl>'
    return word(
        "numbering",
        f'<w:abstractNum w:abstractNumId="0">{level}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>',
    )


def workbook(sheet: str, styles: str = "") -> bytes:
    """A workbook of one sheet."""
    space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    related = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    sheets = '<sheets><sheet name="表" sheetId="1" r:id="worksheet"/></sheets>'
    return package(
        {
            "_rels/.rels": relations(officeDocument="xl/workbook.xml"),
            "xl/workbook.xml": f'<workbook xmlns="{space}" xmlns:r="{related}">{sheets}</workbook>',
            "xl/_rels/workbook.xml.rels": relations(worksheet="sheet.xml", styles="styles.xml"),
            "xl/sheet.xml": f'<worksheet xmlns="{space}">{sheet}</worksheet>',
            "xl/styles.xml": f'<styleSheet xmlns="{space}">{styles}</styleSheet>',
        }
    )


def cells(*written: str) -> str:
    row = "".join(f'<c r="{chr(65 + at)}1"{one}</c>' for at, one in enumerate(written))
    return f'<sheetData><row r="1">{row}</row></sheetData>'


def with_body(part: str) -> bytes:
    """A Word document whose body is this part."""
    return package({"_rels/.rels": relations(officeDocument="word/document.xml"), "word/document.xml": part})


def many_parts(number: int) -> bytes:
    """A Word document with so many parts beside its own."""
    data = BytesIO(docx(paragraph("预算")))
    with zipfile.ZipFile(data, "a") as archive:
        for at in range(number):
            archive.writestr(f"word/media/{at}.png", b"")
    return data.getvalue()


#: A part's text, to be filled in.
BODY = word("document", "<w:body><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:body>")
#: Entities each of which is ten of the one before.
LAUGHS = (
    "<!DOCTYPE w [<!ENTITY e0 'ha'>" + "".join(f"<!ENTITY e{at} '{f'&e{at - 1};' * 10}'>" for at in range(1, 20)) + "]>"
)
DIGITS = "9" * 6000  # more than Python turns into an integer

DOCUMENTS = [
    # numbers
    Document(
        "huge.txt", "一万位的数（10^10000）", f"{HEAD}支出1{'0' * 10_000}万元，包括人员经费7万元和公用经费2万元。\n"
    ),
    Document(
        "huge-decimals.txt",
        "五万位整数、五万位小数、六千位的百分比",
        f"{HEAD}支出{'9' * 50_000}.{'9' * 50_000}万元，增长{DIGITS}%。\n",
    ),
    Document(
        "exponents.txt",
        "`9e999999`、`1E+999999999`",
        f"{HEAD}支出9e999999万元，包括人员经费1E+999999999万元和公用经费2万元。\n合计\t9e999999\n",
    ),
    Document(
        "units.txt",
        "两万个“亿”、两万个“万亿”的单位",
        f"{HEAD}支出1{'亿' * 20_000}元，包括人员经费7{'万亿' * 20_000}元。\n",
    ),
    Document(
        "han-number.txt", "四万字的汉字数、五千字的编号", f"{HEAD}支出{'九千' * 20_000}万元。\n第{'一' * 5000}部分\n"
    ),
    Document("commas.txt", "五万个逗号的数", f"{HEAD}支出{'1,' * 50_000}000万元。\n"),
    Document(
        "numbering.txt",
        "六千位的编号和页码",
        f"{HEAD}{DIGITS}.情况\n（{DIGITS}）说明\n第{DIGITS}部分\n目录\n情况……{DIGITS}\n",
    ),
    Document(
        "dates.txt", "不存在的日期、六千位的年份", f"{HEAD}{'2024年99月99日至9999999999年1月1日' * 200}，{DIGITS}年。\n"
    ),
    # shapes
    Document("endless-line.txt", "没有换行的长行", HEAD + "支出10万元，包括人员经费7万元和公用经费2万元，" * 1000),
    Document("one-character.txt", "五十万个同样的字", "一" * 500_000),
    Document("blank-lines.txt", "五十万个空行", "\n" * 500_000 + "预算"),
    Document("blanks.txt", "一百万个空格", " " * 1_000_000 + "\n预算"),
    Document("open-brackets.txt", "二十万个不成对的括号和引号", HEAD + "（" * 100_000 + "“" * 100_000),
    Document("nested-brackets.txt", "一千层括号", HEAD + "（支出10万元" * 1000 + "）" * 1000),
    Document("marks.txt", "一万个顿号", HEAD + "、" * 10_000),
    Document(
        "headings.txt",
        "一千二百个不成次序的标题",
        HEAD + "一、情况\n（一）情况\n1.情况\n（1）情况\n①情况\n第一部分 情况\n" * 200,
    ),
    Document("equation.txt", "两万项的等式", f"{HEAD}{'=' * 20_000}{'1+' * 20_000}1=2\n"),
    Document("comments.txt", "六万个没有写完的注释", HEAD + "<!-- disclosurelint" * 10_000 + "<!--" * 50_000),
    # characters
    Document("nul.txt", "空字节", HEAD + "支出\x0010万元\n", "空字节"),
    Document(
        "lone-surrogate.txt",
        "半个字符（孤立的代理项）",
        (HEAD + "支出\ud80010万元\n").encode("utf-8", "surrogatepass"),
        "编码无法识别",
    ),
    Document("turned-around.txt", "方向控制符把数倒过来", f"{HEAD}公务接待费\u202e00.3\u202c万元。\n", "SRC007"),
    Document("all-turned-around.txt", "十万个方向控制符", HEAD + "\u202e" * 100_000, "SRC007"),
    Document("zero-width.txt", "五万个零宽字符夹在字里", HEAD + "公\u200b" * 50_000, "SRC008"),
    Document("tag-characters.txt", "十万个看不见的标签字符", HEAD + "支出" + "\U000e0041" * 100_000, "SRC008"),
    Document("zero-width-run.txt", "句末十万个零宽字符", HEAD + "支出。" + "\u200b" * 100_000, "SRC009"),
    Document("byte-order-mark.txt", "文件开头的字节次序标记（正当）", b"\xef\xbb\xbf" + HEAD.encode()),
    # packages
    Document("bomb.docx", "压到千分之一的 60 MB 空格", with_body(" " * 60_000_000), "解开后过大"),
    Document(
        "paragraphs.docx", "压到七百分之一的八百万个空段落", with_body(BODY.format("<w:p/>" * 8_000_000)), "解开后过大"
    ),
    Document("parts.docx", "两万份内容的 Word 文件", many_parts(20_000), "解开后过大"),
    Document("entities.docx", "层层展开的 XML 实体", with_body(LAUGHS + BODY.format("&e19;")), "已损坏或不完整"),
    Document(
        "outside.docx",
        "XML 外部实体（`/etc/passwd`）",
        with_body('<!DOCTYPE w [<!ENTITY a SYSTEM "file:///etc/passwd">]>' + BODY.format("&a;")),
        "已损坏或不完整",
    ),
    Document(
        "deep.docx",
        "十万层的 XML 元素",
        with_body(BODY.format("<w:sdt>" * 100_000 + "</w:sdt>" * 100_000)),
        "已损坏或不完整",
    ),
    Document(
        "out-of-package.docx",
        "指到压缩包外面的正文（`../../../etc/passwd`）",
        package({"_rels/.rels": relations(officeDocument="../../../etc/passwd")}),
        "已损坏或不完整",
    ),
    Document("cut-off.docx", "截断的 Word 文件", docx(paragraph("预算"))[:-200], "已损坏或不完整"),
    Document("no-zip.docx", "只有开头像压缩包的文件", b"PK\x03\x04" + bytes(1000), "已损坏或不完整"),
    Document(
        "wide-cell.docx",
        "跨六千位数的列",
        docx(
            f'<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="{DIGITS}"/></w:tcPr>{paragraph("预算")}'
            f"</w:tc><w:tc>{paragraph('1.00')}</w:tc></w:tr></w:tbl>"
        ),
    ),
    Document(
        "far-cell.docx",
        "前面空六千位数的列",
        docx(
            f'<w:tbl><w:tr><w:trPr><w:gridBefore w:val="{DIGITS}"/></w:trPr>'
            f"<w:tc>{paragraph('预算')}</w:tc><w:tc>{paragraph('1.00')}</w:tc></w:tr></w:tbl>"
        ),
    ),
    Document(
        "number-without-end.docx",
        "六千位的起始编号",
        docx(paragraph("预算", NUMBERED) * 3, numbering=numbering(DIGITS, "lowerRoman")),
    ),
    Document(
        "number-below-nought.docx",
        "负的起始编号",
        docx(paragraph("预算", NUMBERED), numbering=numbering("-5", "chineseCounting")),
    ),
    Document(
        "symbols.docx",
        "不存在的符号字符",
        docx(
            '<w:p><w:r><w:sym w:char="-1"/><w:sym w:char="D800"/><w:sym w:char="FFFFFFFFFF"/>'
            "<w:t>预算</w:t></w:r></w:p>"
        ),
    ),
    Document(
        "ring-of-styles.docx",
        "互为上级的样式",
        docx(
            paragraph("预算", '<w:pStyle w:val="a"/>'),
            styles=word(
                "styles",
                "".join(
                    f'<w:style w:type="paragraph" w:styleId="{one}"><w:basedOn w:val="{other}"/></w:style>'
                    for one, other in ("ab", "ba")
                ),
            ),
        ),
    ),
    Document(
        "far.xlsx",
        "工作表的最后一格",
        workbook(
            '<sheetData><row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576">'
            "<v>1</v></c></row></sheetData>"
        ),
    ),
    Document(
        "merged.xlsx",
        "合并整张表，一百次",
        workbook(cells("><v>1</v>") + "<mergeCells>" + '<mergeCell ref="A1:XFD1048576"/>' * 100 + "</mergeCells>"),
    ),
    Document(
        "numbers.xlsx",
        "`9e999999`、六千位、`1e308`、`NaN` 的单元格",
        workbook(cells("><v>9e999999</v>", f"><v>{DIGITS}</v>", "><v>1e308</v>", "><v>NaN</v>")),
    ),
    Document(
        "strings.xlsx",
        "超出范围的字符串编号、半个字符",
        workbook(
            cells(
                ' t="s"><v>99999999999</v>',
                ' t="s"><v>-1</v>',
                ' s="9999"><v>1</v>',
                ' t="inlineStr"><is><t>_xD800__x0000_预算</t></is>',
            )
        ),
    ),
    Document(
        "number-format.xlsx",
        "六万位的数字格式",
        workbook(
            cells(' s="0"><v>1e300</v>', ' s="1"><v>12</v>'),
            f'<numFmts><numFmt numFmtId="200" formatCode="{"0" * 30_000}.{"0" * 30_000}"/>'
            f'<numFmt numFmtId="201" formatCode="0{"," * 5000}{"%" * 5000}"/></numFmts>'
            '<cellXfs><xf numFmtId="200"/><xf numFmtId="201"/></cellXfs>',
        ),
    ),
    # web pages
    Document(
        "entities.html",
        "网页的外部实体（`/etc/passwd`）",
        '<!DOCTYPE html [<!ENTITY a SYSTEM "file:///etc/passwd">]><html><body><p>预算&a;</p></body>',
    ),
    Document("deep.html", "十万层的 `div`", f"<html><body>{'<div>' * 100_000}预算", "没有读出文字"),
    Document("deep-tables.html", "两万层的表", f"<html><body>{'<table><tr><td>' * 20_000}预算", "没有读出文字"),
    Document(
        "spans.html",
        "跨六千位数的行和列",
        f"<html><body><table><tr>{f'<td colspan={DIGITS} rowspan={DIGITS}>1</td>' * 100}</tr>"
        f"{'<tr><td>2</td></tr>' * 500}</table></body></html>",
    ),
    Document(
        "long-list.html",
        "起始编号六千位、四千项的列表",
        f"<html><body><ol start={DIGITS} type=a>{'<li>预算' * 4000}</ol></body></html>",
    ),
    Document(
        "attributes.html",
        "一个标签里十万个属性",
        "<html><body><p " + " ".join(f"a{at}='{at}'" for at in range(100_000)) + ">预算</p>",
    ),
    Document(
        "joined-attributes.html",
        "十万个属性，值里有 `>`",
        "<html><body><p " + "".join(f"a{at}='>'" for at in range(100_000)) + ">预算</p>",
    ),
    Document("open-tags.html", "十万个 `<`", "<html><body><p>预算</p>" + "<" * 100_000),
    # PDF
    Document("brackets.pdf", "三十万个括号的 PDF", b"%PDF-1.7\n" + b"[" * 300_000, "已损坏或不完整"),
    Document(
        "ring.pdf",
        "页指向自己的 PDF",
        b"%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 1 0 R>>endobj\ntrailer<</Root 1 0 R>>",
        "没有读出文字",
    ),
]
