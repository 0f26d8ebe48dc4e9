"""What every kind of check is: a record of its options that finds faults in a document."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import MISSING, dataclass, field
from typing import TYPE_CHECKING, Any, ClassVar, Protocol, TypeVar, dataclass_transform

from disclosurelint.checks.finding import Finding

if TYPE_CHECKING:
    from disclosurelint.checks.family import Family
    from disclosurelint.document.model import Document


Record = TypeVar("Record")


class Check(Protocol):
    """A kind of check with its options filled in.

    Implementations are classes under ``options`` whose every field is made by ``option``. Fields may be
    str, int, bool, Decimal, Literal, ``Words`` (a text in both languages), another such class, an optional
    one of these, or ``tuple[X, ...]`` and ``Mapping[str, X]`` of them; rulesets fill them in YAML.
    """

    kind: ClassVar[str]

    def run(self, document: Document) -> Iterator[Finding]:
        """All faults of this kind, in any order."""
        ...


class CheckAcross(Protocol):
    """A kind of check that compares files with one another; its options are as those of any other."""

    kind: ClassVar[str]

    def run(self, family: Family) -> Iterator[Finding]:
        """All faults of this kind among the documents of one body and its units, in any order."""
        ...


class OptionError(ValueError):
    """Options that have the right types and still make no sense; raised by a check's ``__post_init__``.

    ``option`` is the name of the field at fault; ``zh`` and ``en`` say what is wrong with it.
    """

    def __init__(self, option: str, zh: str, en: str) -> None:
        super().__init__(option, zh, en)
        self.option = option
        self.zh = zh
        self.en = en


def option(*, zh: str, en: str, default: Any = MISSING, pattern: str | None = None) -> Any:
    """A dataclass field that rulesets may set; required when there is no ``default``.

    ``zh`` and ``en`` document it for the manual and for editors. A text must match all of ``pattern``.
    """
    metadata = {"zh": zh, "en": en, "pattern": pattern}
    if isinstance(default, dict):
        return field(default_factory=default.copy, metadata=metadata)
    return field(default=default, metadata=metadata)


@dataclass_transform(frozen_default=True, field_specifiers=(option,))
def options(record: type[Record]) -> type[Record]:
    """Make a class a record of its options, a dataclass that type checkers take for frozen.

    Nothing compares, prints or changes one; what dataclasses generate for that is left out, since every start pays.
    """
    return dataclass(slots=True, eq=False, repr=False, match_args=False)(record)


def require_word_list(name: str) -> None:
    """Raises OptionError where there is no word list of a name, which the option ``word_list`` holds."""
    from disclosurelint.lexicon import load_lexicon

    if not load_lexicon().has(name):
        raise OptionError(
            "word_list",
            f"没有词表 {name}；自己的词写在配置的 words.substitutions",
            f"there is no word list {name}; words of your own go into words.substitutions of the configuration",
        )
