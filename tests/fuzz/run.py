"""Fuzzes a target, or every one in turn, guided by coverage, until something breaks or the time is up.

    pip install 'disclosurelint[fuzz]'
    python -m tests.fuzz.run TARGET --seconds 36000 --corpus corpus/
    python -m tests.fuzz.run all --seconds 60

What breaks a target lies in the working folder as TARGET-crash-…, TARGET-timeout-…: once it is mended, it belongs
into ``tests/fuzz/found/TARGET/``. Exit status 1 if there is anything. ``--corpus`` keeps what was learnt for the next
run. Without atheris (it has no package for every system and every Python) nothing is run, and that is said.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from time import perf_counter

#: Seconds that one input may take, and bytes that it may have.
_LONGEST, _LARGEST = 20, 20_000


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz.run", description=__doc__.split("\n")[0])
    parser.add_argument("target", help="its name, or all")
    parser.add_argument("--seconds", type=int, default=60, help="of every target")
    parser.add_argument("--corpus", type=Path, help="folder for the inputs that reach something new")
    options = parser.parse_args()
    if find_spec("atheris") is None:
        print("atheris is not here: nothing was fuzzed")
        return 0
    if options.target == "all":
        from tests.fuzz.targets import TARGETS

        return max([_alone(target, options.seconds, options.corpus) for target in TARGETS])
    _watch()
    from tests.fuzz.seeds import seeds
    from tests.fuzz.targets import TARGETS

    if options.target not in TARGETS:
        parser.error(f"no target {options.target}; there are {', '.join(TARGETS)}")
    with tempfile.TemporaryDirectory() as begun:
        for number, seed in enumerate(seeds(options.target)):
            (Path(begun) / str(number)).write_bytes(seed)
        folders = [begun]
        if options.corpus is not None:
            kept = options.corpus / options.target
            kept.mkdir(parents=True, exist_ok=True)
            folders.insert(0, str(kept))  # the first is where new ones go
        _fuzz(TARGETS[options.target], options.target, options.seconds, folders)
    return 0


def _watch() -> None:
    """Let atheris see which branches are taken in all of our files that are imported from now on, and in those alone.

    Letting it see everything that is loaded takes a quarter of a minute.
    """
    import atheris

    atheris.instrument_imports(include=["disclosurelint"], enable_loader_override=False).__enter__()


def _fuzz(target: Callable[[bytes], None], name: str, seconds: int, folders: list[str]) -> None:
    """Ends the process."""
    import atheris

    limits = [f"-max_total_time={seconds}", f"-timeout={_LONGEST}", f"-max_len={_LARGEST}"]
    atheris.Setup([sys.argv[0], *limits, f"-artifact_prefix={name}-", *folders], target)
    atheris.Fuzz()


def _alone(target: str, seconds: int, corpus: Path | None) -> int:
    """One target in a process of its own; a line says what came of it."""
    command = [sys.executable, "-m", "tests.fuzz.run", target, f"--seconds={seconds}"]
    start = perf_counter()
    done = subprocess.run(
        [*command, *([f"--corpus={corpus}"] if corpus else [])], capture_output=True, encoding="utf-8", errors="replace"
    )
    told = re.findall(r"^#(\d+).* cov: (\d+)", done.stderr, re.MULTILINE)
    runs, reached = told[-1] if told else ("0", "0")
    print(f"{target}: {runs} runs, {reached} branches, {perf_counter() - start:.0f} s", flush=True)
    if done.returncode:
        print(done.stdout[-3000:] + done.stderr[-3000:], flush=True)
    return 1 if done.returncode else 0


if __name__ == "__main__":
    sys.exit(main())
