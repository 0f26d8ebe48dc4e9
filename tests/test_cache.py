"""What was checked before is not checked again, never shown for anything else, and never stands in anybody's way."""

from __future__ import annotations

import io
import os
import pickle
import resource
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from disclosurelint import cache, linter
from disclosurelint.document.about import Subject
from disclosurelint.results.report import Report
from disclosurelint.running.runner import Task, run
from disclosurelint.settings import Settings
from disclosurelint.storage import store
from disclosurelint.storage.store import write_entry
from disclosurelint.text import Source

FAULTY = "某某县水务局2021年部门预算\n一、收支总体情况\n支出10万元，包括人员经费7万元和公用经费2万元。\n"
SETTINGS = Settings()
FIXTURES = Path(__file__).parent.parent / "fixtures"


@pytest.fixture
def folder(tmp_path: Path, cache_folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A cache without results; what is compiled is there already, for that takes a while."""
    if (cache_folder / "compiled").exists():
        shutil.copytree(cache_folder / "compiled", tmp_path / "cache" / "compiled")
    monkeypatch.setenv("DISCLOSURELINT_CACHE_DIR", str(tmp_path / "cache"))
    monkeypatch.chdir(tmp_path)
    return tmp_path / "cache"


@pytest.fixture
def checks(folder: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The paths that were really checked, in order."""
    checked: list[str] = []
    whole = linter.check

    def check(source, *rest):
        checked.append(source.path)
        return whole(source, *rest)

    monkeypatch.setattr(linter, "check", check)
    return checked


def report(path: str, settings: Settings = SETTINGS, cached: bool = True) -> Report:
    (result,) = run([Task(path, settings)], cached=cached)
    assert isinstance(result, Report)
    return result


def results(folder: Path) -> list[Path]:
    return sorted((folder / "results").rglob("*.*"))


def same(one: Report, other: Report) -> bool:
    return one._replace(source=other.source) == other and one.source.text == other.source.text


@pytest.mark.parametrize("ledger", [False, True])
@pytest.mark.parametrize("document", sorted(FIXTURES.glob("*/faulty.txt")), ids=lambda path: path.parent.name)
def test_the_second_time_gives_the_same_report_without_a_check(checks: list[str], document: Path, ledger: bool) -> None:
    settings = Settings(ledger=ledger)
    first, second = report(str(document), settings), report(str(document), settings)
    assert checks == [str(document)]
    assert first.diagnostics
    assert same(first, second)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_the_text_comes_from_the_file(folder: Path, checks: list[str], encoding: str) -> None:
    text = FAULTY + "负责无人过问之事。\n"
    Path("draft.txt").write_text(text, encoding=encoding)
    first, second = report("draft.txt"), report("draft.txt")
    assert same(first, second)
    assert second.source.text == text
    assert (second.source.encoding, second.source.bom) == (first.source.encoding, first.source.bom)
    (entry,) = results(folder)
    assert "无人过问".encode() not in entry.read_bytes()


@pytest.mark.parametrize(
    "change",
    {
        "content": lambda: Path("draft.txt").write_text(FAULTY + "\n", encoding="utf-8"),
        "path": lambda: Path("draft.txt").rename("other.txt"),
        "settings": lambda: None,
        "own ruleset": lambda: Path("own.yaml").write_text(
            "ruleset: own\ntitle: 从宽\nseverity: {AMT001: info}\n", encoding="utf-8"
        ),
        "program": cache.program.cache_clear,
    }.items(),
    ids=lambda change: change[0],
)
def test_whatever_a_report_is_made_from_is_looked_at(
    change: tuple[str, Callable[[], object]], checks: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    what, make = change
    Path("draft.txt").write_text(FAULTY, encoding="utf-8")
    Path("own.yaml").write_text("ruleset: own\ntitle: 从严\nseverity: {AMT001: warning}\n", encoding="utf-8")
    settings = Settings(rulesets=("default", "own.yaml"))
    report("draft.txt", settings)
    make()
    for known in (cache._identity, cache.program):
        known.cache_clear()
    if what == "program":
        monkeypatch.setattr(cache, "data_path", lambda name: str(Path()))
    report("other.txt" if what == "path" else "draft.txt", settings._replace(lang="en" if what == "settings" else "zh"))
    assert len(checks) == 2
    cache._identity.cache_clear()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "utf-16-be"])
