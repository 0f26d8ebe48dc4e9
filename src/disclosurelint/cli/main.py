"""``disclosurelint``: the commands, and what a run ends with."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from importlib import import_module

import click

from disclosurelint import __version__
from disclosurelint.cli.click_texts import Group, lang_option, mistake
from disclosurelint.cli.language import language, say
from disclosurelint.errors import InputError

#: Exit statuses: nothing but hints, findings, could not do it.
CLEAN, FOUND, FAILED = 0, 1, 2

#: Command → module that holds it as ``command``; imported when it is asked for.
_COMMANDS = {"check": "check", "parse": "parse", "rules": "rules"}


class _Commands(Group):
    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in _COMMANDS:
            return None
        found: click.Command = import_module(f"disclosurelint.cli.{_COMMANDS[cmd_name]}").command
        return found


@click.group(
    cls=_Commands,
    help=say("在公开之前检查预决算公开文件。", "Check public disclosure documents before they are published."),
    no_args_is_help=True,
)
@click.version_option(__version__, "--version", prog_name="disclosurelint", help=say("显示版本", "Show the version."))
@lang_option()
def commands() -> None:
    pass


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line and leave the process with its exit status."""
    sys.exit(_run(arguments))


def _run(arguments: Sequence[str] | None) -> int:
    try:
        status = commands.main(args=arguments, prog_name="disclosurelint", standalone_mode=False)
        sys.stdout.flush()
        return status if isinstance(status, int) else CLEAN
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.format_message())
        return CLEAN
    except click.UsageError as error:
        where = error.ctx.command_path if error.ctx else "disclosurelint"
        help_ = say(f"用法见 {where} --help", f"see {where} --help")
        return _complain(f"{mistake(error)}{say('；', '; ')}{help_}")
    except click.Abort:
        return 130
    except InputError as error:
        return _complain(error.message(language()))
    except BrokenPipeError:  # the reader (head, less) has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return CLEAN


def _complain(message: str) -> int:
    click.echo(f"disclosurelint: {message}", err=True)
    return FAILED


if __name__ == "__main__":
    main()
