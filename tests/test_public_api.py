"""``import disclosurelint``: a few names, loaded when they are asked for."""

from __future__ import annotations

from pathlib import Path

import pytest

import disclosurelint

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
