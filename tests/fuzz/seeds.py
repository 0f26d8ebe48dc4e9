"""Where fuzzing begins: pieces of the project's own files, and what was once found."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
_MADE = ROOT / "fixtures" / "formats" / "made"
#: Bytes of a seed: enough to hold something of everything.
_LONGEST = 20_000


_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_S = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
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
}


def seeds(target: str) -> Iterator[bytes]:
    """The seeds of a target."""
    yield from (content[:_LONGEST] for content in _whole(target))


def _whole(target: str) -> Iterator[bytes]:
    if target in SMALL:
        yield from SMALL[target]
    elif target in ("html", "pdf"):
        yield (_MADE / f"faulty.{target}").read_bytes()
    elif target in ("text", "document"):
        yield from (path.read_bytes() for path in sorted((ROOT / "fixtures").glob("*/faulty.txt")))
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
