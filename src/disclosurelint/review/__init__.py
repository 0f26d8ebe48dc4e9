"""Review copies: the very document that was checked, with each finding as a note at its place, to work on."""

from __future__ import annotations

from datetime import datetime
from importlib import import_module
from pathlib import PurePath
from typing import TYPE_CHECKING

from disclosurelint.errors import InputError, Language
from disclosurelint.records import NamedTuple

if TYPE_CHECKING:
    from disclosurelint.results.report import Report
    from disclosurelint.rules import Ruleset


def can_be_reviewed(content: bytes, path: str) -> bool:
    """Whether a file is of a format that has notes."""
    from disclosurelint.sources import WITH_NOTES, format_of

    return format_of(content, path) in WITH_NOTES


def name_of_copy(path: str) -> str:
    """``草稿.docx`` gives ``草稿.review.docx`` beside it."""
    name = PurePath(path)
    return str(name.with_name(f"{name.stem}.review{name.suffix}"))


def no_notes(path: str) -> InputError:
    """That a file is of no such format."""
    return InputError(
        path,
        f"{path}：只有 Word 文档（.docx）和 PDF 能做审阅稿；请另存为其中一种，或用 check 检查",
        f"{path}: review copies can be made of Word documents (.docx) and PDF files only; save it as one of them, "
        "or use check",
    )


class Copy(NamedTuple):
    """A review copy: its content, how many notes it has, and how many changes are proposed in it."""

    content: bytes
    notes: int
    changes: int


def review(report: Report, content: bytes, ruleset: Ruleset, lang: Language, now: datetime) -> Copy:
    """The review copy of a file, given its report and its content. ``now`` is when the notes were made.

    The module of a format has its name.

    Raises InputError for a format that has no notes.
    """
    from disclosurelint.sources import WITH_NOTES, format_of

    path = report.source.path
    key = format_of(content, path)
    if key not in WITH_NOTES:
        raise no_notes(path)
    copy: Copy = import_module(f"disclosurelint.review.{key}").annotate(report, content, ruleset, lang, now)
    return copy
