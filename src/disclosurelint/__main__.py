"""The program: ``disclosurelint``, or ``python -m disclosurelint``."""

from __future__ import annotations

from disclosurelint.collecting import seldom


def main() -> None:
    """Run the command line and leave the process with its exit status."""
    seldom()  # before anything else is imported: that makes many objects, and none of them is garbage
    from disclosurelint.cli.main import main as command_line

    command_line()


if __name__ == "__main__":
    main()
