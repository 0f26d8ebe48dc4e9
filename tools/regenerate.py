"""Writes everything that is generated from the program and its rules: what each ``write_*.py`` beside it gives.

python tools/regenerate.py            writes what has changed
python tools/regenerate.py --check    only tells what is out of date, and fails if anything is
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

_TOOLS = Path(__file__).parent


def pages() -> Iterator[tuple[Path, str]]:
    """Every generated file with what it should hold."""
    sys.path.insert(0, str(_TOOLS.parent))
    for script in sorted(_TOOLS.glob("write_*.py")):
        yield from import_module(f"tools.{script.stem}").pages().items()


def main() -> int:
    """How many files were, or with ``--check`` are, out of date; as an exit status with ``--check``."""
    check = "--check" in sys.argv[1:]
    stale = 0
    for path, text in pages():
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            stale += 1
            print(f"{'out of date' if check else 'written'}: {path.relative_to(_TOOLS.parent)}")
            if not check:
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(text, encoding="utf-8")
    return int(check and stale > 0)


if __name__ == "__main__":
    sys.exit(main())
