"""``python -m disclosurelint``."""

from disclosurelint.cli.main import main

main()
