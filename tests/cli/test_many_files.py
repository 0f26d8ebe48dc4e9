"""``disclosurelint check`` on many files: the same output by any number of processes, whatever happens to one."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest

from disclosurelint import linter
from disclosurelint.results.report import Failure, Report
from disclosurelint.running import runner
from disclosurelint.running.runner import Task
from disclosurelint.settings import Settings
from tests.cli.conftest import CLEAN, DRAFT, Run

Process = Callable[..., "subprocess.CompletedProcess[str]"]
FORKS = pytest.mark.skipif(sys.platform != "linux", reason="what is patched here is handed over by forking")


@pytest.fixture
def many(folder: Path) -> Path:
    """Forty files: drafts with a fault, clean ones, one that is no text and one that is not there any more."""
    papers = folder / "papers"
    papers.mkdir()
    for number in range(40):
        text = CLEAN if number % 3 else DRAFT.replace("10万元", f"{number + 11}万元")
        (papers / f"{number:02}.txt").write_text(text, encoding="utf-8")
    (papers / "05.txt").write_bytes(b"%PDF-1.4")
    (papers / "17.txt").unlink()
    (papers / "17.txt").symlink_to("gone.txt")
    return papers


@pytest.mark.parametrize("format_", ["text", "concise", "json"])
def test_any_number_of_processes_gives_the_same_output(process: Process, many: Path, format_: str) -> None:
    one, three = (process("check", "papers", "--format", format_, "--jobs", jobs) for jobs in ("1", "3"))
    assert (one.returncode, one.stdout, one.stderr) == (three.returncode, three.stdout, three.stderr)
    assert one.returncode == 2
    if format_ == "json":
        told = json.loads(one.stdout)
        assert [file["path"][-6:] for file in told["files"]] == [
            f"{at:02}.txt" for at in range(40) if at not in (5, 17)
        ]
        assert [failure["path"][-6:] for failure in told["failures"]] == ["05.txt", "17.txt"]
        assert told["summary"]["errors"] == len([at for at in range(0, 40, 3)])


def test_standard_input_keeps_its_place_among_files(disclosurelint: Run, many: Path) -> None:
    arguments = ("check", "papers/00.txt", "-", "papers/03.txt", "--format", "json", "--jobs", "2")
    done = disclosurelint(*arguments, "--stdin-filename", "new.txt", stdin=DRAFT.encode())
    assert [file["path"] for file in json.loads(done.out)["files"]] == ["papers/00.txt", "new.txt", "papers/03.txt"]


def test_a_check_that_breaks_down_stops_nothing(monkeypatch: pytest.MonkeyPatch, disclosurelint: Run) -> None:
    whole = linter.check

    def check(source, *rest):
        if source.path == "clean.txt":
            raise RecursionError("too deep")
        return whole(source, *rest)

    monkeypatch.setattr(linter, "check", check)
    done = disclosurelint("check", "clean.txt", "draft.txt", "--format", "concise", "--select", "AMT001")
    assert done.status == 2
    assert done.err.startswith("clean.txt：检查时程序出错（RecursionError: too deep; test_many_files.py:")
    assert done.out.startswith("draft.txt:3:3: 错误 AMT001 ")


@FORKS
def test_a_file_that_kills_its_process_is_named(
    monkeypatch: pytest.MonkeyPatch, disclosurelint: Run, many: Path
) -> None:
    whole = linter.check

    def check(source, *rest):
        if source.path.endswith("06.txt"):
            os.kill(os.getpid(), signal.SIGKILL)
        return whole(source, *rest)

    monkeypatch.setattr(linter, "check", check)
    done = disclosurelint("check", "papers", "--format", "json", "--jobs", "2")
    told = json.loads(done.out)
    assert [failure["path"][-6:] for failure in told["failures"]] == ["05.txt", "06.txt", "17.txt"]
    assert "两次意外结束（状态 -9）" in told["failures"][1]["message"]
    assert len(told["files"]) == 37


def test_few_files_are_worth_no_processes(monkeypatch: pytest.MonkeyPatch, many: Path) -> None:
    monkeypatch.setattr(runner, "_in_processes", None)
    monkeypatch.setattr(runner, "processors", lambda: 8)
    files = sorted(map(str, many.iterdir()))
    results = list(runner.run(Task(file, Settings()) for file in files))
    assert [result.source.path if isinstance(result, Report) else result.path for result in results] == files


@FORKS
def test_many_large_files_are(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(runner, "processors", lambda: 2)
    monkeypatch.setattr(runner, "check", lambda task, **_: Failure(task.path, str(os.getpid()), ""))
    for number in range(8):
        (tmp_path / f"{number}.txt").write_text("字" * 50_000, encoding="utf-8")
    results = list(runner.run(Task(str(file), Settings()) for file in sorted(tmp_path.iterdir())))
    workers = {result.zh for result in results if isinstance(result, Failure)}
    assert len(workers) == 2
    assert str(os.getpid()) not in workers


@pytest.mark.skipif(os.name == "nt", reason="signals of POSIX")
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_ctrl_c_ends_it_at_once_with_130(folder: Path, jobs: str) -> None:
    """Every line that was written is whole, and no process is left."""
    for number in range(300):
        (folder / f"{number:03}.txt").write_text(DRAFT * 20, encoding="utf-8")
    command = [sys.executable, "-m", "disclosurelint", "check", ".", "--format", "concise", "--jobs", jobs]
    running = subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, encoding="utf-8", start_new_session=True
    )
    assert running.stdout is not None
    first = running.stdout.readline()
    os.killpg(running.pid, signal.SIGINT)
    out, err = running.communicate(timeout=30)
    assert (running.returncode, err.strip()) == (130, "")
    assert (first + out).endswith("\n")
    assert "检查 " not in out
    deadline = time.monotonic() + 10
    while _group_runs(running.pid) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not _group_runs(running.pid)


def _group_runs(group: int) -> bool:
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    return True


def budget(year: int, told: str, before: str) -> str:
    """A budget that is right by itself."""
    head = f"宁晋县林业局{year}年部门预算公开\n四、“三公”经费\n"
    more = Decimal(told) - Decimal(before)
    return f"{head}公务接待费{told}万元，比{year - 1}年预算{before}万元增加{more}万元。\n"


@pytest.fixture
def years(folder: Path) -> Path:
    """Two years of one body: the later tells another figure of the year before."""
    papers = folder / "years"
    papers.mkdir()
    (papers / "2023.txt").write_text(budget(2023, "9.00", "8.00"), encoding="utf-8")
    (papers / "2024.txt").write_text(budget(2024, "9.50", "9.20"), encoding="utf-8")
    return papers


def test_files_of_a_folder_are_compared_with_one_another(disclosurelint: Run, years: Path) -> None:
    done = disclosurelint("check", "years", "--select", "XFL", "--format", "json", "--no-cache")
    told = json.loads(done.out)
    assert [file["diagnostics"] for file in told["files"]] == [[], []]
    (found,) = told["across"]
    (diagnostic,) = found["diagnostics"]
    assert (found["path"], diagnostic["code"], diagnostic["text"]) == ("years/2024.txt", "XFL002", "9.20万元")
    (place,) = diagnostic["related"]
    assert (place["path"], place["start"]["line"], place["text"]) == ("years/2023.txt", 3, "9.00万元")
    assert told["summary"] == {"files": 2, "errors": 0, "warnings": 1, "infos": 0}
    assert done.status == 1


def test_results_from_the_cache_are_compared_too(disclosurelint: Run, years: Path) -> None:
    first, second = (disclosurelint("check", "years", "--select", "XFL") for _ in range(2))
    assert "XFL002" in first.out
    assert second.out == first.out


def test_a_file_alone_is_compared_with_nothing(disclosurelint: Run, years: Path) -> None:
    assert disclosurelint("check", "years/2024.txt", "--select", "XFL").status == 0


def test_in_folders_reports_of_the_program_are_passed_over(disclosurelint: Run, folder: Path) -> None:
    written = ("html=报告.html", "html=旧.HTM", "markdown=报告.md")
    disclosurelint("check", "draft.txt", *(f"--format={target}" for target in written))
    (folder / "公开.md").write_text(CLEAN, encoding="utf-8")
    (folder / "公开.html").write_text("<!DOCTYPE html>\n<html><body><p>一、说明</p></body></html>", encoding="utf-8")
    checked = json.loads(disclosurelint("check", ".", "--format", "json").out)["files"]
    assert [file["path"] for file in checked] == ["clean.txt", "draft.txt", "公开.html", "公开.md"]
    again = disclosurelint("check", ".", *(f"--format={target}" for target in written))
    assert again.status == 1, "they are written anew, for they are no files to check"


def test_a_report_named_by_itself_is_checked(disclosurelint: Run) -> None:
    disclosurelint("check", "draft.txt", "--format", "markdown=报告.md")
    assert "检查 1 个文件" in disclosurelint("check", "报告.md").out
