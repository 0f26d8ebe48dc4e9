"""Work shared out among processes: results come in the order of the items, whatever happens to a process.

Every process has a pipe of its own and works its items off in turn, so it is always known which one it was at when
it died. That item is tried once more, by a process that is handed nothing else; if that dies too, the item is given
up. The rest goes on.
"""

from __future__ import annotations

import contextlib
import gc
import signal
import sys
from collections import deque
from collections.abc import Callable, Generator, Iterator
from dataclasses import dataclass, field
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import Any, Generic, TypeVar

from disclosurelint.records import NamedTuple

Item = TypeVar("Item")
Value = TypeVar("Value")

#: Items handed to a process ahead of time, so that it never waits for the next one.
_AHEAD = 2
#: Items begun, or done before their turn: an item that takes long lets so many others overtake it.
_WINDOW = 256


class Done(NamedTuple, Generic[Value]):
    """Stands among the items for a value that needs no work."""

    value: Value


@dataclass(slots=True, eq=False)
class _Slot(Generic[Value]):
    """An item and what becomes of it. ``deaths`` counts the processes that died at it."""

    item: Any
    done: Done[Value] | None = None
    deaths: int = 0


@dataclass(slots=True, eq=False)
class _Worker(Generic[Value]):
    """A process, our end of its pipe, and the slots that it was handed, first the one it is at."""

    process: BaseProcess
    pipe: Connection
    slots: deque[_Slot[Value]] = field(default_factory=deque)


def mapped(
    work: Callable[[Item], Value],
    items: Iterator[Item | Done[Value]],
    jobs: int,
    lost: Callable[[Item, int], Value],
) -> Generator[Value]:
    """``work(item)`` for every item, in order, by so many processes.

    ``lost`` makes the value of an item at which two processes died, from the exit status of the second (negative:
    the number of a signal). Raises whatever ``items`` raises. The processes end with the iterator.
    """
    pool = _Pool(work, items, jobs, lost)
    try:
        yield from pool.values()
    finally:
        pool.end()


class _Pool(Generic[Item, Value]):
    def __init__(
        self,
        work: Callable[[Item], Value],
        items: Iterator[Item | Done[Value]],
        jobs: int,
        lost: Callable[[Item, int], Value],
    ) -> None:
        self._work = work
        self._items = items
        self._jobs = jobs
        self._lost = lost
        self._workers: list[_Worker[Value]] = []
        self._order: deque[_Slot[Value]] = deque()  # all that has not been given back yet
        self._again: deque[_Slot[Value]] = deque()  # what a process left behind when it died

    def values(self) -> Iterator[Value]:
        gc.freeze()  # what is there by now is shared with the processes until one of them touches it
        while self._hand_out():
            done = self._order[0].done
            if done is None:
                self._collect()
            else:
                self._order.popleft()
                yield done.value

    def end(self) -> None:
        for worker in self._workers:
            worker.process.terminate()
        for worker in self._workers:
            worker.process.join()
            worker.pipe.close()
        gc.unfreeze()

    def _start(self) -> None:
        # A forked process has at once what was loaded before; where forking is not safe, each loads for itself.
        forks = sys.platform == "linux"
        context: Any = get_context("fork" if forks else "spawn")
        ours, theirs = context.Pipe()
        # It inherits our ends of all pipes: as long as it held them, its like would not see when we are gone.
        inherited = [ours, *(worker.pipe for worker in self._workers)] if forks else []
        process = context.Process(target=_serve, args=(theirs, inherited, self._work), daemon=True)
        process.start()
        theirs.close()
        self._workers.append(_Worker(process, ours))

    def _hand_out(self) -> bool:
        """Hand items to the processes until they have enough. False when everything has been given back.

        A process is started when all others are busy.
        """
        while True:
            for worker in self._workers:
                while (slot := self._next_for(worker)) is not None:
                    worker.slots.append(slot)
                    with contextlib.suppress(OSError):  # it has died: that shows where its result is looked for
                        worker.pipe.send(slot.item)
            if len(self._workers) == self._jobs or any(len(worker.slots) < _AHEAD for worker in self._workers):
                return bool(self._order)
            self._start()

    def _next_for(self, worker: _Worker[Value]) -> _Slot[Value] | None:
        """What to hand to a process now: nothing beside an item that a process died at."""
        if len(worker.slots) >= _AHEAD or any(slot.deaths for slot in worker.slots):
            return None
        if self._again:
            return None if self._again[0].deaths and worker.slots else self._again.popleft()
        while len(self._order) < _WINDOW and (item := next(self._items, None)) is not None:
            if isinstance(item, Done):
                self._order.append(_Slot(None, item))
            else:
                self._order.append(_Slot(item))
                return self._order[-1]
        return None

    def _collect(self) -> None:
        """Wait for results, and put them into their slots."""
        busy = {worker.pipe: worker for worker in self._workers if worker.slots}
        for pipe in wait(list(busy)):
            worker = busy[pipe]  # type: ignore[index]
            try:
                value = worker.pipe.recv()
            except (EOFError, OSError):
                self._bury(worker)
            else:
                worker.slots.popleft().done = Done(value)

    def _bury(self, worker: _Worker[Value]) -> None:
        """Take back what was in the hands of a process that died."""
        worker.process.join()
        worker.pipe.close()
        self._workers.remove(worker)
        slot = worker.slots.popleft()
        slot.deaths += 1
        if slot.deaths > 1:
            slot.done = Done(self._lost(slot.item, worker.process.exitcode or 0))
        else:
            self._again.append(slot)
        self._again.extendleft(worker.slots)


def _serve(pipe: Connection, inherited: list[Connection], work: Callable[[Any], Any]) -> None:
    """The life of a process: items in, results out, until there is nobody to work for."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is meant for the one that started us
    for other in inherited:
        other.close()
    with contextlib.suppress(EOFError, OSError):
        while True:
            pipe.send(work(pipe.recv()))
