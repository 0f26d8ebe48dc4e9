"""Where fuzzing begins: pieces of the project's own files, and what was once found."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from pathlib import Path

from tests.fuzz.targets import PARTS

ROOT = Path(__file__).parent.parent.parent
_MADE = ROOT / "fixtures" / "formats" / "made"
#: Bytes of a seed: enough to hold something of everything.
_LONGEST = 20_000


def seeds(target: str) -> Iterator[bytes]:
    """The seeds of a target."""
    yield from (content[:_LONGEST] for content in _whole(target))


def _whole(target: str) -> Iterator[bytes]:
    if target in PARTS:
        with zipfile.ZipFile(_MADE / f"faulty.{target}") as package:
            yield package.read(PARTS[target])
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
