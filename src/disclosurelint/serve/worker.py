"""One file checked in a process of its own: one that takes too long, or too much memory, takes nothing else along."""

from __future__ import annotations

from multiprocessing import get_context
from multiprocessing.connection import Connection
from typing import Literal, NamedTuple

from disclosurelint.settings import Settings

#: What is made of a file: the page with its findings.
Wanted = Literal["report"]


class Outcome(NamedTuple):
    """What was made, or why not: ``problem`` is a sentence in the language of the settings, empty where all is well."""

    content: bytes
    problem: str = ""


def check_apart(data: bytes, name: str, settings: Settings, seconds: float) -> Outcome:
    """The report of a file of this content and name, as a page. Takes at most so many seconds."""
    context = get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=_work, args=(theirs, name, settings), daemon=True)
    process.start()
    theirs.close()
    try:
        ours.send_bytes(data)
        if ours.poll(seconds):
            return Outcome(*ours.recv())
        zh, en = (
            f"{name}：{seconds:.0f} 秒没有检查完，已经停止",
            f"{name}: stopped, not done after {seconds:.0f} seconds",
        )
    except (EOFError, OSError):
        zh, en = (
            f"{name}：检查它的进程意外结束，可能是内存不足",
            f"{name}: the process ended, perhaps for want of memory",
        )
    finally:
        process.kill()
        process.join()
        ours.close()
    return Outcome(b"", en if settings.lang == "en" else zh)


def _work(pipe: Connection, name: str, settings: Settings) -> None:
    from disclosurelint.output import Look, render
    from disclosurelint.report import Failure
    from disclosurelint.runner import Task, check
    from disclosurelint.settings import load

    result = check(Task(name, settings, content=pipe.recv_bytes()))
    if isinstance(result, Failure):
        pipe.send((b"", result.message(settings.lang)))
        return
    page = render("html", [result], Look(settings.lang, ruleset=lambda: load(settings).ruleset))
    pipe.send((page.encode("utf-8", "backslashreplace"), ""))
