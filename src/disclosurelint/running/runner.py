"""Checks many files in one process or several, and gives their results in order.

A bad file never stops the rest, nor does a check that breaks down, nor a process that dies.
"""

from __future__ import annotations

import os
from collections.abc import Generator, Iterable, Iterator
from itertools import chain

from disclosurelint.errors import InputError, RulesetError
from disclosurelint.laps import Laps
from disclosurelint.records import NamedTuple
from disclosurelint.results.report import Failure, Report, Result
from disclosurelint.settings import Settings, load
from disclosurelint.sources import decode_document, read_bytes
from disclosurelint.text import Source

#: Bytes of the files for which starting several processes pays.
_WORTH_PROCESSES = 300_000
#: Files looked at ahead to find that out.
_MOST_BEGUN = 64
#: Reading this and looking at it loads all that a check needs.
_SPECIMEN = "合计1.00万元。"


class Task(NamedTuple):
    """One file to be checked. What it holds may be there already: as ``source`` (standard input), or as ``content``
    that comes from elsewhere than a file of this machine.
    """

    path: str
    settings: Settings
    source: Source | None = None
    content: bytes | None = None


def run(
    tasks: Iterable[Task | Failure], jobs: int | None = None, cached: bool = True, today: str | None = None
) -> Generator[Result]:
    """The result of every task, in their order; what has failed already goes through as it is.

    ``jobs`` is the number of processes; unless told, as many as there are processors, where that pays. ``cached``
    takes the results of unchanged files from the cache, and keeps those of others there. ``today`` (YYYY-MM-DD)
    decides which suppressions have expired.
    Raises RulesetError where settings name what does not exist.
    """
    items: Iterator[Task | Result] = (_recalled(one, today) for one in tasks) if cached else iter(tasks)
    begun: list[Task | Result] = []
    processes, left = jobs or processors(), 0 if jobs else _WORTH_PROCESSES
    for item in items:
        begun.append(item)
        left -= _size(item)
        if left < 0 and processes > 1 and len(begun) > 1:
            yield from _in_processes(chain(begun, items), processes, cached, today)
            return
        if processes == 1 or len(begun) == _MOST_BEGUN or not isinstance(begun[0], Task):
            yield from (_result(one, cached, today) for one in begun)
            begun.clear()
    yield from (_result(one, cached, today) for one in begun)


def processors() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def check(task: Task, cached: bool = False, today: str | None = None) -> Result:
    """What one task gives; ``cached`` keeps it. Raises RulesetError where its settings name what does not exist."""
    from disclosurelint.storage import regexes

    regexes.recall()
    plan = load(task.settings)
    try:
        from disclosurelint import linter

        if task.source is not None:
            return _with_settings(linter.check(task.source, plan, today), task)
        laps = Laps()
        content = read_bytes(task.path) if task.content is None else task.content
        source = decode_document(content, task.path)
        laps("reading")
        report = linter.check(source, plan, today)
        if plan.settings.timing:
            report = report._replace(seconds={**laps.seconds, **report.seconds})
        regexes.keep()
        if cached:
            from disclosurelint import cache

            cache.keep(report, content, task.settings, today)
        return _with_settings(report, task)
    except Exception as error:  # perhaps a fault of this program: the other files are checked all the same
        return Failure.from_any(task.path, error)


def check_again(source: Source, settings: Settings, today: str | None = None) -> Report:
    """The report of a text that was changed. Raises InputError where there is none."""
    result = check(Task(source.path, settings, source), today=today)
    if isinstance(result, Failure):
        raise InputError(result.path, result.zh, result.en)
    return result


def _with_settings(report: Report, task: Task) -> Report:
    """The report with what comparing it with others goes by."""
    return report._replace(settings=task.settings) if report.digest is not None else report


def _recalled(item: Task | Failure, today: str | None) -> Task | Result:
    """The result of a file that has not changed since it was last checked; others as they are."""
    if isinstance(item, Failure) or item.source is not None:
        return item
    from disclosurelint.cache import recall

    try:
        report = recall(item.path, read_bytes(item.path), item.settings, today)
        return item if report is None else _with_settings(report, item)
    except RulesetError:
        raise
    except InputError:
        return item  # whoever checks it will say what is wrong with it


def _result(item: Task | Result, cached: bool, today: str | None) -> Result:
    return check(item, cached, today) if isinstance(item, Task) else item


def _size(item: Task | Result) -> int:
    """Bytes that are to be checked, or as good as none where that cannot be told."""
    try:
        return os.stat(item.path).st_size if isinstance(item, Task) else 1
    except (OSError, ValueError):
        return 1


def _in_processes(items: Iterator[Task | Result], processes: int, cached: bool, today: str | None) -> Iterator[Result]:
    from functools import partial

    from disclosurelint.running.processes import Done, mapped

    def prepared() -> Iterator[Task | Done[Result]]:
        """What processes can do; the rest is done here, and so is all that may raise."""
        for item in items:
            if isinstance(item, Task) and item.source is None:
                load(item.settings)
                yield item
            else:
                yield Done(_result(item, cached, today))

    _warm_up()
    return mapped(partial(check, cached=cached, today=today), prepared(), processes, _lost)


def _warm_up() -> None:
    """Load what every check needs, so that processes forked from this one have it."""
    check(Task("", Settings(), Source("", _SPECIMEN)))


def _lost(task: Task, status: int) -> Failure:
    """Two processes died at a file: the system ends those that take too much memory."""
    return Failure(
        task.path,
        f"{task.path}：检查它的进程两次意外结束（状态 {status}），可能是内存不足；其他文件不受影响",
        f"{task.path}: the process that checked it ended twice (status {status}), perhaps for want of memory; "
        "other files are not affected",
    )
