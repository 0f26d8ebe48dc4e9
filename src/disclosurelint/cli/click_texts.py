"""click's own words (usage, options, mistakes on the command line) in the language of the run."""

from __future__ import annotations

from contextlib import AbstractContextManager
from typing import Any

import click

from disclosurelint.cli.language import language, say

_HEADINGS = {"Options": "选项", "Commands": "命令", "Arguments": "参数"}


class _Formatter(click.HelpFormatter):
    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        super().write_usage(prog, args, say("用法：", "Usage: ") if prefix is None else prefix)

    def section(self, name: str) -> AbstractContextManager[None]:
        return super().section(_HEADINGS.get(name, name) if language() == "zh" else name)


class Context(click.Context):
    formatter_class = _Formatter


class _Texts:
    context_class = Context

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        option = super().get_help_option(ctx)  # type: ignore[misc]
        if option is not None:
            option.help = say("显示本说明", "Show this message.")
        return option  # type: ignore[no-any-return]


class Command(_Texts, click.Command):
    """A command that speaks the language of the run."""


class Group(_Texts, click.Group):
    """A group of commands that speaks the language of the run."""


def lang_option() -> Any:
    """``--lang``; read before parsing by ``language``, and checked here."""
    return click.option(
        "--lang",
        type=click.Choice(["zh", "en"]),
        expose_value=False,
        help=say("输出语言（默认中文）", "Language of the output (Chinese unless told)."),
    )


def mistake(error: click.UsageError) -> str:
    """What is wrong with a command line, in one line."""
    if language() == "en":
        return error.format_message()
    if isinstance(error, click.NoSuchOption):
        near = f"，是不是 {'、'.join(error.possibilities)}？" if error.possibilities else ""
        return f"没有 {error.option_name} 这个选项{near}"
    if isinstance(error, click.MissingParameter):
        name = error.param.make_metavar(error.ctx) if error.param and error.ctx else ""
        return f"缺少参数 {name}"
    if isinstance(error, click.BadParameter):
        name = error.param.opts[-1] if error.param and error.param.opts else ""
        kind = error.param.type if error.param else None
        if isinstance(kind, click.Choice):
            return f"{name} 的值不对，可用的有：{'、'.join(map(str, kind.choices))}"
        return f"{name} 的值不对：{error.message}"
    if "No such command" in error.message:
        return f"没有这个命令：{error.message.split(chr(39))[1]}"
    return error.format_message()
