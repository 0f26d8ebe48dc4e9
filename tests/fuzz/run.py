"""Fuzzes one target, guided by coverage, until something breaks or the time is up.

    pip install atheris
    python -m tests.fuzz.run TARGET --seconds 600

What it finds lies in the working folder as crash-…; it belongs among the seeds once it is mended.
"""

from __future__ import annotations

import argparse
import sys

from tests.fuzz.seeds import seeds
from tests.fuzz.targets import TARGETS


def main() -> None:
    import tempfile
    from pathlib import Path

    import atheris

    parser = argparse.ArgumentParser(prog="python -m tests.fuzz.run", description=__doc__.split("\n")[0])
    parser.add_argument("target", choices=list(TARGETS))
    parser.add_argument("--seconds", type=int, default=60)
    options = parser.parse_args()
    target = TARGETS[options.target]
    with tempfile.TemporaryDirectory() as folder:
        for number, seed in enumerate(seeds(options.target)):
            (Path(folder) / str(number)).write_bytes(seed)
        atheris.instrument_all()
        atheris.Setup(
            [sys.argv[0], f"-max_total_time={options.seconds}", "-timeout=20", "-max_len=20000", folder], target
        )
        atheris.Fuzz()


if __name__ == "__main__":
    main()
