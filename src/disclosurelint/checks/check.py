"""What every kind of check is: a record of its options that finds faults in a document."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, ClassVar, Final, Protocol, TypeVar, dataclass_transform

from disclosurelint.checks.finding import Finding
from disclosurelint.records import NamedTuple

if TYPE_CHECKING:
    from disclosurelint.checks.family import Family
    from disclosurelint.document.model import Document


Record = TypeVar("Record")
#: The default of an option that has none.
REQUIRED: Final = object()


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


class Option(NamedTuple):
    """A field that rulesets may set: what it is by default, what a text must match all of, and what it is for."""

    default: Any
    pattern: str | None
    zh: str
    en: str


def option(*, zh: str, en: str, default: Any = REQUIRED, pattern: str | None = None) -> Any:
    """A field of a record; rulesets must set it when there is no ``default``.

    ``zh`` and ``en`` document it for the manual and for editors. A text must match all of ``pattern``.
    """
    return Option(default, pattern, zh, en)


@dataclass_transform(kw_only_default=True, frozen_default=True, field_specifiers=(option,))
def options(record: type[Record]) -> type[Record]:
    """Make a class a record of its options, given by name, that type checkers take for frozen.

    Nothing compares or prints one. A dataclass would have its constructor written and compiled at every start, and
    there are a hundred such classes.
    """
    known = {**options_of(record), **{name: one for name, one in vars(record).items() if isinstance(one, Option)}}
    for name, one in known.items():
        setattr(record, name, one.default)
    made: Any = record
    made.__options__, made.__init__ = known, _fill
    return record


def options_of(record: type) -> dict[str, Option]:
    """The options of a record, by name; none of a class that is no record."""
    known: dict[str, Option] = getattr(record, "__options__", {})
    return known


def _fill(self: object, **given: Any) -> None:
    """What every record is made by. Raises TypeError for options that it has not, or that are missing."""
    known = options_of(type(self))
    wrong = [
        *(given.keys() - known),
        *(name for name, one in known.items() if one.default is REQUIRED and name not in given),
    ]
    if wrong:
        raise TypeError(f"{type(self).__name__} takes {', '.join(known)}; wrong or missing: {', '.join(wrong)}")
    vars(self).update(given)
    after = getattr(self, "__post_init__", None)
    if after is not None:
        after()


def require_word_list(name: str) -> None:
    """Raises OptionError where there is no word list of a name, which the option ``word_list`` holds."""
    from disclosurelint.lexicon import load_lexicon

    if not load_lexicon().has(name):
        raise OptionError(
            "word_list",
            f"没有词表 {name}；自己的词写在配置的 words.substitutions",
            f"there is no word list {name}; words of your own go into words.substitutions of the configuration",
        )