def test_a_file_with_something_that_expires_is_looked_at_every_day(checks: list[str], encoding: str) -> None:
    comment = "<!-- disclosurelint: ignore AMT001 expires=2025-06-30 -- 待批复 -->"
    Path("draft.txt").write_bytes(("\ufeff" + FAULTY.rstrip("\n") + comment).encode(encoding))

    def codes(today: str) -> list[str]:
        (result,) = run([Task("draft.txt", Settings(select=("AMT", "SUP")))], today=today)
        assert isinstance(result, Report)
        return [*(one.code for one in result.diagnostics), *(one.by for one in result.suppressed)]

    assert [codes("2025-06-30"), codes("2025-06-30")] == [["comment"]] * 2
    assert codes("2025-07-01") == ["AMT001", "SUP002"]
    assert checks == ["draft.txt"] * 2


def test_without_the_cache_nothing_is_taken_or_left(folder: Path, checks: list[str]) -> None:
    Path("draft.txt").write_text(FAULTY, encoding="utf-8")
    report("draft.txt", cached=False)
    assert not results(folder)
    report("draft.txt")
    report("draft.txt", cached=False)
    assert len(checks) == 3


def test_files_that_cannot_be_read_are_tried_again(folder: Path) -> None:
    Path("draft.txt").write_bytes(b"%PDF-1.4")
    assert [type(result).__name__ for result in run([Task("draft.txt", SETTINGS)] * 2)] == ["Failure"] * 2
    assert not results(folder)


@pytest.fixture
def entry(folder: Path, checks: list[str]) -> Iterator[Path]:
    """The kept result of ``draft.txt``. Whatever is done to it, the file is checked again, and kept once more."""
    Path("draft.txt").write_text(FAULTY, encoding="utf-8")
    first = report("draft.txt")
    (file,) = results(folder)
    yield file
    assert same(report("draft.txt"), first)
    assert len(checks) == 2
    assert same(report("draft.txt"), first)
    assert len(checks) == 2


def test_an_entry_cut_short_by_a_crash(entry: Path) -> None:
    entry.write_bytes(entry.read_bytes()[:-10])


def test_an_entry_with_one_bit_changed(entry: Path) -> None:
    content = bytearray(entry.read_bytes())
    content[-20] ^= 1
    entry.write_bytes(content)


def test_an_entry_that_holds_something_else(entry: Path) -> None:
    write_entry(str(entry), pickle.dumps({"a": 1}))


def test_an_entry_that_would_run_a_command(entry: Path, tmp_path: Path) -> None:
    class Evil:
        def __reduce__(self) -> tuple[object, ...]:
            return os.system, (f"touch {tmp_path}/done",)

    content = Path("draft.txt").read_bytes()
    write_entry(str(entry), pickle.dumps(Evil()))
    assert cache.recall("draft.txt", content, SETTINGS) is None
    assert not (tmp_path / "done").exists()


@pytest.mark.parametrize("name", ["import_module", "Report.__init__", "NamedTuple", "no_such_thing"])
def test_only_our_own_records_are_built(entry: Path, name: str) -> None:
    payload = b"\x80\x04c" + f"disclosurelint.results.report\n{name}\n.".encode()
    with pytest.raises(Exception, match=r"no part of a result|has no attribute"):
        cache._Reader(io.BytesIO(payload)).load()
    write_entry(str(entry), payload)


def program(*arguments: str, **options: object) -> subprocess.CompletedProcess[str]:
    """The command line in a process of its own."""
    command = [sys.executable, "-m", "disclosurelint", *arguments]
    return subprocess.run(command, capture_output=True, encoding="utf-8", timeout=120, check=False, **options)  # type: ignore[call-overload, no-any-return]


