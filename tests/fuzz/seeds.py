"""Where fuzzing begins: pieces of the project's own files, and what was once found."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from tests.sources.packages import docx, paragraph

ROOT = Path(__file__).parent.parent.parent
_MADE = ROOT / "fixtures" / "formats" / "made"
#: Bytes of a seed: enough to hold something of everything.
_LONGEST = 20_000


_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_S = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
#: What broke something once, a folder a target.
_FOUND = Path(__file__).parent / "found"
#: Whole parts of packages, for half of one is refused at once.
SMALL = {
    "docx": (
        f"<w:document {_W}><w:body><w:p><w:pPr><w:numPr><w:ilvl w:val='0'/><w:numId w:val='1'/></w:numPr></w:pPr>"
        "<w:r><w:t>支出</w:t><w:tab/><w:t>10万元</w:t></w:r><w:ins><w:r><w:t>共</w:t></w:r></w:ins>"
        "<w:del><w:r><w:delText>原</w:delText></w:r></w:del><w:r><w:sym w:char='F0A7'/><w:br/></w:r></w:p>"
        "<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val='2'/><w:vMerge w:val='restart'/></w:tcPr><w:p><w:r>"
        "<w:t>1.00</w:t></w:r></w:p></w:tc></w:tr></w:tbl></w:body></w:document>".encode(),
    ),
    "xlsx": (
        f"<worksheet {_S}><cols><col min='4' max='9' hidden='1'/></cols><sheetData><row r='1'><c r='A1' t='inlineStr'>"
        "<is><t>项目</t></is></c><c r='B1'><v>1.50</v></c></row><row r='2'><c r='C2' t='b'><v>1</v></c></row>"
        "</sheetData>"
        "<mergeCells><mergeCell ref='A1:B2'/></mergeCells></worksheet>".encode(),
    ),
    "docx-numbering": (
        f"<w:numbering {_W}><w:abstractNum w:abstractNumId='0'><w:lvl w:ilvl='0'><w:start w:val='3'/>"
        "<w:numFmt w:val='chineseCounting'/><w:lvlText w:val='（%1）'/><w:suff w:val='space'/></w:lvl></w:abstractNum>"
        "<w:num w:numId='1'><w:abstractNumId w:val='0'/><w:lvlOverride w:ilvl='0'><w:startOverride w:val='7'/>"
        "</w:lvlOverride></w:num></w:numbering>".encode(),
    ),
    "xlsx-formats": (
        f"<styleSheet {_S}><numFmts><numFmt numFmtId='164' formatCode='#,##0.00_ ;[Red](#,##0.00)'/>"
        "<numFmt numFmtId='165' formatCode='yyyy&quot;年&quot;m&quot;月&quot;'/></numFmts><cellXfs>"
        "<xf numFmtId='164'/><xf numFmtId='165'/><xf numFmtId='10'/></cellXfs></styleSheet>".encode(),
    ),
}
_MARKDOWN = """\
# 某某县水务局2024年部门预算
<!-- disclosurelint: disable AMT001 expires=2030-01-01 owner=财务科 -- 待批复 -->
## 一、收支情况

| 项目 | 本年 | 上年 |
| --- | ---: | ---: |
| 合计 | 10.00 | 9.00 |
| 其中：工资 | 7.00 | 6.00 |

> 支出10万元，包括人员经费7万元和公用经费2万元。‮

<!-- disclosurelint: enable AMT001 -->
"""
_STATEMENTS = (
    "支出合计1,234.50万元，其中：基本支出1000.00万元，项目支出234.50万元；比上年增加20.5万元，增长1.69%。",
    "公务用车3辆，接待5批次、42人次；财政拨款收入（含政府性基金）占百分之九十。其中，人员经费9.0万元，主要是工资。",
)


def seeds(target: str) -> Iterator[bytes]:
    """The seeds of a target."""
    yield from (content[:_LONGEST] for content in _whole(target))
    yield from (path.read_bytes() for path in sorted((_FOUND / target).glob("*")))


def _whole(target: str) -> Iterator[bytes]:
    if target in SMALL:
        yield from SMALL[target]
    elif target == "package":
        yield docx(paragraph("支出10万元"))[4:]
    elif target in ("html", "pdf"):
        yield (_MADE / f"faulty.{target}").read_bytes()
    elif target in ("text", "document"):
        yield from (path.read_bytes()[:5000] for path in sorted((ROOT / "fixtures").glob("*/faulty.txt"))[::4])
    elif target in ("markdown", "rules"):
        yield from (path.read_bytes()[:3000] for path in sorted((ROOT / "fixtures").glob("*/faulty.txt"))[::4])
        yield _MARKDOWN.encode()
    elif target == "statements":
        yield from (text.encode() for text in _STATEMENTS)
    elif target == "ruleset":
        yield from (path.read_bytes() for path in sorted((ROOT / "rulesets").glob("*.yaml")))
        yield from (path.read_bytes() for path in sorted((ROOT / "rulesets" / "profiles").glob("*.yaml"))[:3])
    elif target == "configuration":
        yield b"ignore: [PUN]\nwords: {terms: [x], substitutions: [{words: {a: b}}]}\noverrides: [{files: [x]}]\n"
        yield b'[tool.disclosurelint]\nselect = ["AMT"]\n[tool.disclosurelint.organisation]\nname = "x"\n'
    elif target == "formula":
        yield b"three_public.total = three_public.abroad + three_public.vehicles? - line.running"
        yield b"assets.vehicles => count.vehicles"
    else:
        yield from (b"(?<!x)[^y]{0,9}(?:a|b)?", b"(?i)20\\d\\d", b"(a{0,9}){0,9}", b"(?>a)|(?=b)c{2,}")
