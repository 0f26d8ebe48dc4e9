"""Writes the reference of the command line, as ``--help`` tells it, in both languages.

python tools/regenerate.py
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from disclosurelint.cli.main import commands
from disclosurelint.errors import Language
from tools.twins import twins

_INTRO = {
    "zh": "# 命令\n\n由 `python tools/regenerate.py` 从程序的说明生成，请勿手改。",
    "en": "# Commands\n\nMade from the program's own help by `python tools/regenerate.py`.",
}
_WIDTH = 100


def pages() -> dict[Path, str]:
    """Both pages by their paths."""
    return {path: "\n".join(_page(lang)) + "\n" for lang, path in twins("commands.md").items()}


def _page(lang: Language) -> Iterator[str]:
    yield _INTRO[lang]
    yield from _command(commands(lang), "disclosurelint", None, lang)


def _command(command: click.Command, name: str, parent: click.Context | None, lang: Language) -> Iterator[str]:
    """A command and all below it."""
    context = command.make_context(
        name.rpartition(" ")[2], [], parent=parent, resilient_parsing=True, obj=lang, terminal_width=_WIDTH
    )
    yield ""
    yield f"## {name}"
    yield ""
    yield "```text"
    yield from command.get_help(context).rstrip().split("\n")
    yield "```"
    if isinstance(command, click.Group):
        for below in command.list_commands(context):
            inner = command.get_command(context, below)
            if inner is not None:
                yield from _command(inner, f"{name} {below}", context, lang)
