"""``disclosurelint lsp``: the language server, for editors to start."""

from __future__ import annotations

from importlib.util import find_spec
from typing import TYPE_CHECKING

import click

from disclosurelint.cli.click_texts import Command, lang_option
from disclosurelint.cli.language import speaker
from disclosurelint.cli.settings_options import settings_options
from disclosurelint.errors import InputError, Language

if TYPE_CHECKING:
    from disclosurelint.config import Configuration


def command(lang: Language) -> click.Command:
    """The command in a language."""
    say = speaker(lang)

    @click.command(
        "lsp",
        cls=Command,
        help=say(
            "语言服务器，由编辑器启动，经标准输入输出对话：边写边报告问题，悬停看理由和算式，一键修改，列出层次。",
            "The language server, for editors to start; it speaks over standard input and output.",
        ),
        short_help=say("语言服务器，由编辑器启动", "The language server."),
    )
    @settings_options(say)
    @lang_option(say)
    def lsp(configuration: Configuration) -> int:
        if find_spec("pygls") is None:
            install = "pip install 'disclosurelint[lsp]'"
            raise InputError("", f"语言服务器要先安装：{install}", f"the language server needs: {install}")
        from disclosurelint.lsp.server import make_server

        configuration.asked = configuration.asked._replace(lang=lang)
        make_server(configuration).start_io()
        return 0

    return lsp
