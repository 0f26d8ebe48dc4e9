"""Rewrites rulesets/lexicon/terms.txt, the glossary in the form that loads in a moment, from rulesets/lexicon/terms/.

    python tools/build_terms.py > rulesets/lexicon/terms.txt

A line holds a name; what is only known, not protected, begins with ``~``. Behind it, each after a tab, stand the codes
it is a subject of, the last year in which it was in use, and the name that followed it. What ended in a year that is
open is a name like any other. The file is committed; a test builds it again.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import yaml

FOLDER = Path(__file__).parent.parent / "rulesets" / "lexicon" / "terms"
_HEAD = """\
# 词表 terms/ 的紧凑形式：名称，科目编码，最后使用的年度，以后的名称；“~”表示只认识、不据以判断。
# 由 tools/build_terms.py 生成，请勿手改。
"""
#: Terms shorter than this are protected only where a list of short terms says so.
_LONG = 4
#: Names that are known, and of which none is protected; short names that are.
_KNOWN, _SHORT = "known", "short"


class _Line(NamedTuple):
    name: str
    protected: bool
    code: str = ""
    until: str = ""
    now: str = ""


def main() -> None:
    sys.stdout.write(_HEAD)
    lines: dict[str, list[_Line]] = {}
    for path in sorted(FOLDER.glob("*.yaml")):
        for line in _lines(path.stem, yaml.safe_load(path.read_text(encoding="utf-8"))):
            lines.setdefault(line.name, []).append(line)
    for told in lines.values():
        print("\t".join(_fields(told)).rstrip("\t"))


def _lines(kind: str, content: dict[str, Any]) -> Iterator[_Line]:
    for group in content.get("groups", ()):
        for term in group["terms"]:
            yield _Line(term, kind != _KNOWN and (len(term) >= _LONG or kind == _SHORT))
    for entry in (*_subjects(content), *content.get("former", ())):
        ended = isinstance(entry.get("until"), int)
        name, until, now = entry["name"], str(entry["until"]) if ended else "", entry["now"] if ended else ""
        yield _Line(name, len(name) >= _LONG, str(entry["code"]), until, now)


def _subjects(content: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for entry in content.get("classes", ()):
        yield entry
        for group in entry["groups"]:
            yield group
            items = {**(content["common"] if group.get("common") else {}), **group.get("items", {})}
            yield from ({"code": f"{group['code']}{end}", "name": name} for end, name in sorted(items.items()))


def _fields(told: list[_Line]) -> Iterator[str]:
    """The fields of one line; a name that is still in use under another code has not ended."""
    yield ("" if any(line.protected for line in told) else "~") + told[0].name
    yield " ".join(dict.fromkeys(line.code for line in told if line.code))
    ended = all(line.until for line in told)
    yield max(line.until for line in told) if ended else ""
    yield told[0].now if ended else ""


if __name__ == "__main__":
    main()
