"""``disclosurelint serve``: a page on this machine for people who have no terminal."""

from __future__ import annotations

import socket
import webbrowser
from importlib.util import find_spec
from typing import TYPE_CHECKING

import click

from disclosurelint.cli.click_texts import Command, lang_option
from disclosurelint.cli.language import speaker
from disclosurelint.cli.settings_options import settings_options
from disclosurelint.errors import InputError, Language, why_refused

if TYPE_CHECKING:
    from disclosurelint.config import Configuration


def command(lang: Language) -> click.Command:
    """The command in a language."""
    say = speaker(lang)

    @click.command(
        "serve",
        cls=Command,
        help=say(
            "在本机打开一个网页：拖入文件（可以几份），看检查报告，下载审阅稿。"
            "只有本机能访问，什么也不保存；Ctrl-C 结束。",
            "Open a page on this machine: drop files, read their report, download review copies. Nobody else can reach "
            "it and nothing is kept; Ctrl-C ends it.",
        ),
        short_help=say("在本机用网页检查", "Check in a page on this machine."),
    )
    @click.option(
        "--port",
        type=click.IntRange(0, 65535),
        default=0,
        metavar="N",
        help=say("端口，默认任选一个空的", "The port; any that is free unless told."),
    )
    @click.option("--no-open", is_flag=True, help=say("不打开浏览器", "Do not open a browser."))
    @settings_options(say)
    @lang_option(say)
    def serve(port: int, no_open: bool, configuration: Configuration) -> int:
        if any(find_spec(name) is None for name in ("starlette", "uvicorn", "multipart")):
            install = "pip install 'disclosurelint[serve]'"
            raise InputError("serve", f"serve 要先安装：{install}", f"serve needs: {install}")
        import uvicorn

        from disclosurelint.serve.app import app
        from disclosurelint.settings import load

        settings = configuration.settings("-")._replace(lang=lang)
        load(settings)
        listening = _listening(port)
        address = f"http://127.0.0.1:{listening.getsockname()[1]}/"
        # a blank behind the address, or terminals take what follows as part of it
        click.echo(say(f"在浏览器中打开 {address} （Ctrl-C 结束）", f"Open {address} in a browser (Ctrl-C ends)"))
        if not no_open:
            webbrowser.open(address)
        server = uvicorn.Server(uvicorn.Config(app(settings), log_level="critical", lifespan="off", access_log=False))
        server.run(sockets=[listening])
        return 0

    return serve


def _listening(port: int) -> socket.socket:
    """A socket of the loopback interface. Raises InputError for a port that is taken."""
    listening = socket.socket()
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind(("127.0.0.1", port))
        listening.listen()  # whoever comes before the server is up waits
    except OSError as error:
        zh, en = why_refused(error)
        raise InputError(
            "serve", f"端口 {port} 用不了（{zh}），换一个或不写", f"port {port}: {en}; choose another"
        ) from error
    return listening