def test_processes_at_once_all_give_the_same(folder: Path) -> None:
    for number in range(20):
        Path(f"{number}.txt").write_text(FAULTY + f"第{number}份\n", encoding="utf-8")
    command = [sys.executable, "-m", "disclosurelint", "check", ".", "--format", "concise"]
    running = [subprocess.Popen(command, stdout=subprocess.PIPE) for _ in range(4)]
    outputs = {process.communicate()[0] for process in running}
    assert len(outputs) == 1
    assert len(results(folder)) == 20
    assert program("check", ".", "--format", "concise").stdout.encode() in outputs


def test_a_process_killed_while_it_writes_leaves_nothing_that_is_read(folder: Path, checks: list[str]) -> None:
    Path("draft.txt").write_text(FAULTY, encoding="utf-8")
    code = (
        "import os\n"
        "from disclosurelint.cli.main import run\n"
        "os.replace = lambda *_: os.kill(os.getpid(), 9) if 'results' in str(_) else os.rename(*_)\n"
        "run(['check', 'draft.txt'])\n"
    )
    assert subprocess.run([sys.executable, "-c", code], capture_output=True).returncode == -signal.SIGKILL
    assert [file.suffix for file in results(folder)] == [".tmp"]
    report("draft.txt")
    assert checks == ["draft.txt"]


def test_a_full_disk_costs_only_time(folder: Path) -> None:
    """A process that may write no more than 100 bytes to a file sees what one on a full disk sees."""
    Path("draft.txt").write_text(FAULTY, encoding="utf-8")
    expected = program("check", "draft.txt", "--no-cache")

    def full() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (100, 100))

    for _ in range(2):
        done = program("check", "draft.txt", preexec_fn=full)
        assert (done.returncode, done.stdout, done.stderr) == (1, expected.stdout, "")
    assert not results(folder)


