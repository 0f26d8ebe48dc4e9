"""The line that says what a whole run came to."""

from __future__ import annotations

from disclosurelint.errors import Language
from disclosurelint.output.words import counted, listed, say
from disclosurelint.report import Tally
from disclosurelint.rules.diagnostic import SEVERITIES


def summary(tally: Tally, lang: Language) -> str:
    """``检查 1 个文件：2 个错误，1 个警告；按 河北·部门预算·2021 检查``."""
    found = [
        counted(tally.severities[severity], severity, lang) for severity in SEVERITIES if tally.severities[severity]
    ]
    files = counted(tally.files, "file", lang)
    parts = [say("checked", lang, files=files, found=listed(found, lang) or say("nothing", lang))]
    if len(tally.ways) == 1:
        parts += [_way(title, year, lang) for title, year in tally.ways]
    if tally.failures:
        parts.append(say("failed", lang, files=counted(tally.failures, "file", lang)))
    return ("; " if lang == "en" else "；").join(parts)


def _way(title: str, fiscal_year: int | None, lang: Language) -> str:
    """By which profile all files were checked."""
    if not title:
        return say("no-profile", lang)
    year = str(fiscal_year or "")
    name = f"{title} {year}" if lang == "en" else "·".join(filter(None, (title, year)))
    return say("by-profile", lang, profile=name.strip())
