"""Two results laid side by side: what came, what went, whatever moved."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Run

DRAFT = "一、说明\n支出10万元，包括人员经费7万元和公用经费2万元。\n本年度一般公共预算财政拔款收入较上年减少。\n"


@pytest.fixture
def result(disclosurelint: Run, folder: Path):
    """Writes a draft, checks it and keeps the result under a name."""

    def of(name: str, text: str, *options: str) -> None:
        (folder / "draft.txt").write_text(text, encoding="utf-8")
        disclosurelint("check", "draft.txt", "--format", "json", "--output", name, *options)

    return of


def test_a_finding_that_only_moved_is_the_same(result, disclosurelint: Run) -> None:
    result("before.json", DRAFT)
    result("after.json", "前言。\n\n" + DRAFT)
    assert disclosurelint("compare", "before.json", "after.json") == (0, "多了 0 个问题，少了 0 个，2 个没有变化\n", "")


def test_what_came_and_what_went(result, disclosurelint: Run) -> None:
    result("before.json", DRAFT, "--ignore", "WRD")
    result("after.json", DRAFT, "--ignore", "AMT")
    done = disclosurelint("compare", "before.json", "after.json", "--lang", "en")
    assert done.status == 1
    gone, new, total = done.out.splitlines()
    assert gone.startswith("- draft.txt:2:3: error AMT001 “支出”为 10 万元")
    assert new.startswith("+ draft.txt:3:10: error WRD001 “财政拔款”应为“财政拨款”")
    assert total == "1 finding came, 1 went, 0 stayed"


def test_a_finding_whose_level_changed_is_told_with_both_levels(result, disclosurelint: Run) -> None:
    result("before.json", DRAFT, "--select", "AMT001")
    result("after.json", DRAFT, "--select", "AMT001", "--severity", "AMT001=info")
    gone, new, _ = disclosurelint("compare", "before.json", "after.json").out.splitlines()
    assert gone.startswith("- draft.txt:2:3: 错误 AMT001 ")
    assert new.startswith("+ draft.txt:2:3: 提示 AMT001 ")


def test_of_two_equal_findings_one_can_go(result, disclosurelint: Run) -> None:
    line = "本年度一般公共预算财政拔款收入较上年减少。\n"
    result("before.json", DRAFT + line, "--ignore", "TPL014")
    result("after.json", DRAFT)
    assert disclosurelint("compare", "before.json", "after.json").out.endswith(
        "多了 0 个问题，少了 1 个，2 个没有变化\n"
    )


def test_what_files_say_against_one_another_is_compared_too(disclosurelint: Run, folder: Path) -> None:
    title = "宁晋县林业局{}年部门预算公开\n四、“三公”经费\n"
    (folder / "2023.txt").write_text(title.format(2023) + "公务接待费9.00万元。\n", encoding="utf-8")
    told = "公务接待费9.50万元，比2023年预算9.20万元增加0.30万元。\n"
    (folder / "2024.txt").write_text(title.format(2024) + told, encoding="utf-8")
    disclosurelint("check", ".", "--format", "json", "--output", "before.json", "--ignore", "XFL")
    disclosurelint("check", ".", "--format", "json", "--output", "after.json")
    assert disclosurelint("compare", "before.json", "after.json").out.startswith("+ 2024.txt:3:21: 警告 XFL002 ")


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"files": [{"path": "x", "diagnostics": [1]}]}', "\xff"])
def test_what_is_no_result_is_named(disclosurelint: Run, folder: Path, content: str) -> None:
    (folder / "no.json").write_text(content, encoding="latin-1")
    done = disclosurelint("compare", "no.json", "no.json")
    assert (done.status, done.err) == (2, "disclosurelint: no.json：不是 check --format json 的结果\n")
    assert disclosurelint("compare", "lost.json", "no.json").status == 2
