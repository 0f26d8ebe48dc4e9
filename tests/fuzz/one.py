"""One target under atheris: ``python -m tests.fuzz.one TARGET [ARGUMENT OF LIBFUZZER | FILE | FOLDER]...``

A file is given to the target alone (to see a fault again); ``-minimize_crash=1 -runs=10000 FILE`` makes it smaller.
"""

from __future__ import annotations

import sys

import atheris


def main() -> None:
    """Ends the process."""
    # Which branches are taken is seen in our own files, and in those alone: all that is loaded takes a quarter minute.
    with atheris.instrument_imports(include=["disclosurelint"], enable_loader_override=False):
        from tests.fuzz.targets import TARGETS

        name, *arguments = sys.argv[1:]
        if name not in TARGETS:
            sys.exit(f"no target {name}; there are {', '.join(TARGETS)}")
        TARGETS[name](b"")  # loads what is loaded when it is first asked for: no input is to be timed by that
        atheris.Setup([sys.argv[0], *arguments], TARGETS[name])
        atheris.Fuzz()


if __name__ == "__main__":
    main()
