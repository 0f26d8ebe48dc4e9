"""click's own words (usage, options, mistakes on the command line) in the language of the run.

The language travels as the ``obj`` of click's context.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import click

from disclosurelint.cli.language import Say, speaker
from disclosurelint.errors import Language
from disclosurelint.output.width import wrap

Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]

_HEADINGS = {"Options": "选项", "Commands": "命令", "Arguments": "参数"}


class _Formatter(click.HelpFormatter):
    def __init__(self, lang: Language, columns: int | None, most: int | None) -> None:
        super().__init__(width=columns, max_width=most)
        self._lang = lang

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        if prefix is None and self._lang == "zh":
            prefix = "用法："
            args = args.replace("[OPTIONS]", "[选项]").replace("[COMMAND] [ARGS]...", "[命令] [参数]...")
        super().write_usage(prog, args, prefix)

    def write_text(self, text: str) -> None:
        """click counts characters; Han characters take two columns."""
        indent = " " * self.current_indent
        for number, paragraph in enumerate(text.split("\n\n")):
            if number:
                self.write("\n")
            self.write("".join(f"{indent}{line}\n" for line in wrap(paragraph, self.width - self.current_indent)))

    def write_heading(self, heading: str) -> None:
        super().write_heading(_HEADINGS.get(heading, heading) if self._lang == "zh" else heading)


class Context(click.Context):
    """A context whose ``obj`` is the language."""

    def make_formatter(self) -> click.HelpFormatter:
        return _Formatter(self.obj, self.terminal_width, self.max_content_width)


class _Speaking(click.Command):
    context_class = Context
    _help: click.Option | None = None

    def get_help_option(self, ctx: click.Context) -> click.Option:
        """Always the same one: click compares it with what it met on the command line."""
        if self._help is None:
            text = speaker(ctx.obj)("显示本说明", "Show this help.")
            self._help = telling_option("--help", text, click.Context.get_help)
        return self._help


class Command(_Speaking):
    """A command that speaks the language of the run."""


class Group(_Speaking, click.Group):
    """A group of commands that speaks the language of the run."""

    command_class = Command


def telling_option(name: str, help_text: str, told: Callable[[click.Context], str]) -> click.Option:
    """An option that tells something and ends the run there.

    Those that click makes look for translations of their help first, which takes 1 ms of every start.
    """

    def tell(context: click.Context, _: click.Parameter, wanted: bool) -> None:
        if wanted and not context.resilient_parsing:
            click.echo(told(context), color=context.color)
            context.exit()

    return click.Option([name], is_flag=True, expose_value=False, is_eager=True, callback=tell, help=help_text)


def lang_option(say: Say) -> Decorator:
    """``--lang``; read before parsing by ``language``, and checked here."""
    return click.option(
        "--lang",
        type=click.Choice(["zh", "en"]),
        expose_value=False,
        help=say("输出语言，默认 zh", "Language of the output; zh unless told."),
    )


def ruleset_option(say: Say) -> Decorator:
    """``--ruleset``, which may be given several times."""
    return click.option(
        "--ruleset",
        "rulesets",
        multiple=True,
        metavar="PATH",
        help=say(
            "另加规则集：文件、文件夹，或自带的、已安装的名称",
            "Add a ruleset: a file, a folder, or the key of one shipped or installed.",
        ),
    )


def color_option(say: Say) -> Decorator:
    """``--color``."""
    return click.option(
        "--color",
        type=click.Choice(["auto", "always", "never"]),
        default="auto",
        help=say("颜色，默认只在终端中使用", "Colour; only on a terminal unless told."),
    )


def format_option(say: Say, *formats: str) -> Decorator:
    """``--format``, the first of the formats unless told."""
    first = formats[0]
    return click.option(
        "--format",
        "format_",
        type=click.Choice(formats),
        default=first,
        help=say(f"输出格式，默认 {first}", f"Format of the output; {first} unless told."),
    )


def mistake(error: click.UsageError, lang: Language) -> str:
    """What is wrong with a command line, in one line."""
    if lang == "en":  # what click says itself is a sentence with its full stop
        told = error.format_message()
        return told if type(error) is click.UsageError else told.removesuffix(".")
    if isinstance(error, click.NoSuchOption):
        near = f"，是不是 {'、'.join(error.possibilities)}" if error.possibilities else ""
        return f"没有选项 {error.option_name}{near}"
    if isinstance(error, click.MissingParameter):
        return f"缺少参数 {error.param.make_metavar(error.ctx) if error.param and error.ctx else ''}"
    if isinstance(error, click.BadParameter) and error.param:
        name = error.param.opts[-1]
        if isinstance(error.param.type, click.Choice):
            return f"{name} 的值不对，可用的有：{'、'.join(error.param.type.choices)}"
        return f"{name} 的值不对：{error.message}"
    if isinstance(error, click.BadOptionUsage):
        return f"选项 {error.option_name} 后面缺少值，或不该有值"
    return error.format_message()
