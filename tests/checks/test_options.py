"""Records of options: what every kind of check, and every entry of a ruleset, is made as."""

from __future__ import annotations

import pytest

from disclosurelint.checks.check import OptionError, option, options, options_of


@options
class Limit:
    most: int = option(zh="至多", en="at most")
    words: tuple[str, ...] = option(default=("某",), zh="字样", en="words")

    def __post_init__(self) -> None:
        if self.most < 0:
            raise OptionError("most", "不能小于零", "must not be below zero")


@options
class NamedLimit(Limit):
    name: str = option(default="", zh="名称", en="name")


def test_what_is_not_given_is_as_by_default() -> None:
    assert (Limit(most=1).most, Limit(most=1).words) == (1, ("某",))


def test_what_is_given_belongs_to_one_record_alone() -> None:
    assert Limit(most=1, words=("甲",)).words == ("甲",)
    assert Limit(most=2).words == ("某",)


@pytest.mark.parametrize("given", [{}, {"most": 1, "least": 0}], ids=["missing", "unknown"])
def test_other_options_than_there_are_make_no_record(given: dict[str, int]) -> None:
    with pytest.raises(TypeError, match=r"Limit takes most, words; wrong or missing: (most|least)"):
        Limit(**given)  # type: ignore[arg-type]


def test_a_record_looks_at_its_options_itself() -> None:
    with pytest.raises(OptionError):
        Limit(most=-1)


def test_a_record_upon_another_has_the_options_of_both() -> None:
    assert list(options_of(NamedLimit)) == ["most", "words", "name"]
    assert NamedLimit(most=1, name="甲").words == ("某",)
    assert list(options_of(Limit)) == ["most", "words"]


def test_a_class_that_is_no_record_has_none() -> None:
    assert options_of(str) == {}
