"""A corpus on a real cluster of processes: whatever happens to workers, it comes to what one process gives."""

from __future__ import annotations

import os
import signal
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from threading import Thread
from typing import Any

import cloudpickle
import pytest
from distributed import Client

from disclosurelint.cli.main import run as command
from disclosurelint.corpus.batches import Batch
from disclosurelint.corpus.cluster import cluster
from disclosurelint.corpus.dataset import Dataset
from disclosurelint.corpus.listing import find
from disclosurelint.corpus.run import Progress, run
from disclosurelint.corpus.tables import rows_of
from disclosurelint.corpus.work import Counts, Terms, check_batch
from disclosurelint.running.runner import Task, check
from disclosurelint.settings import Settings

ROOT = Path(__file__).parent.parent.parent
FIXTURES = sorted((ROOT / "fixtures").glob("*/faulty.txt"))
SETTINGS = Settings()
pytestmark = pytest.mark.cluster
cloudpickle.register_pickle_by_value(sys.modules[__name__])  # the workers do not import the tests


@pytest.fixture(autouse=True)
def patience() -> Iterator[None]:
    """A run that waits for ever is a failure, not a wait."""

    def give_up(*_: object) -> None:
        raise TimeoutError("the run does not end")

    signal.signal(signal.SIGALRM, give_up)
    signal.alarm(120)
    yield
    signal.alarm(0)


