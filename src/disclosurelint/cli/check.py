"""``disclosurelint check``: findings, each with its place, reason and way out."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from disclosurelint.cli.click_texts import Command, color_option, format_option, lang_option
from disclosurelint.cli.language import speaker
from disclosurelint.cli.settings_options import settings_options
from disclosurelint.cli.terminal import columns, wants_colour
from disclosurelint.errors import InputError, Language

if TYPE_CHECKING:
    from disclosurelint.output import Format
    from disclosurelint.report import Failure, Report
    from disclosurelint.settings import Settings
    from disclosurelint.text import Source


def command(lang: Language) -> click.Command:
    """The command in a language."""
    say = speaker(lang)

    @click.command(
        "check",
        cls=Command,
        help=say(
            "检查文件，或文件夹里的所有 .txt、.md 文件；“-”表示从标准输入读。\n\n"
            "退出状态：0 没有问题或只有提示，1 有错误或警告，2 有文件或设置无法使用。",
            "Check files, or all .txt and .md files in folders; - reads standard input.\n\n"
            "Exit status: 0 nothing worse than info, 1 errors or warnings, 2 something could not be used.",
        ),
        short_help=say("检查文件", "Check files."),
    )
    @click.argument("paths", nargs=-1, required=True, metavar="PATH...")
    @format_option(say, "text", "concise", "json")
    @settings_options(say)
    @click.option(
        "--ledger",
        is_flag=True,
        help=say(
            "列出核对过的每个勾稽关系：成立、不成立、无法判断",
            "List every relation looked at: holds, fails, cannot be judged.",
        ),
    )
    @click.option(
        "--figures",
        is_flag=True,
        help=say("列出读出的每个数字和核对它的规则", "List every figure read and the rules that vouch for it."),
    )
    @click.option(
        "--stdin-filename",
        metavar="PATH",
        default="<stdin>",
        help=say("标准输入内容的文件名", "Name of what comes by standard input."),
    )
    @color_option(say)
    @lang_option(say)
    def check(
        paths: tuple[str, ...],
        format_: Format,
        ledger: bool,
        figures: bool,
        stdin_filename: str,
        color: str,
        settings: Settings,
    ) -> int:
        from disclosurelint.output import render
        from disclosurelint.output.width import printable
        from disclosurelint.report import Failure, Report
        from disclosurelint.runner import Task, find_files, run

        settings = settings._replace(lang=lang, ledger=ledger or figures)
        files = list(find_files(paths))
        if not files:
            raise InputError(paths[0], f"{paths[0]}：没有 .txt 或 .md 文件", f"{paths[0]}: holds no .txt or .md files")
        stdin = _stdin(stdin_filename) if "-" in files else None
        sources = {} if isinstance(stdin, Failure) else {"-": stdin}
        if isinstance(stdin, Failure):
            files.remove("-")
        results = list(run(Task(path, settings, sources.get(path)) for path in files))
        reports = [result for result in results if isinstance(result, Report)]
        failures = [result for result in (stdin, *results) if isinstance(result, Failure)]
        if format_ != "json":
            for failure in failures:
                click.echo(printable(failure.message(lang)), err=True)
        coloured = wants_colour(color)
        click.echo(
            render(format_, reports, failures, lang, coloured, columns(), ledger, figures), nl=False, color=coloured
        )
        return _status(reports, failures)

    return check


def _stdin(name: str) -> Source | Failure:
    """What comes by standard input, under the name of the file it is a draft of."""
    from disclosurelint.report import Failure
    from disclosurelint.sources import read_standard_input

    try:
        return read_standard_input(sys.stdin.buffer, name)
    except InputError as error:
        return Failure.of(error)


def _status(reports: list[Report], failures: list[Failure]) -> int:
    """0 nothing worse than info, 1 errors or warnings, 2 a file that could not be checked."""
    if failures:
        return 2
    return int(any(found.severity != "info" for report in reports for found in report.diagnostics))
