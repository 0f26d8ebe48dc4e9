"""Work shared out among processes: in order, whole, and whatever happens to one of them."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from disclosurelint.running.processes import Done, mapped

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the functions below are handed over by forking")


def square(number: int) -> int:
    time.sleep(0.02 if number % 7 == 0 else 0)  # some are overtaken
    return number * number


def lost(item: int, status: int) -> Any:
    return item, status


def test_values_come_in_the_order_of_the_items() -> None:
    assert list(mapped(square, iter(range(1, 500)), 3, lost)) == [number**2 for number in range(1, 500)]


def test_what_is_done_already_keeps_its_place() -> None:
    items: list[int | Done[int]] = [1, Done(-1), Done(-2), 2, *([Done(0)] * 1000), 3]
    assert list(mapped(square, iter(items), 2, lost)) == [1, -1, -2, 4, *([0] * 1000), 9]


def test_items_are_fetched_as_they_are_needed() -> None:
    fetched: list[int] = []

    def items() -> Iterator[int]:
        for number in range(1, 10_000):
            fetched.append(number)
            yield number

    values = mapped(square, items(), 2, lost)
    assert [next(values) for _ in range(10)] == [number**2 for number in range(1, 11)]
    assert len(fetched) < 300
    values.close()


def test_the_work_is_done_by_others_and_they_end() -> None:
    workers = set(mapped(lambda _: os.getpid(), iter(range(1, 50)), 2, lambda item, status: 0))
    assert len(workers) == 2
    assert os.getpid() not in workers
    assert not any(_runs(worker) for worker in workers)


def test_a_process_that_dies_takes_nothing_with_it(tmp_path: Path) -> None:
    """Each of three processes is killed once, at one of its items; in the end every item is done."""

    def work(number: int) -> int:
        if number % 10 == 0:
            mark = tmp_path / str(number)
            if not mark.exists():
                mark.touch()
                os.kill(os.getpid(), signal.SIGKILL)
        return number

    assert list(mapped(work, iter(range(1, 40)), 3, lost)) == list(range(1, 40))


def test_an_item_that_kills_every_process_is_given_up_alone() -> None:
    def work(number: int) -> int:
        if number == 5:
            os.kill(os.getpid(), signal.SIGKILL)
        if number == 7:
            os._exit(3)
        return number

    values = list(mapped(work, iter(range(1, 20)), 2, lost))
    assert values == [1, 2, 3, 4, (5, -9), 6, (7, 3), *range(8, 20)]


def test_processes_do_not_outlive_the_one_they_work_for() -> None:
    code = (
        "import os, sys\n"
        "from disclosurelint.running.processes import mapped\n"
        "values = mapped(lambda _: os.getpid(), iter(range(1, 1000)), 2, print)\n"
        "print(*{next(values) for _ in range(100)}, flush=True)\n"
        "os.kill(os.getpid(), 9)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    workers = [int(word) for word in done.stdout.split()]
    assert workers
    deadline = time.monotonic() + 10
    while any(map(_runs, workers)) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not any(map(_runs, workers))


def _runs(process: int) -> bool:
    """Whether a process is there and no mere memory of one."""
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False
