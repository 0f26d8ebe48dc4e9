"""What a run says of one file: its diagnostics, or why it could not be checked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from disclosurelint.errors import InputError, Language

if TYPE_CHECKING:
    from disclosurelint.document.model import Subject
    from disclosurelint.ledger import Ledger
    from disclosurelint.rules.diagnostic import Diagnostic
    from disclosurelint.text import Source


@dataclass(frozen=True, slots=True)
class Report:
    """One file, checked.

        ``profile`` is the key of the profile it was checked by (None for none), ``profile_title`` its name in the
    language of the run; ``diagnostics`` stand in the order of their places; ``ledger`` is there where it was asked for.
    """

    source: Source
    subject: Subject
    profile: str | None
    profile_title: str
    diagnostics: tuple[Diagnostic, ...]
    ledger: Ledger | None = None


@dataclass(frozen=True, slots=True)
class Failure:
    """A file that could not be checked, and why in both languages."""

    path: str
    zh: str
    en: str

    @classmethod
    def of(cls, error: InputError) -> Failure:
        return cls(error.path, error.zh, error.en)

    def message(self, lang: Language = "zh") -> str:
        return self.en if lang == "en" else self.zh
