"""What was worked out once is known from then on; whatever is wrong with what is kept only costs time."""

from __future__ import annotations

from pathlib import Path

import pytest

from disclosurelint.storage import answers as module
from disclosurelint.storage.answers import answers
from disclosurelint.storage.store import write_entry


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("DISCLOSURELINT_CACHE_DIR", str(tmp_path / "cache"))
    return tmp_path / "cache" / "compiled"


def asked(*questions: str, form: bytes = b"1") -> str:
    """The questions that a later run has to work out anew; the answers are always right."""
    module._known.cache_clear()
    new: list[str] = []

    def answer(question: str) -> str:
        new.append(question)
        return question.upper()

    assert answers("sort", form, questions, answer) == [question.upper() for question in questions]
    return "".join(new)


def test_only_new_questions_are_worked_out(folder: Path) -> None:
    assert asked("a", "b") == "ab"
    assert asked("b", "c") == "c"
    assert asked("a", "b", "c") == ""


def test_all_of_a_sort_are_one_file(folder: Path) -> None:
    asked("a")
    asked("b")
    assert len(list(folder.iterdir())) == 1


def test_found_otherwise_they_are_worked_out_anew(folder: Path) -> None:
    asked("a")
    assert asked("a", form=b"2") == "a"


@pytest.mark.parametrize("held", [b"", b"nonsense", b"i\x07\x00\x00\x00"])
def test_what_cannot_be_read_was_never_there(folder: Path, held: bytes) -> None:
    asked("a")
    (file,) = folder.iterdir()
    write_entry(str(file), held)
    assert asked("a") == "a"


def test_there_is_an_end_to_what_is_kept(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_MOST", 2)
    assert asked("a", "b", "c") == "abc"
    assert asked("c") == "c"  # they were too many, and kept no longer
    assert asked("c") == ""


def test_a_user_without_a_home(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "cache_folder", lambda: None)
    assert asked("a") == "a"
