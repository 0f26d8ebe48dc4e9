"""``disclosurelint check``: findings, each with its place, reason and way out."""

from __future__ import annotations

import sys

import click

from disclosurelint.cli.click_texts import Command, lang_option
from disclosurelint.cli.language import language, say


@click.command(
    "check",
    cls=Command,
    help=say(
        "检查文件，或文件夹里的所有 .txt、.md 文件；“-”表示从标准输入读。\n\n"
        "退出状态：0 没有问题或只有提示，1 有错误或警告，2 有文件或设置无法使用。",
        "Check files, or all .txt and .md files of folders; - reads standard input.\n\n"
        "Exit status: 0 clean or hints only, 1 errors or warnings, 2 something could not be used.",
    ),
)
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option(
    "--format",
    "format_",
    type=click.Choice(["text", "concise", "json"]),
    default="text",
    help=say("输出格式（默认 text）", "Output format (text unless told)."),
)
@click.option("--select", multiple=True, metavar="RULE", help=say("只用这些规则：代码、名称或代码开头", "Use only these rules: code, name or beginning of codes."))
@click.option("--ignore", multiple=True, metavar="RULE", help=say("不用这些规则", "Leave out these rules."))
@click.option("--profile", metavar="KEY", help=say("按指定口径检查，不由文件判断", "Check by this profile instead of the one the document calls for."))
@click.option(
    "--ruleset",
    multiple=True,
    metavar="FILE",
    help=say("另加规则集：文件路径，或自带规则集的名称", "Add a ruleset: a path, or the key of one that comes with the program."),
)
@click.option("--stdin-filename", metavar="NAME", default="<stdin>", help=say("标准输入内容的文件名", "Name of what comes by standard input."))
@click.option(
    "--color",
    type=click.Choice(["auto", "always", "never"]),
    default="auto",
    help=say("颜色（默认只在终端里用）", "Colour (only on a terminal unless told)."),
)
@lang_option()
def command(
    paths: tuple[str, ...],
    format_: str,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    profile: str | None,
    ruleset: tuple[str, ...],
    stdin_filename: str,
    color: str,
) -> int:
    from disclosurelint.output import render
    from disclosurelint.report import Failure, Report
    from disclosurelint.rules import load_ruleset
    from disclosurelint.rules.selection import selection
    from disclosurelint.runner import find_files, read_stdin, run

    lang = language()
    rules = load_ruleset(("default", *ruleset))
    if profile:
        rules.profile(profile)
    only = selection(rules, _words(select), _words(ignore)) if select or ignore else None
    stdin = read_stdin(sys.stdin.buffer.read(), stdin_filename) if "-" in paths else None
    results = list(run(find_files(paths), rules, lang, profile, only, stdin))
    reports = [result for result in results if isinstance(result, Report)]
    failures = [result for result in results if isinstance(result, Failure)]
    colour = _wants_colour(color)
    if format_ != "json":
        for failure in failures:
            click.echo(failure.message(lang), err=True)
    click.echo(render(format_, reports, failures, lang, colour, _width()), nl=False, color=colour)
    if failures:
        return 2
    return int(any(found.severity != "info" for report in reports for found in report.diagnostics))


def _words(given: tuple[str, ...]) -> list[str]:
    """``--select AMT,NAM001 --select WRD`` as three words."""
    return [word.strip() for entry in given for word in entry.split(",") if word.strip()]


def _wants_colour(choice: str) -> bool:
    import os

    if choice != "auto":
        return choice == "always"
    if os.environ.get("NO_COLOR"):
        return False
    return bool(os.environ.get("FORCE_COLOR")) or sys.stdout.isatty()


def _width() -> int:
    """Columns of the terminal; a hundred where there is none."""
    import shutil

    return shutil.get_terminal_size((100, 24)).columns if sys.stdout.isatty() else 100
