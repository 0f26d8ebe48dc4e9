"""``disclosurelint parse``: the outline, tables and amount statements as read."""

from __future__ import annotations

import sys

import click

from disclosurelint.cli.click_texts import Command, color_option, format_option, lang_option
from disclosurelint.cli.language import speaker
from disclosurelint.cli.terminal import columns, wants_colour
from disclosurelint.errors import Language


def command(lang: Language) -> click.Command:
    """The command in a language."""
    say = speaker(lang)

    @click.command(
        "parse",
        cls=Command,
        help=say(
            "显示文件读成了什么样：层次、表格和每一个数字。“-”表示从标准输入读。",
            "Show a file as it was read: its outline, tables and every figure. - reads standard input.",
        ),
        short_help=say("显示文件读成了什么样", "Show a file as it was read."),
    )
    @click.argument("path", metavar="PATH")
    @format_option(say, "text", "json")
    @color_option(say)
    @lang_option(say)
    def parse(path: str, format_: str, color: str) -> int:
        from disclosurelint.document import parse as parse_source
        from disclosurelint.sources import read, read_standard_input

        source = read_standard_input(sys.stdin.buffer, "<stdin>") if path == "-" else read(path)
        document = parse_source(source)
        if format_ == "json":
            from disclosurelint.output.parse_json import render_json

            click.echo(render_json(document), nl=False)
        else:
            from disclosurelint.output.parse_tree import render_text
            from disclosurelint.output.style import Style

            coloured = wants_colour(color)
            click.echo(render_text(document, lang, Style(coloured, columns())), nl=False, color=coloured)
        return 0

    return parse
