"""``disclosurelint compare``: what a change to rules or documents adds to the findings and takes away."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from disclosurelint.cli.click_texts import Command, color_option, lang_option
from disclosurelint.cli.language import speaker
from disclosurelint.cli.terminal import wants_colour
from disclosurelint.errors import Language

if TYPE_CHECKING:
    from disclosurelint.comparison import Told


def command(lang: Language) -> click.Command:
    """The command in a language."""
    say = speaker(lang)

    @click.command(
        "compare",
        cls=Command,
        help=say(
            "比较两次 check --format json 的结果：改了规则或文件以后，多了哪些问题，少了哪些。\n\n"
            "行号变了不算变。退出状态：0 没有变化，1 有变化，2 有文件无法使用。",
            "Compare two results of check --format json: which findings came, and which went, after a change to rules "
            "or documents.\n\n"
            "Moved lines are no change. Exit status: 0 nothing changed, 1 something did, 2 a file cannot be used.",
        ),
        short_help=say("比较两次检查的结果", "Compare the results of two runs."),
    )
    @click.argument("before", metavar="BEFORE.json")
    @click.argument("after", metavar="AFTER.json")
    @color_option(say)
    @lang_option(say)
    def compare(before: str, after: str, color: str) -> int:
        from disclosurelint import comparison
        from disclosurelint.output.style import Style
        from disclosurelint.output.width import harmless, printable
        from disclosurelint.output.words import counted

        found = comparison.compare(Path(before), Path(after))
        coloured = wants_colour(color)
        style = Style(coloured)
        for sign, role, told in (("-", "removed", found.removed), ("+", "added", found.added)):
            for one in told:
                click.echo(style.paint(harmless(printable(f"{sign} {_line(one, lang)}")), role), color=coloured)
        added, removed = len(found.added), len(found.removed)
        click.echo(
            say(
                f"多了 {added} 个问题，少了 {removed} 个，{found.same} 个没有变化",
                f"{counted(added, 'finding', lang)} came, {removed} went, {found.same} stayed",
            )
        )
        return int(bool(added or removed))

    return compare


def _line(told: Told, lang: Language) -> str:
    from disclosurelint.output.words import translated

    return f"{told.path}:{told.line}:{told.column}: {translated(told.severity, lang)} {told.code} {told.message}"
