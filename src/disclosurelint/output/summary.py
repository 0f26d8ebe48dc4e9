"""The lines that say what a whole run came to, and what can be done about it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import get_args

from disclosurelint.errors import Language
from disclosurelint.output.width import printable
from disclosurelint.output.words import counted, listed, say, translated
from disclosurelint.results.report import Way
from disclosurelint.results.tally import Tally, WayOut
from disclosurelint.rules.diagnostic import SEVERITIES


def summary(tally: Tally, lang: Language) -> str:
    """``检查 1 个文件：2 个错误，1 个警告；按 河北·部门预算·2021 检查``."""
    failed = counted(tally.failures, "file", lang)
    if tally.failures and not tally.files and not tally.kinds:
        return say("none-checked", lang, files=failed)
    found = [
        counted(tally.severities[severity], severity, lang) for severity in SEVERITIES if tally.severities[severity]
    ]
    files = counted(tally.files, "file", lang)
    parts = [say("checked", lang, files=files, found=listed(found, lang) or say("nothing", lang))]
    if tally.repairs:
        parts.append(say("repairs", lang, number=tally.repairs))
    if tally.unwritten:
        parts.append(say("unwritten", lang, files=counted(tally.unwritten, "file", lang)))
    baseline = tally.suppressed["baseline"]
    passed = tally.suppressed.total() - baseline
    if passed:
        parts.append(say("suppressed", lang, number=passed))
    if baseline:
        parts.append(say("in-baseline", lang, number=baseline))
    if len(tally.ways) == 1:
        parts += [way_told(way, lang) for way in tally.ways]
    if tally.failures:
        parts.append(say("failed", lang, files=failed))
    return ("; " if lang == "en" else "；").join(parts)


def ways_out(tally: Tally, lang: Language) -> Iterator[str]:
    """How many findings have a fix, by whether somebody must confirm it, and what applies or shows them."""
    path = printable(tally.proposed_in)
    path = f'"{path}"' if " " in path else path
    for way in get_args(WayOut):
        number = tally.out_by(way)
        if number:
            yield say(f"can-{way}", lang, number=number, path=path)


def reasons(tally: Tally, lang: Language) -> Iterator[str]:
    """How to learn the reason of a rule that found something, the gravest first."""
    if tally.kinds:
        code = min(tally.kinds, key=lambda kind: (SEVERITIES.index(kind.severity), -tally.kinds[kind], kind.code)).code
        yield say("reasons", lang, code=code)


def way_told(way: Way, lang: Language) -> str:
    """By which profile all files were checked, and that it is the general one where their region has none."""
    if not way.title:
        return say("no-profile", lang)
    kind = translated(way.kind, lang) if way.kind else ""
    parts = filter(None, (way.title, kind, str(way.year or "")))
    told = say("by-profile", lang, profile=(", " if lang == "en" else "·").join(parts))
    if way.lacking is None:
        return told
    return told + say("region-without-profile" if way.lacking else "region-unknown", lang, region=way.lacking)
