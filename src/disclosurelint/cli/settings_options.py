"""The options that say what files are checked by, the same for every command that checks."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from time import strftime
from typing import TYPE_CHECKING, Any, TypeAlias, cast

import click

from disclosurelint.cli.click_texts import Decorator, ruleset_option
from disclosurelint.cli.language import Say

if TYPE_CHECKING:
    from disclosurelint.rules.diagnostic import Severity

Levels: TypeAlias = "tuple[tuple[str, Severity], ...]"

_LEVELS = ("error", "warning", "info")


def config_options(say: Say) -> Decorator:
    """The configuration to use; the command gets it as ``configuration``, a ``Configuration``."""
    return _decorator(say, _config_options(say))


def settings_options(say: Say) -> Decorator:
    """The same, and what the command line asks for on top of it."""
    options = (
        *_config_options(say),
        click.option(
            "--select",
            multiple=True,
            metavar="CODES",
            help=say(
                "只用这些规则：代码、代码开头或名称；默认不启用的规则也这样选用",
                "Use only these rules: codes, beginnings of codes, names; those that are off by default too.",
            ),
        ),
        click.option(
            "--ignore",
            multiple=True,
            metavar="CODES",
            help=say("忽略这些规则，优先于 --select", "Leave these rules out; wins over --select."),
        ),
        click.option(
            "--severity",
            multiple=True,
            metavar="CODE=LEVEL",
            callback=_levels(say),
            help=say(
                "改级别，如 PUN=info：error 错误，warning 警告，info 提示",
                "Set the severity of rules, as in PUN=info: error, warning or info.",
            ),
        ),
        click.option(
            "--profile",
            metavar="KEY",
            help=say("用这个口径，不由文件判断", "Check by this profile, not the one the document calls for."),
        ),
    )
    return _decorator(say, options)


def baseline_option(say: Say) -> Decorator:
    """``--baseline``."""
    return click.option(
        "--baseline",
        metavar="FILE",
        help=say("只报告这个基线里没有的问题", "Report only what this baseline does not hold."),
    )


def _config_options(say: Say) -> tuple[Decorator, ...]:
    return (
        click.option(
            "--config",
            metavar="FILE",
            help=say("用这个配置文件，不找离文件最近的", "Use this configuration instead of the nearest one."),
        ),
        click.option("--isolated", is_flag=True, help=say("不用任何配置文件", "Use no configuration file.")),
        ruleset_option(say),
        click.option("--preview", is_flag=True, help=say("启用试用中的新规则", "Use new rules that are on trial.")),
    )


def _decorator(say: Say, options: tuple[Decorator, ...]) -> Decorator:
    def decorate(function: Callable[..., Any]) -> Callable[..., Any]:
        @wraps(function)
        def command(
            *args: Any,
            config: str | None,
            isolated: bool,
            rulesets: tuple[str, ...],
            preview: bool,
            select: tuple[str, ...] = (),
            ignore: tuple[str, ...] = (),
            severity: Levels = (),
            profile: str | None = None,
            **others: Any,
        ) -> Any:
            from disclosurelint.config import Configuration
            from disclosurelint.settings import Settings

            if config and isolated:
                told = "--config --isolated"
                raise click.UsageError(say(f"{told} 只能写一个", f"{told}: give one of them"))
            asked = Settings(
                rulesets=("default", *_from_root(rulesets)),
                profile=profile,
                select=_words(select),
                ignore=_words(ignore),
                severity=severity,
                preview=preview,
                narrowed=bool(select or ignore),
            )
            return function(*args, configuration=Configuration(asked, config, isolated, today()), **others)

        made = cast("Callable[..., Any]", command)
        for option in reversed(options):
            made = option(made)
        return made

    return decorate


def today() -> str:
    """The day of this run where it runs, as YYYY-MM-DD."""
    return strftime("%Y-%m-%d")


def _from_root(rulesets: tuple[str, ...]) -> tuple[str, ...]:
    if not rulesets:  # most runs need not load what knows of rulesets just for this
        return ()
    from pathlib import Path

    from disclosurelint.rules.files import told_from_root

    return tuple(told_from_root(name, Path()) for name in rulesets)


def _words(given: tuple[str, ...]) -> tuple[str, ...]:
    """``--select AMT,NAM001 --select WRD`` as three words."""
    return tuple(word.strip() for entry in given for word in entry.split(",") if word.strip())


def _levels(say: Say) -> Callable[[click.Context, click.Parameter, tuple[str, ...]], Levels]:
    """Reads ``--severity PUN=info,AMT001=warning`` as two pairs."""

    def read(context: click.Context, option: click.Parameter, given: tuple[str, ...]) -> Levels:
        return tuple(pair(entry, context, option) for entry in _words(given))

    def pair(entry: str, context: click.Context, option: click.Parameter) -> tuple[str, Severity]:
        word, _, level = (part.strip() for part in entry.partition("="))
        if word and level in _LEVELS:
            return word, cast("Severity", level)
        known = say("、", ", ").join(_LEVELS)
        zh, en = f"“{entry}”应写成 代码=级别，级别有 {known}", f"{entry} must be CODE=LEVEL; levels: {known}"
        raise click.BadParameter(say(zh, en), context, option)

    return read
