"""Fuzzes a target, or every one in turn, guided by coverage, until something breaks or it is enough.

    pip install 'disclosurelint[fuzz]'
    python -m tests.fuzz.run docx --seconds 36000 --corpus corpus/
    python -m tests.fuzz.run all --seconds 3600 --corpus corpus/
    python -m tests.fuzz.run all --repeatable

What breaks a target lies in the working folder as TARGET-crash-…, TARGET-timeout-…: once it is mended, it belongs
into ``tests/fuzz/found/TARGET/``. Exit status 1 if there is anything. ``--corpus`` keeps what was learnt for the next
run. Without atheris (it has no package for every system and every Python) nothing is run, and that is said.

Every run begins with another random number, so it may find what the last one did not. ``--repeatable`` is for CI,
where the same program must be judged alike every time and everywhere: the same inputs in the same order, and a number
of them rather than seconds.
"""

from __future__ import annotations

import argparse
import os
import re
import subprocess
import sys
import tempfile
from importlib.util import find_spec
from pathlib import Path
from time import perf_counter

from tests.fuzz.seeds import seeds
from tests.fuzz.targets import TARGETS

#: Bytes that an input may have, and seconds that it may take; in a repeatable run so many that only what hangs does.
_LARGEST, _LONGEST, _HANGS = 20_000, 20, 200
#: Inputs of a target in a repeatable run, which take some seconds. Most targets take thousands a second, these do not.
_INPUTS = 10_000
_INPUTS_OF_SLOW = {"rules": 150, "html": 300, "document": 300, "markdown": 600, "ruleset": 600, "text": 1000}


def main() -> int:
    options = _options()
    if find_spec("atheris") is None:
        print("atheris is not here: nothing was fuzzed")
        return 0
    return max([_fuzz(target, options) for target in (TARGETS if options.target == "all" else [options.target])])


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz.run", description=__doc__.split("\n")[0])
    parser.add_argument("target", choices=[*TARGETS, "all"])
    how = parser.add_mutually_exclusive_group()
    how.add_argument("--seconds", type=int, default=60, help="of every target")
    how.add_argument("--repeatable", action="store_true", help="the same inputs every time, however long they take")
    parser.add_argument("--corpus", type=Path, help="folder for the inputs that reach something new")
    options = parser.parse_args()
    if options.repeatable and options.corpus:
        parser.error("--repeatable goes without --corpus: what is kept would change the next run")
    return options


def _fuzz(target: str, options: argparse.Namespace) -> int:
    """One target in a process of its own, which fuzzing ends. 1 if something broke.

    Where it is not the only one, a line says what came of it instead of all that libFuzzer tells.
    """
    environment, alone = dict(os.environ), options.target != "all"
    start = perf_counter()
    with tempfile.TemporaryDirectory() as folder:
        limits = [f"-max_len={_LARGEST}", f"-artifact_prefix={target}-", f"-seed_inputs={_written(target, folder)}"]
        if options.repeatable:
            limits += _repeatable(target)
            # Without these two the order of sets, and what is compiled already, would decide which branches are met.
            environment |= {"PYTHONHASHSEED": "0", "DISCLOSURELINT_CACHE_DIR": str(Path(folder, "cache"))}
        else:
            limits += [f"-max_total_time={options.seconds}", f"-timeout={_LONGEST}", *_kept(target, options.corpus)]
        done = subprocess.run(
            [sys.executable, "-m", "tests.fuzz.one", target, *limits],
            env=environment,
            stderr=None if alone else subprocess.PIPE,
            encoding="utf-8",
            errors="replace",
        )
    if not alone:
        told = re.findall(r"^#(\d+).* cov: (\d+)", done.stderr, re.MULTILINE)
        inputs, reached = told[-1] if told else ("0", "0")
        print(f"{target}: {inputs} inputs, {reached} branches, {perf_counter() - start:.0f} s", flush=True)
        if done.returncode:
            print(done.stderr[-6000:], flush=True)
    return 1 if done.returncode else 0


def _repeatable(target: str) -> list[str]:
    """The same inputs in every run.

    Led by rare branches or by what is compared, libFuzzer goes by addresses, which no two processes have in common.
    """
    inputs = _INPUTS_OF_SLOW.get(target, _INPUTS)
    return ["-seed=1", "-entropic=0", "-use_cmp=0", f"-runs={inputs}", f"-timeout={_HANGS}"]


def _kept(target: str, corpus: Path | None) -> list[str]:
    """The folder of a target's inputs."""
    if corpus is None:
        return []
    folder = corpus / target
    folder.mkdir(parents=True, exist_ok=True)
    return [str(folder)]


def _written(target: str, folder: str) -> str:
    """The seeds of a target as files, named in their order: that in which a folder lists them is anybody's guess."""
    names = []
    for number, seed in enumerate(seeds(target)):
        names.append(str(Path(folder, str(number))))
        Path(names[-1]).write_bytes(seed)
    return ",".join(names)


if __name__ == "__main__":
    sys.exit(main())
