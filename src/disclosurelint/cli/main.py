"""``disclosurelint``: the commands, and what a run ends with."""

from __future__ import annotations

import os
import sys
import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib import import_module
from typing import TextIO

import click

from disclosurelint import __version__
from disclosurelint.cli.click_texts import Group, lang_option, mistake, telling_option
from disclosurelint.cli.language import language, speaker
from disclosurelint.errors import InputError, Language
from disclosurelint.output.width import printable
from disclosurelint.renamed import OPTIONS, RenamedWarning, told, warn

#: Exit statuses: nothing worse than info, findings, could not do it, Ctrl-C.
CLEAN, FOUND, FAILED, INTERRUPTED = 0, 1, 2, 130

#: Each is a module of this package whose ``command`` makes the command in a language; imported when asked for.
_COMMANDS = (
    *("check", "review", "init", "parse", "rules", "config", "baseline"),
    *("cache", "compare", "corpus", "serve", "lsp"),
)


class _Commands(Group):
    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(_COMMANDS)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args[0] not in _COMMANDS and not args[0].startswith("-"):
            zh = f"没有命令 {args[0]}，可用的有：{'、'.join(_COMMANDS)}"
            en = f"no command {args[0]}; known: {', '.join(_COMMANDS)}"
            if os.path.exists(args[0]):  # noqa: PTH110 (pathlib would be loaded for this alone)
                path = f'"{args[0]}"' if " " in args[0] else args[0]
                zh = f"没有命令 {args[0]}；要检查它，写作 disclosurelint check {path}"
                en = f"no command {args[0]}; to check it, write disclosurelint check {path}"
            raise click.UsageError(speaker(ctx.obj)(zh, en), ctx)
        return super().resolve_command(ctx, args)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in _COMMANDS:
            return None
        made: click.Command = import_module(f"disclosurelint.cli.{cmd_name}").command(ctx.obj)
        return made


def commands(lang: Language) -> click.Group:
    """All commands, speaking a language; to be run with that language as click's ``obj``."""
    say = speaker(lang)

    @click.group(
        cls=_Commands,
        help=say("公开之前，先检查预决算公开文件。", "Check public disclosure documents before they are published."),
        invoke_without_command=True,
        params=[
            telling_option("--version", say("显示版本", "Show the version."), lambda _: f"disclosurelint {__version__}")
        ],
    )
    @lang_option(say)
    @click.pass_context
    def group(context: click.Context) -> None:
        if context.invoked_subcommand is None:
            click.echo(context.get_help())

    return group


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line and leave the process with its exit status, at once.

    Nothing is left to be tidied up: files are closed as they are read and written. Taking the interpreter apart
    module by module would cost a tenth of a run.
    """
    try:
        status = run(sys.argv[1:] if arguments is None else arguments)
    except KeyboardInterrupt:  # where click does not see it
        status = INTERRUPTED
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    finally:
        os._exit(status)


def run(arguments: Sequence[str]) -> int:
    """The exit status of a command line. Whatever it is given, it says what is wrong with it in a sentence."""
    lang = language(arguments)
    for stream in (sys.stdout, sys.stderr):
        # A terminal of another encoding, or a file name of none, must not end a run.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    try:
        with _old_names_told(lang):
            given = [_current(argument) for argument in arguments]
            status = commands(lang).main(given, "disclosurelint", standalone_mode=False, obj=lang)
        sys.stdout.flush()
        return status if isinstance(status, int) else CLEAN
    except click.UsageError as error:
        return _complain(_usage_mistake(error, lang))
    except click.Abort:
        return INTERRUPTED
    except InputError as error:
        return _complain(error.message(lang))
    except (BrokenPipeError, SystemExit):  # the reader (head, less) has seen enough; click makes the one of the other
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return CLEAN


def _current(argument: str) -> str:
    """An argument with the present name of its option."""
    name, equals, value = argument.partition("=")
    if name not in OPTIONS:
        return argument
    warn(*told(name, OPTIONS[name]))
    return f"{OPTIONS[name].now}{equals}{value}"


@contextmanager
def _old_names_told(lang: Language) -> Iterator[None]:
    """Says on standard error, once each, which old names were used."""
    said: set[str] = set()
    others = warnings.showwarning

    def show(
        message: Warning | str,
        category: type[Warning],
        filename: str,
        lineno: int,
        file: TextIO | None = None,
        line: str | None = None,
    ) -> None:
        if not isinstance(message, RenamedWarning):
            others(message, category, filename, lineno, file, line)
        elif message.zh not in said:
            said.add(message.zh)
            _say(message.message(lang))

    with warnings.catch_warnings():
        warnings.simplefilter("always", RenamedWarning)
        warnings.showwarning = show
        yield


def _usage_mistake(error: click.UsageError, lang: Language) -> str:
    where = error.ctx.command_path if error.ctx else "disclosurelint"
    say = speaker(lang)
    return f"{mistake(error, lang)}{say('；用法见', '; see')} {where} --help"


def _complain(message: str) -> int:
    _say(message)
    return FAILED


def _say(message: str) -> None:
    for line in message.split("\n"):
        click.echo(f"disclosurelint: {printable(line)}", err=True)
