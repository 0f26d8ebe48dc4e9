"""What fixes change, as a unified diff that ``patch`` takes."""

from __future__ import annotations

from difflib import unified_diff

from disclosurelint.output.places import shown_path
from disclosurelint.output.style import Style
from disclosurelint.output.width import harmless, printable

_ROLES = {"+": "added", "-": "removed", "@": "related"}


def diff(path: str, before: str, after: str, style: Style = Style(), raw: bool = True) -> str:  # noqa: B008
    """The changed lines with three unchanged ones around them.

    ``raw`` lines are the file's own, which ``patch`` needs; else they are made fit to be shown.
    """
    name = printable(shown_path(path))
    lines = unified_diff(_lines(before), _lines(after), name, name)
    return "".join(_shown(line, style, raw) for line in lines)


def _lines(text: str) -> list[str]:
    """Lines end with a line feed, and nothing else ends one: so does ``patch`` see them."""
    lines = [f"{line}\n" for line in text.split("\n")]
    lines[-1] = lines[-1][:-1]
    return lines if lines[-1] else lines[:-1]


def _shown(line: str, style: Style, raw: bool) -> str:
    end = "\n" if line.endswith("\n") else "\n\\ No newline at end of file\n"
    line = line.removesuffix("\n")
    line = line if raw else harmless(printable(line))
    return style.paint(line, _ROLES.get(line[:1], "plain")) + end