def with_folder_mounted(options: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    """The command line where the cache folder is a file system of its own."""
    mount = f'mount -t tmpfs -o {options} none "$DISCLOSURELINT_CACHE_DIR" && exec "$0" -m disclosurelint "$@"'
    command = ["unshare", "--mount", "sh", "-c", mount, sys.executable, *arguments]
    return subprocess.run(command, capture_output=True, encoding="utf-8", timeout=120, check=False)


@pytest.mark.skipif(
    not shutil.which("unshare") or subprocess.run(["unshare", "--mount", "true"], capture_output=True).returncode != 0,
    reason="file systems may not be mounted here",
)
@pytest.mark.parametrize("options", ["size=4k", "size=64k", "size=1m", "ro"])
def test_a_cache_folder_that_is_full_or_read_only_costs_only_time(folder: Path, options: str) -> None:
    """Nothing fits, the results fit but nothing that is compiled, everything but the last results, nothing may."""
    for number in range(30):
        Path(f"{number}.txt").write_text(FAULTY + f"第{number}份\n" * 500, encoding="utf-8")
    folder.mkdir(exist_ok=True)
    expected = program("check", ".", "--no-cache")
    assert expected.returncode == 1
    for jobs in ("1", "2"):
        done = with_folder_mounted(options, "check", ".", "--jobs", jobs)
        assert (done.returncode, done.stdout, done.stderr) == (1, expected.stdout, "")


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_clearing_the_cache_disturbs_no_run(folder: Path, tmp_path: Path, jobs: str) -> None:
    for number in range(60):
        Path(f"{number}.txt").write_text(FAULTY + f"第{number}份\n", encoding="utf-8")
    expected = program("check", ".", "--no-cache").stdout
    for _ in range(2):  # nothing is there yet; everything is there
        with (tmp_path / "output").open("wb") as output:
            command = [sys.executable, "-m", "disclosurelint", "check", ".", "--jobs", jobs]
            running = subprocess.Popen(command, stdout=output, stderr=subprocess.STDOUT)
            cleared = 0
            while running.poll() is None:
                cleared += cache.clear()
        assert (running.returncode, cleared > 0) == (1, True)
        assert (tmp_path / "output").read_text(encoding="utf-8") == expected
        program("check", ".")


def test_runs_killed_again_and_again_leave_nothing_wrong(folder: Path) -> None:
    for number in range(60):
        Path(f"{number}.txt").write_text(FAULTY + f"第{number}份\n", encoding="utf-8")
    expected = program("check", ".", "--no-cache").stdout
    for kept_before in range(0, 60, 10):
        running = subprocess.Popen(
            [sys.executable, "-m", "disclosurelint", "check", ".", "--jobs", "2"],
            stdout=subprocess.DEVNULL,
            start_new_session=True,
        )
        while running.poll() is None and len(results(folder)) <= kept_before:
            pass
        os.killpg(running.pid, signal.SIGKILL)
        assert running.wait() == -signal.SIGKILL
    assert 50 < len(results(folder)) < 60
    done = program("check", ".")
    assert (done.stdout, done.stderr) == (expected, "")


@pytest.mark.parametrize("home", ["read-only", "missing", "a file"])
def test_a_home_that_cannot_be_written_costs_only_time(folder: Path, tmp_path: Path, home: str) -> None:
    Path("draft.txt").write_text(FAULTY, encoding="utf-8")
    expected = program("check", "draft.txt", "--no-cache")
    place = {"read-only": tmp_path / "home", "missing": Path("/proc/nowhere"), "a file": tmp_path / "draft.txt"}[home]
    if home == "read-only":
        if os.geteuid() == 0:
            pytest.skip("root may write everywhere")
        place.mkdir(mode=0o500)
    environment = {**os.environ, "DISCLOSURELINT_CACHE_DIR": str(place / "cache")}
    done = program("check", "draft.txt", env=environment)
    assert (done.returncode, done.stdout, done.stderr) == (1, expected.stdout, "")


def test_the_oldest_results_go_first(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place = folder / "results" / "0"
    for number in range(10):
        write_entry(str(place / f"{number}.bin"), bytes(1000))
        os.utime(place / f"{number}.bin", (number, number))
    (place / "x.bin.99.tmp").write_bytes(b"left behind")
    os.utime(place / "x.bin.99.tmp", (0, 0))
    store.prune(str(place), 5000)
    assert [file.name for file in results(folder)] == ["6.bin", "7.bin", "8.bin", "9.bin"]


def test_results_together_stay_within_bounds(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Sixteen folders of four kilobytes each; a folder is looked through now and then, so it may hold some more.

    How much more is a matter of the entries' names; here they are always the same ones.
    """
    monkeypatch.setattr(cache, "_MOST", 16 * 4000)
    monkeypatch.setattr(cache, "_identity", lambda settings: b"")
    bare = Report(Source("draft.txt", ""), Subject(), None, "", ())
    for number in range(2000):
        cache.keep(bare, b"%d" % number, SETTINGS)
    size = results(folder)[0].stat().st_size
    assert 16 * 4000 / 2 < size * len(results(folder)) < 16 * 4000 * 3


def test_a_result_too_large_to_be_worth_it_is_not_kept(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cache, "_LARGEST", 100)
    Path("draft.txt").write_text(FAULTY, encoding="utf-8")
    report("draft.txt")
    assert not results(folder)


def test_show_and_clear(folder: Path) -> None:
    Path("draft.txt").write_text(FAULTY, encoding="utf-8")
    program("check", "draft.txt")
    (folder / "mine.txt").write_text("not of the cache")
    shown = program("cache", "show")
    assert shown.stdout.startswith(f"{folder}\n")
    number = len(cache.kept())
    assert number > 1
    assert f"{number} 个文件，" in shown.stdout
    assert program("cache", "clear").stdout == f"清除了 {number} 个文件\n"
    assert program("cache", "show", "--lang", "en").stdout == f"{folder}\n0 files, 0.0 MB\n"
    assert (folder / "mine.txt").exists()
    assert program("cache", "clear", "--lang", "en").stdout == "removed 0 files\n"
