"""Files checked in a process of their own: one that takes too long, or too much memory, takes nothing else along."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from multiprocessing import get_context
from multiprocessing.connection import Connection
from typing import TYPE_CHECKING

from disclosurelint.collecting import seldom
from disclosurelint.records import NamedTuple
from disclosurelint.settings import Settings

if TYPE_CHECKING:
    from disclosurelint.results.report import Report, Result
    from disclosurelint.rules import Ruleset
    from disclosurelint.text import Source


class Sent(NamedTuple):
    """A file as the browser sent it; no two of a sending have the same name."""

    name: str
    content: bytes


class Made(NamedTuple):
    """A review copy, and what it holds in a few words."""

    name: str
    label: str
    content: bytes


class Outcome(NamedTuple):
    """What was made: a page with the findings, and review copies; the page is empty where no file could be checked.

    ``problems`` are sentences, in the language of the settings, on what the page does not tell: files that could not
    be given back, or why there is no page.
    """

    page: bytes = b""
    copies: tuple[Made, ...] = ()
    problems: tuple[str, ...] = ()


def check_apart(files: Sequence[Sent], settings: Settings, seconds: float) -> Outcome:
    """The findings of files, which are compared with one another. Takes at most so many seconds."""
    context = get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=_work, args=(theirs, [file.name for file in files], settings), daemon=True)
    process.start()
    theirs.close()
    try:
        for file in files:
            ours.send_bytes(file.content)
        if ours.poll(seconds):
            outcome: Outcome = ours.recv()
            return outcome
        zh, en = f"{seconds:.0f} 秒没有检查完，已经停止", f"stopped, not done after {seconds:.0f} seconds"
    except (EOFError, OSError):
        zh, en = "检查它的进程意外结束，可能是内存不足", "the process ended, perhaps for want of memory"
    finally:
        process.kill()
        process.join()
        ours.close()
    told = f": {en}" if settings.lang == "en" else f"：{zh}"
    names = (", " if settings.lang == "en" else "、").join(file.name for file in files)
    return Outcome(problems=(names + told,))


def _work(pipe: Connection, names: Sequence[str], settings: Settings) -> None:
    seldom()
    files = {name: Sent(name, pipe.recv_bytes()) for name in names}
    pipe.send(_outcome(files, settings._replace(digest=len(files) > 1)))


def _outcome(files: dict[str, Sent], settings: Settings) -> Outcome:
    from disclosurelint.output import Look, render
    from disclosurelint.results.report import Failure, Report
    from disclosurelint.running.families import compared, whole
    from disclosurelint.running.runner import Task, run
    from disclosurelint.settings import load

    sources: dict[str, Source] = {}

    def read(results: Generator[Result]) -> Generator[Result]:
        for result in results:
            if isinstance(result, Report):
                sources[result.source.path] = result.source
            yield result

    tasks = [Task(file.name, settings, content=file.content) for file in files.values()]
    results = list(compared(read(run(tasks, 1, cached=False)), sources))
    failures = [result for result in results if not isinstance(result, Report)]
    if not sources:
        return Outcome(problems=tuple(failure.message(settings.lang) for failure in failures))
    ruleset = load(settings).ruleset
    reports = whole(results)
    page = render("html", [*reports, *failures], Look(settings.lang, ruleset=lambda: ruleset))
    copies: list[Made] = []
    problems: list[str] = []
    for report in reports:
        try:
            copies += _copy(report, files[report.source.path].content, ruleset, settings)
        except Exception as error:  # the page and the other copies are made all the same
            problems.append(Failure.from_any(report.source.path, error).message(settings.lang))
    return Outcome(page.encode("utf-8", "backslashreplace"), tuple(copies), tuple(problems))


def _copy(report: Report, content: bytes, ruleset: Ruleset, settings: Settings) -> list[Made]:
    """The review copy of a file that can have one and has findings. Raises InputError."""
    from datetime import UTC, datetime

    from disclosurelint.output.words import counted, listed
    from disclosurelint.review import can_be_reviewed, name_of_copy, review

    path = report.source.path
    if not report.diagnostics or not can_be_reviewed(content, path):
        return []
    copy = review(report, content, ruleset, settings.lang, datetime.now(UTC))
    held = [counted(copy.notes, "comment", settings.lang)]
    if copy.changes:
        held.append(counted(copy.changes, "change", settings.lang))
    return [Made(name_of_copy(path), listed(held, settings.lang), copy.content)]