@pytest.fixture(scope="module")
def client() -> Iterator[Client]:
    with cluster(None, 2) as made:
        made.wait_for_workers(2)
        yield made


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A corpus of documents, one of which is none."""
    inputs = tmp_path / "in"
    inputs.mkdir()
    for number in range(12):
        (inputs / f"{number:02}.txt").write_bytes(FIXTURES[number % len(FIXTURES)].read_bytes())
    (inputs / "binary.txt").write_bytes(b"\x00\x01\x02" * 100)
    return inputs


def plainly(folder: Path) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """The rows that one process gives, without any cluster."""
    rows = rows_of(
        [(listed, check(Task(listed.url.removeprefix("file://"), SETTINGS))) for listed in find([str(folder)])],
        "zh",
    )
    return [{**row, "message": ""} for row in rows.files], rows.findings


def written(output: Dataset) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """The rows of an output in the order of the documents."""
    files = output.files().to_table().to_pylist()
    findings = output.findings().to_table().to_pylist()
    order = ("path", "line", "column", "end_line", "end_column", "code", "message")
    return (
        sorted(({**row, "message": ""} for row in files), key=lambda row: row["path"]),
        sorted(findings, key=lambda row: [row[key] for key in order]),
    )


def same(output: Dataset, folder: Path) -> bool:
    files, findings = plainly(folder)
    order = ("path", "line", "column", "end_line", "end_column", "code", "message")
    rows = [{name: row.get(name) for name in ("year", *row)} for row in files]
    got_files, got_findings = written(output)
    return [dict(sorted(row.items())) for row in rows] == [
        dict(sorted((key, value) for key, value in row.items() if key in rows[0])) for row in got_files
    ] and sorted(findings, key=lambda row: [row[key] for key in order]) == got_findings


def finished(steps: Iterator[Progress]) -> Progress:
    return list(steps)[-1]


def slowly(batch: Batch, terms: Terms) -> Counts:
    """A batch that leaves time to be killed in."""
    time.sleep(0.3)
    return check_batch(batch, terms)


def deadly(batch: Batch, terms: Terms) -> Counts:
    """One document ends the process, as running out of memory would."""
    if any("07.txt" in document.url for document in batch.documents):
        os.kill(os.getpid(), signal.SIGKILL)
    return check_batch(batch, terms)


def endless(batch: Batch, terms: Terms) -> Counts:
    """One document is never done with."""
    import faulthandler

    if any("07.txt" in document.url for document in batch.documents):
        faulthandler.dump_traceback_later(0.2, exit=True, file=open(os.devnull, "w"))  # noqa: SIM115, PTH123
        time.sleep(60)
    return check_batch(batch, terms)


def test_it_comes_to_what_one_process_gives(client: Client, folder: Path, tmp_path: Path) -> None:
    output = Dataset(str(tmp_path / "out"))
    last = finished(run(find([str(folder)]), SETTINGS, Terms(output), client))
    assert (last.documents, last.done, last.unreadable, last.killed) == (13, 13, 1, 0)
    assert same(output, folder)


def test_a_run_goes_on_where_the_last_one_ended(client: Client, folder: Path, tmp_path: Path) -> None:
    output = Dataset(str(tmp_path / "out"))
    finished(run(list(find([str(folder)]))[:5], SETTINGS, Terms(output), client))
    last = finished(run(find([str(folder)]), SETTINGS, Terms(output), client))
    assert (last.skipped, last.done) == (5, 8)
    assert same(output, folder)


def test_workers_killed_in_the_middle_lose_nothing(client: Client, folder: Path, tmp_path: Path) -> None:
    output = Dataset(str(tmp_path / "out"))
    documents = list(find([str(folder)]))
    workers = list(client.run(os.getpid).values())

    def kill_all() -> None:
        """One worker after the other, while they are at work."""
        for worker in workers:
            time.sleep(0.5)
            os.kill(worker, signal.SIGKILL)

    killer = Thread(target=kill_all)
    killer.start()
    steps = [progress for one in documents for progress in run([one], SETTINGS, Terms(output), client, work=slowly)]
    killer.join()
    assert set(client.run(os.getpid).values()).isdisjoint(workers)
    assert steps[-1].killed == 0
    assert same(output, folder)


@pytest.mark.parametrize("work", [deadly, endless])
def test_a_document_that_no_worker_survives_is_singled_out(
    work: Any, client: Client, folder: Path, tmp_path: Path
) -> None:
    output = Dataset(str(tmp_path / "out"))
    last = finished(run(find([str(folder)]), SETTINGS, Terms(output), client, work=work))
    assert (last.killed, last.done) == (1, 13)
    files = output.files().to_table(columns=["path", "status"]).to_pylist()
    assert [row["path"][-6:] for row in files if row["status"] == "killed"] == ["07.txt"]
    assert sum(row["status"] == "checked" for row in files) == 11


def test_the_command_tells_what_was_found_and_what_offices_share(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for number, name in enumerate(("水务局", "林业局", "教育局")):
        draft = f"某某县{name}2021年部门预算\n\n一、说明\n\n本年度一般公共预算财政拔款收入较上年减少。\n"
        (folder / f"shared{number}.txt").write_text(draft, encoding="utf-8")
    assert command(["corpus", str(folder), "--output", str(tmp_path / "out"), "--workers", "1"]) == 0
    told = capsys.readouterr().out
    assert "- 检查完的文件：15\n- 无法读取的文件：1\n" in told
    assert "| WRD001 | 财政拔款 | 3      | 3      |" in told
    listed = told.partition("## 无法读取的文件\n\n- ")[2]
    assert "不是文本文件" in listed, "which it is, and why"
    assert command(["corpus", "--output", str(tmp_path / "out")]) == 0
    assert capsys.readouterr().out == told


FAULTY = "某某县水务局2021年部门预算\n\n一、说明\n\n本年度一般公共预算财政拔款收入较上年减少。{comment}\n"


def test_every_document_is_checked_by_its_own_settings(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """As ``check`` would: overrides, exclusions, suppressions that have expired; and again where they have changed."""
    expired, good = (f"<!-- disclosurelint: ignore WRD001 expires={year}-01-01 -- 待改 -->" for year in (2020, 9999))
    for name, comment in (("plain", ""), ("let-pass", ""), ("left-out", ""), ("expired", expired), ("good", good)):
        (tmp_path / f"{name}.txt").write_text(FAULTY.format(comment=comment), encoding="utf-8")
    configuration = tmp_path / ".disclosurelint.yaml"
    configuration.write_text("exclude: [left-out.txt]\noverrides: [{files: [let-*], ignore: [WRD001]}]\n")
    monkeypatch.chdir(tmp_path)

    def told() -> list[str]:
        assert command(["corpus", ".", "--output", "out", "--workers", "1"]) == 0
        rows = Dataset(str(tmp_path / "out")).findings().to_table(columns=["path", "code"]).to_pylist()
        return sorted(Path(row["path"]).stem for row in rows if row["code"] == "WRD001")

    assert told() == ["expired", "plain"]
    configuration.write_text(
        "exclude: [left-out.txt]\noverrides: [{files: [let-*], ignore: [WRD]}, {files: [plain*], ignore: [WRD001]}]\n"
    )
    assert told() == ["expired"]


def test_where_there_are_no_results_it_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert command(["corpus", "--output", str(tmp_path / "out")]) == 2
    assert "里面没有检查结果" in capsys.readouterr().err


def test_a_scheduler_that_does_not_answer_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(Exception, match="调度器没有应答"), cluster("tcp://127.0.0.1:1", 1):
        pass
