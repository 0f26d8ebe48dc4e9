"""Whatever a path leads to, the program says so in a sentence and never hangs."""

from __future__ import annotations

import os
import socket
from pathlib import Path

import pytest

from disclosurelint.errors import InputError
from disclosurelint.sources import read

posix = pytest.mark.skipif(os.name == "nt", reason="Windows has no such files")


def refusal(path: Path | str, limit: int = 1000) -> str:
    with pytest.raises(InputError) as raised:
        read(path, limit)
    return raised.value.message("zh").removeprefix(f"{path}：")


def test_no_such_file(tmp_path: Path) -> None:
    assert refusal(tmp_path / "无.txt") == "没有这个文件"
    (tmp_path / "file.txt").touch()
    assert refusal(tmp_path / "file.txt" / "below.txt") == "没有这个文件"


def test_a_folder(tmp_path: Path) -> None:
    assert refusal(tmp_path) == "是文件夹，不是文件"


@posix
def test_no_permission(tmp_path: Path) -> None:
    file = tmp_path / "locked.txt"
    file.write_text("预算")
    file.chmod(0)
    if os.access(file, os.R_OK):
        pytest.skip("this user may read everything")
    assert refusal(file) == "没有读取这个文件的权限"


@posix
def test_a_named_pipe_without_a_writer_does_not_block(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    assert refusal(tmp_path / "pipe.txt").startswith("不是普通文件")


@posix
def test_a_socket(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)  # the address of a socket may not be long
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind("socket.txt")
        assert refusal("socket.txt").startswith("不是普通文件")


@posix
def test_a_device() -> None:
    assert refusal("/dev/zero").startswith("不是普通文件")


@posix
def test_a_circle_of_links(tmp_path: Path) -> None:
    (tmp_path / "a.txt").symlink_to("b.txt")
    (tmp_path / "b.txt").symlink_to("a.txt")
    assert refusal(tmp_path / "a.txt") == "符号链接绕成了圈"


def test_names_that_no_file_can_have(tmp_path: Path) -> None:
    assert refusal("a\0b.txt") == "文件名不合法"
    assert refusal(f"{tmp_path}/{'长' * 1000}") == "文件名太长"


def test_a_file_over_the_limit(tmp_path: Path) -> None:
    file = tmp_path / "big.txt"
    file.write_text("x" * 1001)
    assert refusal(file) == "文件超过 0.001 MB，不予检查"
    file.write_text("x" * 1000)
    assert len(read(file, 1000).text) == 1000


def test_no_descriptor_is_left_open(tmp_path: Path) -> None:
    (tmp_path / "draft.txt").write_text("预算")
    before = os.dup(0)
    os.close(before)
    for _ in range(3):
        read(tmp_path / "draft.txt")
        refusal(tmp_path)
    after = os.dup(0)
    os.close(after)
    assert after == before
