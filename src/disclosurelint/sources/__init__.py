"""Floor 1: one file a format, each from a path to a ``Source``. Knows nothing of budgets or rules."""

from disclosurelint.sources.opening import read_bytes
from disclosurelint.sources.plain import decode, encode, read, read_standard_input

__all__ = ["decode", "encode", "read", "read_bytes", "read_standard_input"]
