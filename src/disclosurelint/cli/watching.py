"""``--watch``: the same command again whenever one of its files is saved, until Ctrl-C."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Sequence
from functools import wraps
from typing import Any

import click

from disclosurelint.cli.click_texts import Decorator
from disclosurelint.cli.language import Say
from disclosurelint.errors import InputError, Language

#: Seconds between two looks at the files. An editor may save in several steps: twice the same means that it is done.
_PAUSE = 0.3

#: What a file is known by between two looks; None for one that is gone.
Stamps = dict[str, tuple[int, int] | None]


def watch_option(say: Say, lang: Language) -> Decorator:
    """``--watch`` of a command whose argument is ``paths``."""

    def decorate(function: Callable[..., int]) -> Callable[..., Any]:
        @wraps(function)
        def command(*, watch: bool, paths: tuple[str, ...], **rest: Any) -> int:
            def once() -> int:
                return function(paths=paths, **rest)

            if not watch:
                return once()
            if "-" in paths:
                raise click.UsageError(say("--watch 不能用于标准输入", "--watch cannot be used with standard input"))
            return _watch(paths, once, say, lang)

        option = click.option(
            "--watch",
            is_flag=True,
            help=say("文件一保存就重新检查，Ctrl-C 结束", "Check again whenever a file is saved; Ctrl-C ends it."),
        )
        return option(command)

    return decorate


def _watch(paths: Sequence[str], once: Callable[[], int], say: Say, lang: Language) -> int:
    """Never returns; Ctrl-C leaves it as it leaves every command."""
    while True:
        before = _stamps(paths)
        if sys.stdout.isatty():
            click.clear()
        try:
            once()
        except InputError as error:  # gone for a moment, or half written: it will be looked at again
            click.echo(error.message(lang), err=True)
        now = time.strftime("%H:%M:%S")
        zh, en = f"{now}，等待文件保存……（Ctrl-C 结束）", f"{now}, waiting for a file to be saved (Ctrl-C ends)"
        click.echo(say(zh, en), err=True)
        while _settled(paths) == before:
            pass


def _settled(paths: Sequence[str]) -> Stamps:
    """The stamps of the files, when two looks have found the same."""
    found = _stamps(paths)
    while True:
        time.sleep(_PAUSE)
        again = _stamps(paths)
        if again == found:
            return found
        found = again


def _stamps(paths: Sequence[str]) -> Stamps:
    from disclosurelint.running.discovery import find_files

    return {file: _stamp(file) for file in find_files(paths)}


def _stamp(file: str) -> tuple[int, int] | None:
    try:
        status = os.stat(file)  # noqa: PTH116 (a name may be none that a path can be)
    except (OSError, ValueError):
        return None
    return status.st_mtime_ns, status.st_size
