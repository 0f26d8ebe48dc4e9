"""What was compiled once is found again; whatever is wrong with the cache only costs time."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from disclosurelint.storage import compiled as module
from disclosurelint.storage.compiled import compiled
from disclosurelint.storage.store import cache_folder, write_entry

VALUE = {"规则": ["a", ("b", 1)], "n": None}


class Builder:
    """Counts how often it had to build."""

    def __init__(self) -> None:
        self.builds = 0

    def __call__(self) -> object:
        self.builds += 1
        return VALUE


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("DISCLOSURELINT_CACHE_DIR", str(tmp_path / "cache"))
    return tmp_path / "cache"


@pytest.fixture
def entry(folder: Path) -> Path:
    """The file of the entry ``thing`` made from ``x``."""
    compiled("thing", [b"x"], Builder())
    (file,) = (folder / "compiled").iterdir()
    return file


def builds() -> int:
    """How often the entry ``thing`` of ``x`` is built when asked for twice more; its value is always right."""
    builder = Builder()
    assert compiled("thing", [b"x"], builder) == VALUE
    assert compiled("thing", [b"x"], builder) == VALUE
    return builder.builds


def test_the_second_time_nothing_is_built(entry):
    assert builds() == 0


@pytest.mark.parametrize(("name", "made_from"), [("thing", [b"y"]), ("other", [b"x"]), ("thing", [b"x", b""])])
def test_another_name_or_content_is_another_entry(name, made_from, entry):
    builder = Builder()
    compiled(name, made_from, builder)
    assert builder.builds == 1


@pytest.mark.parametrize(
    "damage",
    {
        "empty": lambda content: b"",
        "cut short": lambda content: content[:-1],
        "one bit": lambda content: content[:-1] + bytes([content[-1] ^ 1]),
        "another format": lambda content: b"disclosurelint 0\n" + content[17:],
        "not ours": lambda content: b"{}",
    }.values(),
)
def test_a_damaged_entry_is_built_again_and_replaced(damage, entry):
    entry.write_bytes(damage(entry.read_bytes()))
    assert builds() == 1


def test_an_entry_that_is_whole_but_means_nothing_is_built_again(entry):
    write_entry(str(entry), b"\xff nothing that marshal wrote")
    assert builds() == 1


@pytest.mark.skipif(os.name == "nt", reason="modes are of POSIX")
@pytest.mark.parametrize("mode", [0o620, 0o602])
def test_an_entry_that_others_may_write_is_not_trusted(mode, entry):
    entry.chmod(mode)
    assert builds() == 1
    assert entry.stat().st_mode & 0o777 == 0o600


@pytest.mark.skipif(os.name == "nt", reason="modes are of POSIX")
def test_a_folder_that_others_may_write_is_not_trusted(entry):
    entry.parent.chmod(0o777)
    assert builds() == 2


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
def test_a_link_is_not_followed(entry, tmp_path: Path):
    elsewhere = tmp_path / "elsewhere"
    entry.rename(elsewhere)
    entry.symlink_to(elsewhere)
    assert builds() == 1


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may write everywhere")
def test_a_read_only_folder_costs_only_time(entry):
    entry.unlink()
    entry.parent.chmod(0o500)
    assert builds() == 2


def test_a_folder_that_cannot_be_made_costs_only_time(folder: Path):
    folder.write_text("a file stands where the folder should be")
    assert builds() == 2


def test_a_user_without_a_home_builds_each_time(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(module, "cache_folder", lambda: None)
    assert builds() == 2


def test_a_failed_build_leaves_nothing(folder: Path):
    def fail() -> object:
        raise ValueError("no")

    with pytest.raises(ValueError, match="no"):
        compiled("thing", [b"x"], fail)
    assert builds() == 1


def test_many_processes_at_once_all_get_the_value_and_leave_one_entry(folder: Path):
    package = Path(module.__file__).parent.parent
    code = (
        f"import sys; sys.path.insert(0, {str(package)!r})\n"
        "from disclosurelint.storage.compiled import compiled\n"
        "print(sum(compiled('thing', [b'x'], lambda: list(range(100000)))))"
    )
    running = [subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE) for _ in range(6)]
    assert {process.communicate()[0].strip() for process in running} == {b"4999950000"}
    assert len(list((folder / "compiled").iterdir())) == 1


@pytest.mark.skipif(os.name == "nt", reason="folders of POSIX")
def test_the_folder_is_chosen_then_the_systems_then_in_the_home(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("HOME", "/home/somebody")
    monkeypatch.delenv("DISCLOSURELINT_CACHE_DIR", raising=False)
    monkeypatch.delenv("XDG_CACHE_HOME", raising=False)
    assert cache_folder() == "/home/somebody/.cache/disclosurelint"
    monkeypatch.setenv("XDG_CACHE_HOME", "/var/caches")
    assert cache_folder() == "/var/caches/disclosurelint"
    monkeypatch.setenv("DISCLOSURELINT_CACHE_DIR", "/chosen")
    assert cache_folder() == "/chosen"
