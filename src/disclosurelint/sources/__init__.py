"""Floor 1: one file a format, each from a file's content to a ``Source``. Knows nothing of budgets or rules."""

from disclosurelint.sources.formats import WITH_NOTES, format_of
from disclosurelint.sources.opening import SIZE_LIMIT, read_bytes
from disclosurelint.sources.plain import encode
from disclosurelint.sources.reading import decode, decode_document, empty, read, read_standard_input, suffixes, wanting
from disclosurelint.sources.replacing import begin_beside, encoded, replace_text, resemble

__all__ = [
    "SIZE_LIMIT",
    "WITH_NOTES",
    "begin_beside",
    "decode",
    "decode_document",
    "empty",
    "encode",
    "encoded",
    "format_of",
    "read",
    "read_bytes",
    "read_standard_input",
    "replace_text",
    "resemble",
    "suffixes",
    "wanting",
]
