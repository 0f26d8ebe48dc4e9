"""``disclosurelint config``: what a file is checked by and where that was said, and what configurations may hold."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any

import click

from disclosurelint.cli.click_texts import Command, Group, format_option, lang_option
from disclosurelint.cli.language import Say, speaker
from disclosurelint.cli.settings_options import settings_options
from disclosurelint.errors import Language

if TYPE_CHECKING:
    from disclosurelint.config import Configuration
    from disclosurelint.config.origins import Given, Origin

#: Columns that a value may push what stands behind it to, and items of a list that are shown.
_WIDEST, _SHOWN = 40, 8


def command(lang: Language) -> click.Command:
    """The group of commands in a language."""
    say = speaker(lang)

    @click.group(
        "config",
        cls=Group,
        help=say(
            "配置文件：对一个文件实际怎样检查，可以写哪些键。",
            "Configuration files: what is in force, what they may hold.",
        ),
        short_help=say("查看实际的设置", "Show the settings in force."),
    )
    @lang_option(say)
    def config() -> None:
        pass

    config.add_command(_show(say, lang))
    config.add_command(_schema(say))
    return config


def _show(say: Say, lang: Language) -> click.Command:
    @click.command(
        "show",
        cls=Command,
        help=say(
            "对这个文件（不写则对当前文件夹里的文件）实际怎样检查，每项设置从哪里来。",
            "What a file (unless told, any in this folder) is checked by, and where each setting was said.",
        ),
        short_help=say("实际的设置和来处", "The settings in force and where they come from."),
    )
    @click.argument("file", required=False, metavar="[FILE]")
    @settings_options(say)
    @format_option(say, "text", "json")
    @lang_option(say)
    def show(file: str | None, configuration: Configuration, format_: str) -> int:
        from disclosurelint.config.origins import settings_given
        from disclosurelint.settings import load

        path = file or "-"  # any file of this folder will do
        load(configuration.settings(path))
        loaded, given = configuration.of(path), settings_given(configuration.layers(path))
        files = [str(file.path) for file in reversed(loaded.files)] if loaded else []
        if format_ == "json":
            click.echo(_as_json(file, files, given))
            return 0
        click.echo(_as_text(files, given, say))
        if file is not None and configuration.settings(file).profile is None:
            _tell_profile(file, configuration, say, lang)
        return 0

    return show


def _tell_profile(file: str, configuration: Configuration, say: Say, lang: Language) -> None:
    """By which profile a document that is there is checked where none was set; nothing of one that cannot be read."""
    from disclosurelint.output.summary import way_told
    from disclosurelint.results.report import Report
    from disclosurelint.running.runner import Task, check

    found = check(Task(file, configuration.settings(file)._replace(lang=lang)))
    if isinstance(found, Report):
        told = way_told(found.way, lang)
        click.echo(say(f"\n口径由文件判断：{told}", f"\nprofile, as the file tells: {told}"))


def _schema(say: Say) -> click.Command:
    @click.command(
        "schema",
        cls=Command,
        help=say("配置文件的 JSON Schema，供编辑器补全和检查。", "JSON Schema of configuration files, for editors."),
        short_help=say("配置文件的 JSON Schema", "JSON Schema of configuration files."),
    )
    @lang_option(say)
    def schema() -> int:
        from json import dumps

        from disclosurelint.config.schema import config_schema

        click.echo(dumps(config_schema(), ensure_ascii=False, indent=2))
        return 0

    return schema


def _as_json(file: str | None, files: list[str], given: list[Given]) -> str:
    from json import dumps

    told = [{"key": one.key, "value": one.value, "from": _origin(one.origin)} for one in given]
    return dumps({"file": file, "configuration": files, "settings": told}, ensure_ascii=False, indent=2)


def _origin(origin: Origin) -> dict[str, Any]:
    if origin.path is None:
        return {"kind": origin.kind}
    return {"kind": origin.kind, "path": str(origin.path), "line": origin.line}


def _as_text(files: list[str], given: list[Given], say: Say) -> str:
    """A line for each configuration file, then one for each setting: key, value, where it was said."""
    from disclosurelint.output.width import pad, printable, width

    heads = [say(f"配置文件：{_shown(path)}", f"configuration: {_shown(path)}") for path in files]
    rows = [
        (key, ", ".join(_value(one.value, say) for one in same), _place(origin, say))
        for (key, origin), same in groupby(given, lambda one: (one.key, one.origin))
    ]
    widths = [min(max(map(width, column)), _WIDEST) for column in zip(*rows, strict=True)]
    lines = ["  ".join(map(pad, row, widths)).rstrip() for row in rows]
    return "\n".join(map(printable, [*heads, *([""] if heads else []), *lines]))


def _value(value: Any, say: Say) -> str:
    """A value as it would stand in a configuration; long lists are counted."""
    if value is None:
        return say("（未设）", "(none)")
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, list) and len(value) > _SHOWN:
        return say(f"{len(value)} 项", f"{len(value)} items")
    if isinstance(value, list):
        return f"[{', '.join(_value(item, say) for item in value)}]"
    if isinstance(value, dict):
        return f"{{{', '.join(f'{key}: {_value(item, say)}' for key, item in value.items())}}}"
    return str(value)


def _place(origin: Origin, say: Say) -> str:
    if origin.path is not None:
        return f"{_shown(str(origin.path))}:{origin.line}"
    return say("默认", "default") if origin.kind == "default" else say("命令行", "command line")


def _shown(path: str) -> str:
    from disclosurelint.config.finding import shown

    return shown(path)
