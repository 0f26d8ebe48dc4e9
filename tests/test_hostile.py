"""What is made to do harm: a right result or one clear sentence, in bounded time and memory.

``HOSTILE`` are documents, all checked by one process under limits; docs/security.md tells what each of them gave.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from disclosurelint.cli.main import run
from disclosurelint.sources import decode
from tests.sources.packages import docx, package, paragraph, relations, word

#: Bytes that the process may ask of the system, and seconds that it may run for all documents together.
MEMORY, SECONDS = 1_500_000_000, 120
HEAD = "某某县水务局2024年部门预算\n一、收支总体情况\n"
NUMBERED = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'


class Case(NamedTuple):
    """A document, and what it gives: ``told`` is a rule's code or words of the sentence; none where it is just read."""

    name: str
    content: str | bytes
    told: str = ""


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


DIGITS = "9" * 6000  # more than Python turns into an integer

HOSTILE = [
    # numbers
    Case("huge.txt", f"{HEAD}支出1{'0' * 10_000}万元，包括人员经费7万元和公用经费2万元。\n"),
    Case("huge-decimals.txt", f"{HEAD}支出{'9' * 50_000}.{'9' * 50_000}万元，增长{DIGITS}%。\n"),
    Case("exponents.txt", f"{HEAD}支出9e999999万元，包括人员经费1E+999999999万元和公用经费2万元。\n合计\t9e999999\n"),
    Case("units.txt", f"{HEAD}支出1{'亿' * 20_000}元，包括人员经费7{'万亿' * 20_000}元。\n"),
    Case("han-number.txt", f"{HEAD}支出{'九千' * 20_000}万元。\n第{'一' * 5000}部分\n"),
    Case("commas.txt", f"{HEAD}支出{'1,' * 50_000}000万元。\n"),
    Case("numbering.txt", f"{HEAD}{DIGITS}.情况\n（{DIGITS}）说明\n第{DIGITS}部分\n目录\n情况……{DIGITS}\n"),
    Case("dates.txt", f"{HEAD}{'2024年99月99日至9999999999年1月1日' * 200}，{DIGITS}年。\n"),
    # shapes
    Case("endless-line.txt", HEAD + "支出10万元，包括人员经费7万元和公用经费2万元，" * 1000),
    Case("one-character.txt", "一" * 500_000),
    Case("blank-lines.txt", "\n" * 500_000 + "预算"),
    Case("blanks.txt", " " * 1_000_000 + "\n预算"),
    Case("open-brackets.txt", HEAD + "（" * 100_000 + "“" * 100_000),
    Case("nested-brackets.txt", HEAD + "（支出10万元" * 1000 + "）" * 1000),
    Case("marks.txt", HEAD + "、" * 10_000),
    Case("headings.txt", HEAD + "一、情况\n（一）情况\n1.情况\n（1）情况\n①情况\n第一部分 情况\n" * 200),
    Case("equation.txt", f"{HEAD}{'=' * 20_000}{'1+' * 20_000}1=2\n"),
    Case("comments.txt", HEAD + "<!-- disclosurelint" * 10_000 + "<!--" * 50_000),
    # characters
    Case("nul.txt", HEAD + "支出\x0010万元\n", "空字节"),
    Case("lone-surrogate.txt", (HEAD + "支出\ud80010万元\n").encode("utf-8", "surrogatepass"), "编码无法识别"),
    Case("turned-around.txt", f"{HEAD}公务接待费\u202e00.3\u202c万元。\n", "SRC007"),
    Case("all-turned-around.txt", HEAD + "\u202e" * 100_000, "SRC007"),
    Case("zero-width.txt", HEAD + "公\u200b" * 50_000, "SRC008"),
    Case("tag-characters.txt", HEAD + "支出" + "\U000e0041" * 100_000, "SRC008"),
    Case("zero-width-run.txt", HEAD + "支出。" + "\u200b" * 100_000, "SRC009"),
    Case("byte-order-mark.txt", b"\xef\xbb\xbf" + HEAD.encode()),
    # packages; tests/sources/test_package.py has the bombs and entities
    Case("cut-off.docx", docx(paragraph("预算"))[:-200], "已损坏或不完整"),
    Case("no-zip.docx", b"PK\x03\x04" + bytes(1000), "已损坏或不完整"),
    Case("wide-cell.docx", docx(f'<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="{DIGITS}"/></w:tcPr>{paragraph("预算")}'
         f"</w:tc><w:tc>{paragraph('1.00')}</w:tc></w:tr></w:tbl>")),
    Case("far-cell.docx", docx(f'<w:tbl><w:tr><w:trPr><w:gridBefore w:val="{DIGITS}"/></w:trPr>'
         f"<w:tc>{paragraph('预算')}</w:tc><w:tc>{paragraph('1.00')}</w:tc></w:tr></w:tbl>")),
    Case("number-without-end.docx", docx(paragraph("预算", NUMBERED) * 3, numbering=numbering(DIGITS, "lowerRoman"))),
    Case("number-below-nought.docx", docx(paragraph("预算", NUMBERED), numbering=numbering("-5", "chineseCounting"))),
    Case("symbols.docx", docx('<w:p><w:r><w:sym w:char="-1"/><w:sym w:char="D800"/><w:sym w:char="FFFFFFFFFF"/>'
         "<w:t>预算</w:t></w:r></w:p>")),
    Case("ring-of-styles.docx", docx(paragraph("预算", '<w:pStyle w:val="a"/>'), styles=word("styles", "".join(
         f'<w:style w:type="paragraph" w:styleId="{one}"><w:basedOn w:val="{other}"/></w:style>'
         for one, other in ("ab", "ba"))))),
    Case("far.xlsx", workbook('<sheetData><row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576">'
         "<v>1</v></c></row></sheetData>")),
    Case("merged.xlsx", workbook(cells("><v>1</v>") + "<mergeCells>" + '<mergeCell ref="A1:XFD1048576"/>' * 100
         + "</mergeCells>")),
    Case("numbers.xlsx", workbook(cells("><v>9e999999</v>", f"><v>{DIGITS}</v>", "><v>1e308</v>", "><v>NaN</v>"))),
    Case("strings.xlsx", workbook(cells(' t="s"><v>99999999999</v>', ' t="s"><v>-1</v>', ' s="9999"><v>1</v>',
         ' t="inlineStr"><is><t>_xD800__x0000_预算</t></is>'))),
    Case("number-format.xlsx", workbook(cells(' s="0"><v>1e300</v>', ' s="1"><v>12</v>'),
         f'<numFmts><numFmt numFmtId="200" formatCode="{"0" * 30_000}.{"0" * 30_000}"/>'
         f'<numFmt numFmtId="201" formatCode="0{"," * 5000}{"%" * 5000}"/></numFmts>'
         '<cellXfs><xf numFmtId="200"/><xf numFmtId="201"/></cellXfs>')),
    # web pages
    Case("entities.html", '<!DOCTYPE html [<!ENTITY a SYSTEM "file:///etc/passwd">]><html><body><p>预算&a;</p></body>'),
    Case("deep.html", f"<html><body>{'<div>' * 100_000}预算", "没有读出文字"),
    Case("deep-tables.html", f"<html><body>{'<table><tr><td>' * 20_000}预算", "没有读出文字"),
    Case("spans.html", f"<html><body><table><tr>{f'<td colspan={DIGITS} rowspan={DIGITS}>1</td>' * 100}</tr>"
         f"{'<tr><td>2</td></tr>' * 500}</table></body></html>"),
    Case("long-list.html", f"<html><body><ol start={DIGITS} type=a>{'<li>预算' * 4000}</ol></body></html>"),
    Case("attributes.html", "<html><body><p " + " ".join(f"a{at}='{at}'" for at in range(100_000)) + ">预算</p>"),
    Case("joined-attributes.html", "<html><body><p " + "".join(f"a{at}='>'" for at in range(100_000)) + ">预算</p>"),
    Case("open-tags.html", "<html><body><p>预算</p>" + "<" * 100_000),
    # PDF
    Case("brackets.pdf", b"%PDF-1.7\n" + b"[" * 300_000, "已损坏或不完整"),
    Case("ring.pdf", b"%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 1 0 R>>endobj\ntrailer<</Root 1 0 R>>", "没有读出文字"),
]  # fmt: skip


