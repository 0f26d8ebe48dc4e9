"""``disclosurelint check``: findings, each with its place, reason and way out."""

from __future__ import annotations

import sys
from contextlib import closing
from typing import TYPE_CHECKING

import click

from disclosurelint.cli.click_texts import Command, lang_option
from disclosurelint.cli.files import files_in, spare
from disclosurelint.cli.fixes import Fixes, fix_options, fixed_files, fixed_input, show_diff
from disclosurelint.cli.language import speaker
from disclosurelint.cli.progress import followed
from disclosurelint.cli.publishing import Request, publish, request_options
from disclosurelint.cli.settings_options import baseline_option, settings_options
from disclosurelint.cli.watching import watch_option
from disclosurelint.errors import InputError, Language

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable

    from disclosurelint.config import Configuration
    from disclosurelint.output import Look
    from disclosurelint.results.report import Failure, Report, Result
    from disclosurelint.running.runner import Task
    from disclosurelint.settings import Settings
    from disclosurelint.text import Source


def command(lang: Language) -> click.Command:
    """The command in a language."""
    say = speaker(lang)

    @click.command(
        "check",
        cls=Command,
        help=say(
            "检查文件，或文件夹里所有能读的文件；“-”表示从标准输入读。\n\n"
            "退出状态：0 没有问题或只有提示，1 有错误或警告（见 --fail-on），2 有文件或设置无法使用。",
            "Check files, or all files in folders that can be read; - reads standard input.\n\n"
            "Exit status: 0 nothing worse than info, 1 errors or warnings (see --fail-on), 2 something could not be "
            "used.",
        ),
        short_help=say("检查文件", "Check files."),
    )
    @click.argument("paths", nargs=-1, required=True, metavar="PATH...")
    @settings_options(say)
    @baseline_option(say)
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
        "--jobs",
        type=click.IntRange(min=1),
        metavar="N",
        help=say(
            "同时用几个进程；不写时，文件多就用上全部处理器",
            "Processes to use at a time; unless told, as many as there are processors where files are many.",
        ),
    )
    @click.option(
        "--no-cache",
        is_flag=True,
        help=say("每份文件都重新检查，不用也不留缓存", "Check every file anew; use and keep no cached results."),
    )
    @click.option(
        "--timing",
        is_flag=True,
        help=say(
            "最后列出各步、各条规则用了多少时间（不用缓存）",
            "In the end, list what every stage and every rule took; the cache is not used.",
        ),
    )
    @click.option(
        "--stdin-filename",
        metavar="PATH",
        default="<stdin>",
        help=say("标准输入内容的文件名", "Name of what comes by standard input."),
    )
    @watch_option(say, lang)
    @fix_options(say)
    @request_options(say)
    @lang_option(say)
    def check(
        paths: tuple[str, ...],
        ledger: bool,
        figures: bool,
        jobs: int | None,
        no_cache: bool,
        timing: bool,
        stdin_filename: str,
        baseline: str | None,
        configuration: Configuration,
        fixes: Fixes,
        request: Request,
    ) -> int:
        from disclosurelint.output import WITH_OVERVIEW, Look
        from disclosurelint.running.discovery import left_out
        from disclosurelint.running.runner import Task, check_again, run
        from disclosurelint.settings import load

        def named(file: str) -> str:
            return stdin_filename if file == "-" else file

        overview = any(target.format in WITH_OVERVIEW for target in request.targets)
        configuration.refresh()  # with --watch it may have changed since
        others = left_out(paths, configuration.is_excluded)
        _tell_of_others(others, lang)
        configuration.baseline_for_all = baseline
        files = files_in(paths, configuration)
        spare(files, (target.path for target in request.targets))
        configuration.prepare(map(named, files))
        configuration.asked = configuration.asked._replace(
            lang=lang, ledger=ledger or figures, overview=overview, digest=len(files) > 1, timing=timing
        )
        if fixes.write and "-" in files and len(files) > 1:
            raise click.UsageError(say("--fix 时“-”要单独用", "with --fix, - must be the only path"))
        given = _stdin(stdin_filename, configuration.settings(stdin_filename)) if "-" in files else None
        tasks = (given if file == "-" and given else Task(file, configuration.settings(file)) for file in files)
        look = Look(
            lang,
            relations=ledger,
            figures=figures,
            ruleset=lambda: load(configuration.settings(named(next(iter(files))))).ruleset,
        )
        results = run(tasks, jobs, not (no_cache or timing), configuration.today)

        def again(source: Source) -> Report:
            return check_again(source, configuration.settings(source.path), configuration.today)

        if fixes.diff:
            return show_diff(results, again, fixes, look, request)
        if fixes.write:
            results = (fixed_input if given else fixed_files)(results, again, fixes)
            request = request._replace(beside=given is not None)
        if len(files) > 1:
            from disclosurelint.running.families import compared

            texts = {given.path: given.source} if isinstance(given, Task) and given.source else {}
            results = compared(results, texts, configuration.today)
        results = configuration.reviewed(results, () if others else paths)
        if len(files) > 1:
            results = followed(results, len(files), lang)
        results = _begun(results)
        with closing(results):
            return _timed(results, look, request) if timing else publish(results, look, request)

    return check


def _begun(results: Generator[Result]) -> Generator[Result]:
    """The same results, the first made by now: where settings do not hold, that is told before anything is written.

    What settings name is loaded only where a file must be checked: to show unchanged files takes half as long without.
    """
    first = next(results, None)

    def all_of_them() -> Generator[Result]:
        with closing(results):
            if first is not None:
                yield first
            yield from results

    return all_of_them()


def _timed(results: Iterable[Result], look: Look, request: Request) -> int:
    """Publish, and tell on standard error what took how long."""
    from disclosurelint.output.timing import Timing

    timing = Timing()
    status = publish(timing.watched(results), look, request)
    for line in timing.lines(look.lang, lambda code: look.ruleset().rule(code).name if look.ruleset else ""):
        click.echo(line, err=True)
    return status


def _tell_of_others(others: dict[str, int], lang: Language) -> None:
    """What else the folders hold that could be checked, and what that takes: a sentence for each format."""
    from disclosurelint.sources import wanting

    say = speaker(lang)
    for ending, number in others.items():
        zh, en = wanting()[ending]
        files = f"{number} {ending} file was" if number == 1 else f"{number} {ending} files were"
        click.echo(say(f"另有 {number} 个 {ending} 文件没有检查，{zh}", f"{files} not checked; {en}"), err=True)


def _stdin(name: str, settings: Settings) -> Task | Failure:
    """What comes by standard input, under the name of the file it is a draft of."""
    from disclosurelint.results.report import Failure
    from disclosurelint.running.runner import Task
    from disclosurelint.sources import read_standard_input

    try:
        return Task(name, settings, read_standard_input(sys.stdin.buffer, name))
    except InputError as error:
        return Failure.of(error)
