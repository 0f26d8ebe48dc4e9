"""Records do what the named tuples of ``typing`` do."""

from __future__ import annotations

import copy
import pickle
import typing
from typing import Any

import pytest

from disclosurelint.records import NamedTuple


class Place(NamedTuple):
    line: int
    column: int = 1
    note: str = ""

    @property
    def is_noted(self) -> bool:
        return bool(self.note)


class Standard(typing.NamedTuple):
    """The same, by ``typing``."""

    line: int
    column: int = 1
    note: str = ""


KINDS: list[Any] = [Place, Standard]


@pytest.mark.parametrize("kind", KINDS)
def test_fields_are_given_by_place_or_name_and_have_defaults(kind: Any) -> None:
    assert kind(3) == kind(line=3) == (3, 1, "")
    line, column, note = kind(3, note="unit", column=2)
    assert (line, column, note) == (3, 2, "unit")


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_missing_too_much_or_unknown_is_refused(kind: Any) -> None:
    for wrong in (lambda: kind(), lambda: kind(1, 2, "", 4), lambda: kind(1, colour=2)):
        with pytest.raises(TypeError):
            wrong()
    with pytest.raises((TypeError, ValueError)):  # a matter of the Python at hand
        kind(1)._replace(colour=2)


@pytest.mark.parametrize("kind", KINDS)
def test_they_are_plain_tuples_that_cannot_be_changed(kind: Any) -> None:
    one = kind(3)
    assert isinstance(one, tuple)
    assert hash(one) == hash((3, 1, ""))
    for name in ("line", "other"):  # and there is no room for more
        with pytest.raises(AttributeError):
            setattr(one, name, 4)


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_made_of_them(kind: Any) -> None:
    one = kind(3)
    assert one._replace(note="unit") == (3, 1, "unit")
    assert type(one._replace(line=4)) is kind
    assert one._asdict() == {"line": 3, "column": 1, "note": ""}
    assert repr(one) == f"{kind.__name__}(line=3, column=1, note='')"
    assert kind._fields == kind.__match_args__ == ("line", "column", "note")
    match one:
        case kind(line, column):
            assert (line, column) == (3, 1)


@pytest.mark.parametrize("kind", KINDS)
def test_they_pass_from_process_to_process(kind: Any) -> None:
    one = kind(3, note="unit")
    for again in (pickle.loads(pickle.dumps(one)), copy.deepcopy(one), copy.copy(one)):
        assert type(again) is kind
        assert again == one


def test_a_record_has_what_its_class_has_besides() -> None:
    assert Place(1, note="unit").is_noted
    assert typing.get_type_hints(Place)["note"] is str