def limited() -> None:
    """In the child, before the program starts."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


class Outcome(NamedTuple):
    """``told`` is what the run told of each document: its findings, or why there are none."""

    status: int
    err: str
    told: dict[str, Any]


@pytest.fixture(scope="module")
def outcome(tmp_path_factory: pytest.TempPathFactory) -> Outcome:
    """One run over all the documents."""
    folder = tmp_path_factory.mktemp("hostile")
    for case in HOSTILE:
        content = case.content if isinstance(case.content, bytes) else case.content.encode()
        (folder / case.name).write_bytes(content)
    command = [sys.executable, "-m", "disclosurelint", "check", ".", "--format", "json", "--no-cache", "--jobs", "1"]
    done = subprocess.run(
        command, cwd=folder, capture_output=True, encoding="utf-8", preexec_fn=limited, timeout=SECONDS, check=False
    )
    result = json.loads(done.stdout)
    told = {Path(one["path"]).name: one for one in (*result["files"], *result["failures"])}
    return Outcome(done.returncode, done.stderr, told)


def test_the_run_ends_as_promised(outcome: Outcome) -> None:
    """Status 2 for the documents that cannot be read; everything else is checked all the same."""
    assert outcome.status == 2
    assert outcome.told.keys() == {case.name for case in HOSTILE}
    assert "Traceback" not in outcome.err


@pytest.mark.parametrize("case", HOSTILE, ids=lambda case: case.name)
def test_a_hostile_document(case: Case, outcome: Outcome) -> None:
    told = outcome.told[case.name]
    if case.told.startswith("SRC"):
        assert case.told in {found["code"] for found in told["diagnostics"]}
    elif case.told:
        assert case.told in told["message"]
        assert "\n" not in told["message"]
    else:
        assert "diagnostics" in told


def test_half_a_character_of_a_workbook_is_no_character() -> None:
    text = ' t="inlineStr"><is><t>_xD83D_预算</t></is>'
    assert "\ufffd预算" in decode(workbook(cells(text)), "预算.xlsx").text


LEVELS = "\n".join(f"{chr(97 + at)}: &{chr(97 + at)} [{', '.join([f'*{chr(96 + at)}'] * 9)}]" for at in range(1, 20))
SETTINGS = {
    "an alias bomb": (f"a: &a [x, x]\n{LEVELS}\n", "不支持别名"),
    "a tag": ("extends: !!python/object/apply:os.system ['touch harmed']\n", "不支持标签"),
    "deep nesting": (f"extends: {'[' * 10_000}{']' * 10_000}\n", "嵌套太深"),
    "a key twice": ("select: [AMT]\nselect: [WRD]\n", "重复"),
    "a control character": ("select: [\x1b]\n", "控制字符"),
    "itself": ("extends: [settings.yaml]\n", "绕回来继承了自己"),
    "another file": ("extends: [/dev/zero]\n", "没有这个文件"),
    "too much": ("# " + "x" * 3_000_000 + "\n", "超过 2 MB"),
}


@pytest.mark.parametrize("case", SETTINGS)
def test_a_hostile_configuration(
    case: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    content, said = SETTINGS[case]
    Path("settings.yaml").write_text(content, encoding="utf-8")
    Path("draft.txt").write_text(HEAD, encoding="utf-8")
    assert run(["check", "draft.txt", "--config", "settings.yaml"]) == 2
    err = capsys.readouterr().err
    assert said in err
    assert len(err.splitlines()) == 1
    assert sorted(path.name for path in tmp_path.iterdir()) == ["draft.txt", "settings.yaml"]


@pytest.mark.parametrize(
    "expression", ["(a+)+$", "(a|a){0,30}b", "(.{0,99}){0,99}x", "a" * 2000, "(" * 5000, "(?P<a>x)(?(a)y|z)"]
)
def test_a_hostile_expression(
    expression: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    rule = RULE.replace("EXPRESSION", expression)
    Path("strange.yaml").write_text(rule, encoding="utf-8")
    Path("draft.txt").write_text(HEAD + "a" * 10_000, encoding="utf-8")
    assert run(["check", "draft.txt", "--ruleset", "strange.yaml"]) == 2
    err = capsys.readouterr().err
    assert "正则表达式" in err
    assert len(err.splitlines()) == 1


RULE = """\
ruleset: strange
title: {zh: 陌生, en: Strange}
rules:
  - code: XXX001
    name: strange
    title: {zh: 陌生, en: Strange}
    check: pattern
    severity: error
    options: {turns: ['EXPRESSION']}
    messages: {default: {zh: 有, en: found}}
    why: {zh: 无, en: none}
    source: {kind: practice, text: {zh: 无, en: none}}
    examples: [{good: 无}]
"""
