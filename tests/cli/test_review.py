"""``disclosurelint review``: where copies are written, and what is said of them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from disclosurelint.results.report import Report
from disclosurelint.review import Copy
from disclosurelint.review import docx as docx_review
from disclosurelint.sources import decode
from tests.cli.conftest import Run
from tests.sources.packages import docx, paragraph


@pytest.fixture
def draft(folder: Path) -> Path:
    path = folder / "草稿.docx"
    path.write_bytes(docx(paragraph("建立台帐工作。")))
    return path


def test_the_copy_stands_beside_the_file(disclosurelint: Run, draft: Path) -> None:
    before = draft.read_bytes()
    done = disclosurelint("review", "草稿.docx")
    assert done == (0, "草稿.docx → 草稿.review.docx：1 条批注，1 处修订\n", "")
    assert draft.read_bytes() == before
    copy = draft.with_name("草稿.review.docx")
    assert decode(copy.read_bytes(), "a.docx").text == "建立台账工作。\n"


def test_in_folders_copies_are_passed_over(disclosurelint: Run, draft: Path) -> None:
    (draft.parent / "稿").mkdir()
    draft.rename(draft.parent / "稿" / "草稿.docx")
    disclosurelint("review", "稿/草稿.docx")
    (draft.parent / "稿" / "~$草稿.docx").write_bytes(b"owner")
    assert disclosurelint("check", "稿", "--format", "concise").out.count("草稿") == 1
    assert disclosurelint("check", "稿/草稿.review.docx", "--format", "concise").out.count("草稿.review") > 1


def test_a_copy_that_is_there_is_left_alone(disclosurelint: Run, draft: Path) -> None:
    copy = draft.with_name("草稿.review.docx")
    copy.write_text("自己改过的")
    done = disclosurelint("review", "草稿.docx")
    assert done.status == 2
    assert done.err == "草稿.review.docx：已经有这个文件，没有改它；要重写加 --force\n"
    assert copy.read_text() == "自己改过的"
    assert disclosurelint("review", "--force", "草稿.docx").status == 0


def test_the_file_itself_is_never_written_over(disclosurelint: Run, draft: Path) -> None:
    before = draft.read_bytes()
    done = disclosurelint("review", "草稿.docx", "--output", "./草稿.docx", "--force")
    assert (done.status, done.err) == (2, "草稿.docx：审阅稿不能存成原文件，请换一个名字\n")
    assert draft.read_bytes() == before


def test_another_name_and_only_some_rules(disclosurelint: Run, draft: Path) -> None:
    done = disclosurelint("review", "草稿.docx", "--output", "审阅稿.docx", "--ignore", "WRD")
    assert done.out == "草稿.docx → 审阅稿.docx：0 条批注，0 处修订\n"
    assert draft.with_name("审阅稿.docx").exists()
    assert disclosurelint("review", "草稿.docx", "clean.txt", "--output", "a.docx").status == 2


def test_files_of_one_body_are_compared(disclosurelint: Run, folder: Path) -> None:
    for year, told, before in ((2023, "9.00", "8.00"), (2024, "9.50", "9.20")):
        lines = (
            f"宁晋县林业局{year}年部门预算公开",
            "一、部门预算安排的总体情况",
            f"{year}年“三公”经费预算安排{told}万元，比{year - 1}年预算{before}万元增加"
            f"{float(told) - float(before):.2f}万元。",
        )
        (folder / f"{year}.docx").write_bytes(docx("".join(map(paragraph, lines))))
    assert disclosurelint("review", "2023.docx", "2024.docx", "--select", "XFL").out == (
        "2023.docx → 2023.review.docx：0 条批注，0 处修订\n2024.docx → 2024.review.docx：1 条批注，0 处修订\n"
    )


def test_other_files_are_told_of_and_the_rest_is_done(disclosurelint: Run, draft: Path) -> None:
    done = disclosurelint("review", "clean.txt", "无.docx", "草稿.docx")
    assert done.status == 2
    assert "clean.txt：只有 Word 文档（.docx）和 PDF 能做审阅稿" in done.err
    assert "无.docx：没有这个文件" in done.err
    assert "1 条批注" in done.out


def test_an_empty_file_is_told_from_one_of_another_format(disclosurelint: Run, folder: Path) -> None:
    (folder / "空.docx").touch()
    done = disclosurelint("review", "空.docx")
    assert (done.status, done.err) == (2, "空.docx：文件是空的，没有可以检查的内容；请看看是不是没有存好\n")


def test_a_copy_at_which_the_program_is_at_fault_takes_no_other_along(
    disclosurelint: Run, draft: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    draft.with_name("坏.docx").write_bytes(draft.read_bytes())
    whole = docx_review.annotate

    def annotate(report: Report, *rest: Any) -> Copy:
        if report.source.path == "坏.docx":
            raise RecursionError("too deep")
        return whole(report, *rest)

    monkeypatch.setattr(docx_review, "annotate", annotate)
    done = disclosurelint("review", "坏.docx", "草稿.docx")
    assert (done.status, done.out) == (2, "草稿.docx → 草稿.review.docx：1 条批注，1 处修订\n")
    assert done.err.startswith("坏.docx：检查时程序出错（RecursionError: too deep; test_review.py:")


def test_a_copy_never_takes_the_place_of_another_file_that_was_given(disclosurelint: Run, draft: Path) -> None:
    other = draft.with_name("草稿.review.docx")
    other.write_bytes(docx(paragraph("另一份台帐。")))
    before = other.read_bytes()
    done = disclosurelint("review", "--force", "草稿.docx", "./草稿.review.docx")
    assert done.err.startswith("草稿.docx：它的审阅稿 草稿.review.docx 也是要检查的文件，没有改它")
    assert done.out == "./草稿.review.docx → 草稿.review.review.docx：1 条批注，1 处修订\n"
    assert (done.status, other.read_bytes()) == (2, before)
