"""``disclosurelint parse``: the outline, tables and amount statements as read."""

from __future__ import annotations

import click

from disclosurelint.cli.click_texts import Command, lang_option
from disclosurelint.cli.language import language, say


@click.command(
    "parse",
    cls=Command,
    help=say("显示文件读成了什么样：层次、表格和每一个数字。", "Show a file as it was read: outline, tables and every figure."),
)
@click.argument("path", metavar="PATH")
@click.option(
    "--format",
    "format_",
    type=click.Choice(["text", "json"]),
    default="text",
    help=say("输出格式（默认 text）", "Output format (text unless told)."),
)
@lang_option()
def command(path: str, format_: str) -> int:
    from disclosurelint.document import parse
    from disclosurelint.output.parse_tree import render_json, render_text
    from disclosurelint.sources import read

    document = parse(read(path))
    click.echo(render_json(document) if format_ == "json" else render_text(document, language()), nl=False)
    return 0
