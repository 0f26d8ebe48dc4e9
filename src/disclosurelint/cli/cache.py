"""``disclosurelint cache``: what is kept of files checked before, and how to be rid of it."""

from __future__ import annotations

import click

from disclosurelint.cli.click_texts import Command, Group, lang_option
from disclosurelint.cli.language import speaker
from disclosurelint.errors import Language


def command(lang: Language) -> click.Command:
    """The command in a language."""
    say = speaker(lang)

    @click.group(
        "cache",
        cls=Group,
        help=say(
            "检查过的文件，结果留在用户的缓存文件夹里，文件和规则都没有变就不再检查；总量有限，旧的先清除。",
            "Results of checked files stay in the user's cache folder; a file is not checked again unless it or the "
            "rules change. Their size is bounded, the oldest go first.",
        ),
        short_help=say("查看、清除缓存", "Show or clear the cache."),
    )
    @lang_option(say)
    def cache() -> None:
        pass

    @cache.command("show", cls=Command, help=say("缓存在哪里，有多大", "Where the cache is and how large."))
    @lang_option(say)
    def show() -> None:
        from disclosurelint.cache import kept
        from disclosurelint.storage.store import cache_folder

        entries = kept()
        size = f"{sum(entry.size for entry in entries) / 1e6:.1f} MB"
        click.echo(cache_folder() or say("没有缓存文件夹", "there is no cache folder"))
        click.echo(say(f"{len(entries)} 个文件，{size}", f"{len(entries)} files, {size}"))

    @cache.command("clear", cls=Command, help=say("清除缓存", "Clear the cache."))
    @lang_option(say)
    def clear() -> None:
        from disclosurelint.cache import clear

        number = clear()
        click.echo(say(f"清除了 {number} 个文件", f"removed {number} files"))

    return cache
