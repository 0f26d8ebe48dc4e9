"""``disclosurelint parse``: the document as read."""

from __future__ import annotations

import json

from tests.cli.conftest import DRAFT, Run


def test_the_tree(disclosurelint: Run) -> None:
    done = disclosurelint("parse", "draft.txt")
    assert done.status == 0
    assert done.out.startswith("某某县水务局 · 部门预算 · 2021\n")
    assert "3:3   │" not in done.out
    assert "支出" in done.out and "10 万元" in done.out


def test_the_tree_for_programs(disclosurelint: Run) -> None:
    done = disclosurelint("parse", "draft.txt", "--format", "json")
    assert json.loads(done.out)["path"] == "draft.txt"


def test_from_standard_input_in_english(disclosurelint: Run) -> None:
    done = disclosurelint("parse", "-", "--lang", "en", stdin=DRAFT.encode("utf-16"))
    assert done.out.startswith("某某县水务局 · department budget · 2021\n")


def test_a_file_that_cannot_be_read(disclosurelint: Run) -> None:
    assert disclosurelint("parse", "无.txt") == (2, "", "disclosurelint: 无.txt：没有这个文件\n")
