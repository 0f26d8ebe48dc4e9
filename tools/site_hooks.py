"""Brings the pages that stand at the top of the repository into the site, and turns the links between both."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from mkdocs.structure.files import File, Files

_ROOT = Path(__file__).parent.parent
#: Pages of the repository by their place in the site.
_FROM_THE_TOP = {
    "index.md": "README.md",
    "en/index.md": "README.en.md",
    "CONTRIBUTING.md": "CONTRIBUTING.md",
    "CHANGELOG.md": "CHANGELOG.md",
}
_PLACES = {top: place for place, top in _FROM_THE_TOP.items()}
_CODE = re.compile(r"(^```.*?^```|`[^`\n]+`|<code>.*?</code>)", re.DOTALL | re.MULTILINE)
_LINK = re.compile(r"\]\((?!https?:|#)([^)#\s]+)(#[^)]*)?\)")


def on_files(files: Files, config: Any) -> Files:
    """Add the pages from the top."""
    for place, top in _FROM_THE_TOP.items():
        text = (_ROOT / top).read_text(encoding="utf-8")
        files.append(File.generated(config, place, content=text))
    return files


def on_page_markdown(markdown: str, page: Any, config: Any, files: Files) -> str:
    """Links lead to where their target stands in the site; what is not in it is named without a link."""
    place = page.file.src_uri
    here = _ROOT / _FROM_THE_TOP[place] if place in _FROM_THE_TOP else _ROOT / "docs" / place
    known = {file.src_uri for file in files}

    def turned(found: re.Match[str]) -> str:
        target = (here.parent / found[1]).resolve()
        if not target.is_relative_to(_ROOT):
            return found[0]
        told = target.relative_to(_ROOT).as_posix()
        wanted = _PLACES.get(told, told.removeprefix("docs/"))
        if wanted not in known:
            return "]" if target.exists() else found[0]
        return f"]({'../' * place.count('/')}{wanted}{found[2] or ''})"

    prose = _CODE.split(markdown)  # every second piece is code, in which nothing is a link
    return "".join(piece if at % 2 else _LINK.sub(turned, piece) for at, piece in enumerate(prose))
