"""``disclosurelint baseline``, and checks that report only what is new."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import DRAFT, Run

FILE = ".disclosurelint-baseline.json"
MORE = "收入20万元，包括财政拨款15万元和其他收入4万元。\n"


@pytest.fixture
def noted(disclosurelint: Run) -> None:
    """A baseline of the draft."""
    assert disclosurelint("baseline", "create", "draft.txt").status == 0


def codes(disclosurelint: Run, *arguments: str) -> tuple[int, list[str]]:
    done = disclosurelint("check", *arguments, "--select", "AMT", "--format", "json")
    assert done.err == "", done.err
    files = json.loads(done.out)["files"]
    return done.status, [found["code"] for file in files for found in file["diagnostics"]]


def test_only_what_is_new_counts(disclosurelint: Run, noted: None) -> None:
    assert codes(disclosurelint, "draft.txt") == (1, ["AMT001"])
    assert codes(disclosurelint, "draft.txt", "--baseline", FILE) == (0, [])
    Path("draft.txt").write_text("前言\n\n" + DRAFT + MORE, encoding="utf-8")
    assert codes(disclosurelint, "draft.txt", "--baseline", FILE) == (1, ["AMT001"])


def test_what_is_known_is_counted_and_told_to_programs(disclosurelint: Run, noted: None) -> None:
    arguments = ("check", "draft.txt", "--baseline", FILE, "--select", "AMT001")
    assert "；基线中已有 1 个；" in disclosurelint(*arguments).out
    (file,) = json.loads(disclosurelint(*arguments, "--format", "json").out)["files"]
    (known,) = file["suppressed"]
    assert (known["by"], known["code"], known["start"]["line"]) == ("baseline", "AMT001", 3)


def test_of_equal_findings_as_many_are_known_as_there_were(disclosurelint: Run, noted: None) -> None:
    Path("draft.txt").write_text(DRAFT + DRAFT.splitlines()[-1] + "\n", encoding="utf-8")
    assert codes(disclosurelint, "draft.txt", "--baseline", FILE) == (1, ["AMT001"])


def test_the_configuration_can_name_it(disclosurelint: Run, folder: Path) -> None:
    (folder / ".disclosurelint.yaml").write_text("baseline: 检查/old.json\n", encoding="utf-8")
    (folder / "检查").mkdir()
    (folder / "县").mkdir()
    (folder / "县" / "a.txt").write_text(DRAFT, encoding="utf-8")
    done = disclosurelint("check", "draft.txt")
    assert done.status == 2
    assert "old.json：没有这个基线文件，请先运行 disclosurelint baseline create" in done.err
    made = disclosurelint("baseline", "create", "draft.txt", "县/a.txt")
    assert made.status == 0
    assert made.out.count("\n") == 1, "it need not be told how to use it"
    told = json.loads((folder / "检查" / "old.json").read_text(encoding="utf-8"))["files"]
    assert list(told) == ["../draft.txt", "../县/a.txt"]
    assert codes(disclosurelint, "draft.txt", "县/a.txt") == (0, [])
    assert "AMT001" in codes(disclosurelint, "draft.txt", "--isolated")[1]


def test_without_one_named_it_is_told_how_to_use_it(disclosurelint: Run) -> None:
    done = disclosurelint("baseline", "create", "draft.txt")
    assert done.out.splitlines()[0].startswith(f"{FILE}：记下 ")
    assert f"baseline: {FILE}" in done.out.splitlines()[1]


def test_an_existing_one_is_not_overwritten_unless_forced(disclosurelint: Run, noted: None, folder: Path) -> None:
    before = (folder / FILE).read_text(encoding="utf-8")
    done = disclosurelint("baseline", "create", "clean.txt")
    assert (done.status, done.out) == (2, "")
    assert "已有这个基线" in done.err
    assert (folder / FILE).read_text(encoding="utf-8") == before


def test_forced_it_notes_the_files_anew_and_keeps_the_others(disclosurelint: Run, noted: None, folder: Path) -> None:
    (folder / "other.txt").write_text(DRAFT, encoding="utf-8")
    assert disclosurelint("baseline", "create", "other.txt", "--force").status == 0
    assert list(json.loads((folder / FILE).read_text(encoding="utf-8"))["files"]) == ["draft.txt", "other.txt"]
    (folder / FILE).write_text("broken", encoding="utf-8")
    assert disclosurelint("baseline", "create", "draft.txt", "--force").status == 0
    assert codes(disclosurelint, "draft.txt", "--baseline", FILE) == (0, [])


def test_an_update_takes_out_what_was_mended(disclosurelint: Run, noted: None, folder: Path) -> None:
    (folder / "draft.txt").write_text(DRAFT.replace("2万元", "3万元") + MORE, encoding="utf-8")
    done = disclosurelint("baseline", "update", "draft.txt", "--lang", "en")
    assert done.status == 0
    assert done.out.startswith(f"{FILE}: 1 taken out, ")
    assert done.out.endswith("; 1 new, not put in\n")
    assert codes(disclosurelint, "draft.txt", "--baseline", FILE) == (1, ["AMT001"])
    (folder / "draft.txt").unlink()
    assert disclosurelint("baseline", "update", "clean.txt").status == 0
    assert json.loads((folder / FILE).read_text(encoding="utf-8"))["files"] == {}


def test_a_file_that_cannot_be_read_keeps_its_entries(disclosurelint: Run, noted: None, folder: Path) -> None:
    before = (folder / FILE).read_text(encoding="utf-8")
    (folder / "draft.txt").write_bytes(b"\0\0\0")
    done = disclosurelint("baseline", "update", "draft.txt", "clean.txt")
    assert done.status == 2
    assert done.err.startswith("draft.txt：")
    assert (folder / FILE).read_text(encoding="utf-8") == before


def test_a_place_that_cannot_be_written(disclosurelint: Run) -> None:
    done = disclosurelint("baseline", "create", "draft.txt", "--baseline", "无/a.json")
    assert (done.status, done.err) == (2, "disclosurelint: 无/a.json：无法写入（没有这个文件或文件夹）\n")
