"""``--fix``, ``--unsafe-fixes`` and ``--diff``: what becomes of fixed texts."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Generator
from contextlib import closing
from functools import wraps
from typing import TYPE_CHECKING, Any, cast

import click

from disclosurelint.cli.click_texts import Decorator
from disclosurelint.cli.language import Say
from disclosurelint.records import NamedTuple

if TYPE_CHECKING:
    from disclosurelint.cli.publishing import Request
    from disclosurelint.fixing import Again
    from disclosurelint.output import Look
    from disclosurelint.results.report import Result
    from disclosurelint.text import Source


class Fixes(NamedTuple):
    """What was asked for: whether to ``write`` fixed texts, or to show what would change, and which fixes."""

    write: bool = False
    diff: bool = False
    unsafe: bool = False

    def __bool__(self) -> bool:
        return self.write or self.diff


def fix_options(say: Say) -> Decorator:
    """The options, handed to the command as ``fixes``."""
    options = (
        click.option(
            "--fix",
            is_flag=True,
            help=say("直接修改文件，只做不改变意思的修改", "Apply the fixes that cannot change what a text says."),
        ),
        click.option(
            "--unsafe-fixes",
            is_flag=True,
            help=say(
                "与 --fix 或 --diff 一起用：要人工确认的修改也做",
                "With --fix or --diff: also those that somebody should confirm.",
            ),
        ),
        click.option(
            "--diff",
            is_flag=True,
            help=say(
                "不修改文件，只显示会怎样改；会有改动时退出状态为 1",
                "Change no file, show what --fix would change; status 1 where it would.",
            ),
        ),
    )

    def decorate(function: Callable[..., Any]) -> Callable[..., Any]:
        @wraps(function)
        def command(*, fix: bool, unsafe_fixes: bool, diff: bool, **rest: Any) -> Any:
            if unsafe_fixes and not (fix or diff):
                raise click.UsageError(
                    say("--unsafe-fixes 要与 --fix 或 --diff 一起用", "--unsafe-fixes goes with --fix or --diff")
                )
            return function(fixes=Fixes(fix and not diff, diff, unsafe_fixes), **rest)

        made = cast("Callable[..., Any]", command)
        for option in reversed(options):
            made = option(made)
        return made

    return decorate


def fixed_files(results: Generator[Result], again: Again, fixes: Fixes) -> Generator[Result]:
    """The results after their fixes were written to the files."""
    from disclosurelint.fixing import applied
    from disclosurelint.sources import replace_text

    return applied(results, again, fixes.unsafe, replace_text)


def fixed_input(results: Generator[Result], again: Again, fixes: Fixes) -> Generator[Result]:
    """The result of standard input after its fixed text was written to standard output, in the same encoding.

    Raises InputError for what is no text.
    """
    from disclosurelint.fixing import applied, no_text
    from disclosurelint.results.report import Report
    from disclosurelint.sources import encode, encoded

    with closing(applied(results, again, fixes.unsafe, encoded)) as after:
        for result in after:
            if isinstance(result, Report):
                if result.source.places is not None:
                    raise no_text(result.source.path)
                sys.stdout.buffer.write(encode(result.source, result.source.text))
                sys.stdout.buffer.flush()
            yield result


def show_diff(results: Generator[Result], again: Again, fixes: Fixes, look: Look, request: Request) -> int:
    """Print what fixes would change, and what there is to say of it to standard error.

    Returns the exit status: 0 nothing would change, 1 something would, 2 a file could not be checked.
    """
    from disclosurelint.cli.publishing import complain
    from disclosurelint.fixing import applied
    from disclosurelint.output.diff import diff
    from disclosurelint.output.summary import ways_out
    from disclosurelint.output.words import say
    from disclosurelint.results.report import Failure
    from disclosurelint.results.tally import Tally

    raw = not (sys.stdout.isatty() or os.environ.get("GITHUB_ACTIONS"))
    tally = Tally()

    def put(source: Source, text: str) -> None:
        change = diff(source.path, source.text, text, look.style._replace(coloured=request.colour), raw)
        click.echo(change, nl=False, color=True)  # raw lines go out as they are

    for result in applied(results, again, fixes.unsafe, put):
        tally.add(result)
        trouble = result if isinstance(result, Failure) else result.refused
        if trouble is not None:
            complain(trouble, look.lang)
    told = say("would-fix", look.lang, number=tally.repairs) if tally.repairs else say("would-fix-none", look.lang)
    for line in (told, *ways_out(tally, look.lang)):
        click.echo(line, err=True)
    if tally.failures or tally.unwritten:
        return 2
    return int(bool(tally.repairs and request.failing))
