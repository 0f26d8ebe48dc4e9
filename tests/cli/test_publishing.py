"""Where results go (several formats at once, files) and how severe they must be to fail a run."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from disclosurelint import linter
from tests.cli.conftest import Run

#: Warnings (missing sections) and one error (a wrong sum).
CHOSEN = ("draft.txt", "--select", "AMT001,STR001")


def test_several_formats_at_once(disclosurelint: Run, folder: Path) -> None:
    done = disclosurelint("check", *CHOSEN, "--format", "concise", "--format", "json=out.json", "--format", "text=out")
    assert done.status == 1
    assert done.out == disclosurelint("check", *CHOSEN, "--format", "concise").out
    written = (folder / "out.json").read_text(encoding="utf-8")
    assert written == disclosurelint("check", *CHOSEN, "--format", "json").out
    assert (folder / "out").read_text(encoding="utf-8") == disclosurelint("check", *CHOSEN).out


def test_standard_output_gets_text_where_formats_go_to_files(disclosurelint: Run) -> None:
    done = disclosurelint("check", *CHOSEN, "--format", "json=out.json")
    assert done.out == disclosurelint("check", *CHOSEN).out


def test_output_writes_a_file_instead_of_standard_output(disclosurelint: Run, folder: Path) -> None:
    done = disclosurelint("check", *CHOSEN, "--format", "json", "--output", "found.json")
    assert (done.status, done.out, done.err) == (1, "", "")
    assert json.loads((folder / "found.json").read_text(encoding="utf-8"))["summary"]["errors"] == 1


def test_files_are_never_coloured(disclosurelint: Run, folder: Path) -> None:
    disclosurelint("check", *CHOSEN, "--output", "out", "--color", "always")
    assert "\x1b" not in (folder / "out").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (["--format", "text", "--format", "json"], "--format 只能有一个写到标准输出，其余的写作 格式=文件"),
        (["--format", "json="], "--format 的值不对，可用的有：text、"),
        (["--format", "xml=out"], "--format 的值不对，可用的有：text、"),
        (["--output", "no/such/folder"], "no/such/folder：无法写入（"),
        (["--fail-on", "fatal"], "--fail-on 的值不对，可用的有：error、warning、info、never"),
    ],
)
def test_mistakes(disclosurelint: Run, options: list[str], told: str) -> None:
    done = disclosurelint("check", *CHOSEN, *options)
    assert (done.status, done.out) == (2, "")
    assert done.err.startswith(f"disclosurelint: {told}")


@pytest.mark.parametrize(
    ("severity", "options", "status"),
    [
        ("error", [], 1),
        ("error", ["--fail-on", "error"], 1),
        ("warning", [], 1),
        ("warning", ["--fail-on", "error"], 0),
        ("info", [], 0),
        ("info", ["--fail-on", "info"], 1),
        ("error", ["--fail-on", "never"], 0),
        ("error", ["--exit-zero"], 0),
        ("error", ["--exit-zero", "--fail-on", "info"], 0),
    ],
)
def test_the_status_depends_on_the_severity_that_fails_a_run(
    disclosurelint: Run, severity: str, options: list[str], status: int
) -> None:
    chosen = ("draft.txt", "--select", "AMT001", "--severity", f"AMT001={severity}")
    assert disclosurelint("check", *chosen, *options).status == status


def test_a_file_that_cannot_be_checked_fails_a_run_in_any_case(disclosurelint: Run) -> None:
    assert disclosurelint("check", "无.txt", "--exit-zero").status == 2


def test_statistics_take_the_place_of_the_findings(disclosurelint: Run) -> None:
    done = disclosurelint("check", *CHOSEN, "--statistics")
    assert done.status == 1
    assert done.out.splitlines()[:3] == [
        "9  警告  STR001  missing-section",
        "1  错误  AMT001  total-mismatch",
        "",
    ]
    assert disclosurelint("check", "clean.txt", "--statistics").out == disclosurelint("check", "clean.txt").out


def test_statistics_for_programs(disclosurelint: Run) -> None:
    done = disclosurelint("check", *CHOSEN, "--statistics", "--format", "json")
    assert json.loads(done.out)["statistics"][1] == {
        "code": "AMT001",
        "name": "total-mismatch",
        "severity": "error",
        "count": 1,
        "fixes": {"safe": 0, "unsafe": 0},
    }


def test_a_run_that_is_broken_off_leaves_the_file_that_was_there(
    disclosurelint: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken_off(*_: object) -> None:
        raise KeyboardInterrupt

    before = sorted(path.name for path in folder.iterdir())
    monkeypatch.setattr(linter, "check", broken_off)
    assert disclosurelint("check", *CHOSEN, "--format", "json", "--output", "found.json").status == 130
    assert sorted(path.name for path in folder.iterdir()) == before
    (folder / "found.json").write_text("of yesterday", encoding="utf-8")
    assert disclosurelint("check", *CHOSEN, "--format", "json", "--output", "found.json").status == 130
    assert (folder / "found.json").read_text(encoding="utf-8") == "of yesterday"


def test_a_file_keeps_its_mode_and_a_link_stays_one(disclosurelint: Run, folder: Path) -> None:
    (folder / "real.json").write_text("of yesterday", encoding="utf-8")
    (folder / "real.json").chmod(0o600)
    (folder / "link.json").symlink_to("real.json")
    disclosurelint("check", *CHOSEN, "--format", "json", "--output", "link.json")
    assert (folder / "link.json").is_symlink()
    assert (folder / "real.json").read_text(encoding="utf-8").startswith("{")
    assert (folder / "real.json").stat().st_mode & 0o777 == 0o600


@pytest.mark.skipif(os.name == "nt", reason="modes and links of POSIX")
def test_a_link_laid_in_the_way_leads_nowhere(disclosurelint: Run, folder: Path) -> None:
    (folder / "victim").write_text("of somebody else", encoding="utf-8")
    (folder / f"found.json.{os.getpid()}.tmp").symlink_to("victim")
    disclosurelint("check", *CHOSEN, "--format", "json", "--output", "found.json")
    assert (folder / "victim").read_text(encoding="utf-8") == "of somebody else"
    assert (folder / "found.json").read_text(encoding="utf-8").startswith("{")


@pytest.mark.skipif(os.name == "nt", reason="modes of POSIX")
def test_a_new_file_has_the_mode_of_any_new_file(disclosurelint: Run, folder: Path) -> None:
    (folder / "any").touch()
    disclosurelint("check", *CHOSEN, "--format", "json", "--output", "found.json")
    assert (folder / "found.json").stat().st_mode == (folder / "any").stat().st_mode


@pytest.mark.skipif(os.name == "nt", reason="devices of POSIX")
@pytest.mark.parametrize(
    "arguments",
    [
        ("draft.txt", "--output", "draft.txt"),
        ("draft.txt", "clean.txt", "--output", "./draft.txt"),
        ("draft.txt", "--format", "json=draft.txt"),
        ("draft.txt", "--output", "link"),
        (".", "--output", "draft.txt"),
        ("draft.txt", "--fix", "--output", "draft.txt"),
    ],
)
def test_no_file_to_check_is_written_over(disclosurelint: Run, folder: Path, arguments: tuple[str, ...]) -> None:
    (folder / "link").symlink_to("draft.txt")
    before = (folder / "draft.txt").read_bytes()
    done = disclosurelint("check", *arguments)
    assert (done.status, done.out) == (2, "")
    assert done.err.endswith("：是要检查的文件，结果不能写在上面；请换一个名字，或写到别的文件夹\n")
    assert (folder / "draft.txt").read_bytes() == before


def test_a_device_is_written_to_itself(process: Callable[..., Any], folder: Path) -> None:
    arguments = ("check", *CHOSEN, "--format", "json")
    assert process(*arguments, "--output", "/dev/stdout").stdout == process(*arguments).stdout
