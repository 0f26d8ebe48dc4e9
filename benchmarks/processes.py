"""Whole processes: how long they take and what memory they need at most."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from time import perf_counter

#: The program, as a command.
PROGRAM = (sys.executable, "-m", "disclosurelint")

#: A process's peak counts what its parent held when it was started, so a parent that holds nothing starts it.
_LAUNCHER = """
import resource, subprocess, sys
status = subprocess.call(sys.argv[1:], stdout=subprocess.DEVNULL)
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
sys.exit(status)
"""


def seconds(command: Sequence[str], cache: Path | None = None, folder: Path | None = None) -> float:
    """Seconds that a command takes in a folder, with ``cache`` as its folder of what it keeps.

    Raises RuntimeError when it could not do its work; finding faults is no failure.
    """
    environment = _environment()
    if cache is not None:
        environment["DISCLOSURELINT_CACHE_DIR"] = str(cache)
    start = perf_counter()
    done = subprocess.run(
        command,
        cwd=folder,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    )
    taken = perf_counter() - start
    _require_success(done)
    return taken


def peak(command: Sequence[str], folder: Path | None = None) -> int:
    """Bytes of memory that a command holds at most. Raises RuntimeError as above; not to be had on Windows."""
    launch = [sys.executable, "-c", _LAUNCHER, *command]
    done = subprocess.run(launch, cwd=folder, env=_environment(), stdin=subprocess.DEVNULL, capture_output=True)
    _require_success(done)
    return int(done.stdout) * (1 if sys.platform == "darwin" else 1024)


def _environment() -> dict[str, str]:
    return {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


def _require_success(done: subprocess.CompletedProcess[bytes]) -> None:
    """1 says that faults were found, but also that Python gave up."""
    if done.returncode not in (0, 1) or b"Traceback" in done.stderr:
        raise RuntimeError(f"{done.args} ended with {done.returncode}\n{done.stderr.decode(errors='replace')}")
