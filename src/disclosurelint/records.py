"""``NamedTuple`` as ``typing`` has it, made in a third of the time.

A check makes more than a hundred such classes before it reads its first word. ``typing`` compiles the annotation of
every field and ``collections`` writes a page about each class; a record needs neither. Type checkers see the one of
``typing``, and what can be done with the tuples is the same.
"""

from __future__ import annotations

from collections import _tuplegetter  # type: ignore[attr-defined]
from typing import TYPE_CHECKING, Any, ClassVar, Self

_make = tuple.__new__


class _Record(tuple[Any, ...]):
    """What all records can do."""

    __slots__ = ()
    _fields: ClassVar[tuple[str, ...]] = ()

    def _replace(self, /, **changes: Any) -> Self:
        """The same record with other values of some fields. Raises TypeError for a field that it has not."""
        replaced = _make(type(self), map(changes.pop, self._fields, self))
        if changes:
            raise TypeError(f"{type(self).__name__} has no field {', '.join(changes)}")
        return replaced

    def _asdict(self) -> dict[str, Any]:
        return dict(zip(self._fields, self, strict=True))

    def __repr__(self) -> str:
        return f"{type(self).__name__}({', '.join(f'{name}={value!r}' for name, value in self._asdict().items())})"

    def __getnewargs__(self) -> tuple[Any, ...]:
        """What ``pickle`` and ``copy`` make it anew from."""
        return tuple(self)


class _Maker(type):
    """Turns the body of a class into a record: each annotation is a field, what it is set to is its default."""

    def __new__(cls, name: str, bases: tuple[type, ...], body: dict[str, Any]) -> type:
        fields = tuple(body["__annotations__"])
        defaults = tuple(body[field] for field in fields if field in body)
        body |= {field: _tuplegetter(at, field) for at, field in enumerate(fields)}
        body |= {"_fields": fields, "__match_args__": fields, "__slots__": (), "__new__": _made(fields, defaults)}
        return type.__new__(type, name, (_Record, *bases[1:]), body)


def _made(fields: tuple[str, ...], defaults: tuple[Any, ...]) -> Any:
    """A function that takes the fields by place or by name, and is as fast as one that was written out."""
    named = ", ".join(fields)
    constructor = eval(f"lambda _cls, {named}: _make(_cls, ({named},))", {"_make": _make})
    constructor.__defaults__ = defaults
    return constructor


if TYPE_CHECKING:
    from typing import NamedTuple as NamedTuple
else:
    NamedTuple = type.__new__(_Maker, "NamedTuple", (), {})
