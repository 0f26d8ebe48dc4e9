"""Findings counted by rule, most first, with how many of them have a fix."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, get_args

from disclosurelint.output.width import pad, width
from disclosurelint.output.words import listed, say
from disclosurelint.output.writer import Look
from disclosurelint.results.tally import Kind, Tally, WayOut


def table(tally: Tally, look: Look) -> Iterator[str]:
    """A line for every rule: how often, severity, code, name, what can be done about it; then a blank line."""
    kinds = _kinds(tally)
    if not kinds:
        return
    digits = max(len(str(tally.kinds[kind])) for kind in kinds)
    severities = max(width(say(kind.severity, look.lang)) for kind in kinds)
    codes = max(len(kind.code) for kind in kinds)
    names = max(len(kind.name) for kind in kinds)
    for kind in kinds:
        severity = look.style.paint(pad(say(kind.severity, look.lang), severities), kind.severity)
        rule = f"{kind.code:<{codes}}  {kind.name:<{names}}"
        yield f"{tally.kinds[kind]:>{digits}}  {severity}  {rule}  {_fixes(tally, kind, look)}".rstrip()
    yield ""


def rows(tally: Tally) -> list[dict[str, Any]]:
    """The same for programs."""
    return [
        {
            **kind._asdict(),
            "count": tally.kinds[kind],
            "fixes": {"safe": tally.fixes[kind, "safe"], "unsafe": tally.fixes[kind, "unsafe"]},
        }
        for kind in _kinds(tally)
    ]


def _kinds(tally: Tally) -> list[Kind]:
    return sorted(tally.kinds, key=lambda kind: (-tally.kinds[kind], kind))


def _fixes(tally: Tally, kind: Kind, look: Look) -> str:
    counts = [(way, tally.ways_out[kind, way]) for way in get_args(WayOut)]
    parts = [say(f"fixes-to-{way}", look.lang, number=number) for way, number in counts if number]
    return look.style.paint(listed(parts, look.lang), "fix")
