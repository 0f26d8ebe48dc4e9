"""The command line under limits, and what a run of it came to."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Event, Thread
from typing import NamedTuple

#: Bytes that the process may ask of the system, and seconds that it may run.
MEMORY, SECONDS = 1_500_000_000, 120

#: A process's peak counts what its parent held when it was started, so a parent that holds nothing starts it.
_LAUNCHER = f"""
import json, resource, subprocess, sys
resource.setrlimit(resource.RLIMIT_AS, ({MEMORY}, {MEMORY}))
status = subprocess.call(sys.argv[2:], stdin=subprocess.DEVNULL)
used = resource.getrusage(resource.RUSAGE_CHILDREN)
with open(sys.argv[1], "w") as report:
    json.dump([status, used.ru_utime + used.ru_stime, used.ru_maxrss * 1024], report)
"""


class Outcome(NamedTuple):
    """``seconds`` are those of the processor, ``peak`` is in bytes of memory."""

    status: int
    out: str
    err: str
    seconds: float
    peak: int


def disclosurelint(arguments: Sequence[str], folder: Path, meanwhile: Callable[[Path], None] | None = None) -> Outcome:
    """Run the program in a folder, while ``meanwhile`` does something to it over and over.

    Raises subprocess.TimeoutExpired.
    """
    ended = Event()

    def disturb() -> None:
        while meanwhile is not None and not ended.wait(0.001):
            meanwhile(folder)

    with TemporaryDirectory() as besides:
        report = Path(besides, "report.json")
        program = [sys.executable, "-m", "disclosurelint", *arguments]
        disturbing = Thread(target=disturb)
        disturbing.start()
        try:
            done = subprocess.run(
                [sys.executable, "-c", _LAUNCHER, str(report), *program],
                cwd=folder,
                capture_output=True,
                timeout=SECONDS,
                check=False,
            )
        finally:
            ended.set()
            disturbing.join()
        status, seconds, peak = json.loads(report.read_text())
    return Outcome(
        status, done.stdout.decode("utf-8", "replace"), done.stderr.decode("utf-8", "replace"), seconds, peak
    )
