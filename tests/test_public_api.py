"""``import disclosurelint``: a few names, loaded when they are asked for."""

from __future__ import annotations

import gc
from pathlib import Path
from threading import Barrier, Event, Thread

import pytest

import disclosurelint
from disclosurelint import api
from disclosurelint.collecting import seldom_meanwhile
from disclosurelint.errors import InputError

FAULTY = "基本支出10万元，包括人员经费7万元和日常公用经费2万元。"


def test_a_text_is_checked() -> None:
    found = disclosurelint.lint_text(FAULTY, path="draft.txt")
    assert [(one.path, one.code, FAULTY[one.span.start : one.span.end]) for one in found] == [
        ("draft.txt", "AMT001", "10万元")
    ]
    assert isinstance(found[0], disclosurelint.Diagnostic)


def test_a_file_is_checked_like_its_text(tmp_path: Path) -> None:
    file = tmp_path / "draft.txt"
    file.write_text(FAULTY, encoding="gb18030")
    assert disclosurelint.lint_file(file) == disclosurelint.lint_text(FAULTY, path=str(file))


def test_messages_come_in_both_languages() -> None:
    (zh,), (en,) = disclosurelint.lint_text(FAULTY), disclosurelint.lint_text(FAULTY, lang="en")
    assert (zh.span, zh.code) == (en.span, en.code)
    assert zh.message != en.message
    assert "基本支出" in en.message


def test_a_text_is_read() -> None:
    document = disclosurelint.parse("一、收支情况\n" + FAULTY)
    assert isinstance(document, disclosurelint.Document)
    assert document.source.text.endswith(FAULTY)


def test_only_public_names_are_offered() -> None:
    assert set(disclosurelint.__all__) <= set(dir(disclosurelint))
    with pytest.raises(AttributeError, match="no attribute 'lint_txt'"):
        disclosurelint.lint_txt  # noqa: B018


def test_the_garbage_collector_is_left_as_it_was(monkeypatch: pytest.MonkeyPatch) -> None:
    before, meanwhile = gc.get_threshold(), []
    monkeypatch.setattr(api, "lint", lambda *_: meanwhile.append(gc.get_threshold()))
    disclosurelint.lint_text(FAULTY)
    assert gc.get_threshold() == before
    assert meanwhile[0] > before


def test_so_it_is_when_a_call_fails() -> None:
    before = gc.get_threshold()
    with pytest.raises(InputError):
        disclosurelint.lint_file("no such file.txt")
    assert gc.get_threshold() == before


def test_calls_of_several_threads_leave_it_to_the_last_one() -> None:
    before, begun, done = gc.get_threshold(), Barrier(2), Event()

    def other() -> None:
        with seldom_meanwhile():
            begun.wait()
            done.wait()

    thread = Thread(target=other)
    with seldom_meanwhile():
        thread.start()
        begun.wait()
        meanwhile = gc.get_threshold()
    assert gc.get_threshold() == meanwhile != before
    done.set()
    thread.join()
    assert gc.get_threshold() == before
