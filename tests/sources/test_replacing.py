"""Replacing a file: all of it or nothing, and only what was read."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disclosurelint.errors import InputError
from disclosurelint.sources import decode, encoded, read, replace_text, replacing
from disclosurelint.text import Source

TEXT = "预算公开，收支平衡。\r\n一、概况\n二、说明\r"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "draft.txt"
    path.write_bytes(TEXT.encode())
    return path


def replaced(path: Path, text: str = TEXT + "改") -> None:
    replace_text(read(path), text)


def leftovers(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir() if path.name.startswith(".")]


@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-16-le", "utf-16-be"])
def test_encoding_mark_and_line_ends_are_kept(file: Path, encoding: str, mark: str) -> None:
    file.write_bytes((mark + TEXT).encode(encoding))
    replaced(file, TEXT.replace("概况", "𬭚"))
    assert file.read_bytes() == (mark + TEXT.replace("概况", "𬭚")).encode(encoding)


#: What can stand in a document, rare characters and every way to end a line included.
WORDS = st.text(st.sampled_from("预算公开，收支平衡。一、概况𬭚㐂é1.5 \t\r\n\x0c\u2028"), max_size=80)


@given(WORDS, WORDS, st.sampled_from(["utf-8", "gb18030", "utf-16-le", "utf-16-be"]), st.booleans())
def test_a_text_that_can_be_written_is_read_back_the_same(before: str, after: str, encoding: str, mark: bool) -> None:
    content = ("\ufeff" * mark + before).encode(encoding)
    try:
        source = decode(content, "draft.txt")
        written = encoded(source, after)
    except InputError:
        return  # too little of anything to tell by, or not the same any more: then nothing is written
    assert decode(written, "draft.txt").text == after
    assert written == ("\ufeff" * source.bom + after).encode(source.encoding)


@pytest.mark.skipif(os.name == "nt", reason="modes of POSIX")
@pytest.mark.parametrize("mode", [0o600, 0o644, 0o755, 0o4711])
def test_the_mode_is_kept(file: Path, mode: int) -> None:
    file.chmod(mode)
    replaced(file)
    assert stat.S_IMODE(file.stat().st_mode) == mode


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root gives files away")
def test_the_owner_is_kept(file: Path) -> None:
    os.chown(file, 12345, 23456)
    replaced(file)
    assert (file.stat().st_uid, file.stat().st_gid) == (12345, 23456)


def test_a_symbolic_link_stays_one(file: Path, tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    link = tmp_path / "folder" / "link.txt"
    try:
        link.symlink_to("../draft.txt")
    except OSError:
        pytest.skip("no symbolic links here")
    replaced(link)
    assert link.is_symlink()
    assert file.read_bytes() == (TEXT + "改").encode()
    assert leftovers(tmp_path) == leftovers(link.parent) == []


def test_a_file_with_other_names_is_left_alone(file: Path, tmp_path: Path) -> None:
    os.link(file, tmp_path / "other.txt")
    with pytest.raises(InputError, match="硬链接"):
        replaced(file)
    assert file.read_bytes() == TEXT.encode()


@pytest.mark.parametrize("change", ["content", "gone", "folder"])
def test_a_file_that_changed_since_it_was_read_is_left_alone(file: Path, change: str) -> None:
    source = read(file)
    file.unlink()
    if change == "content":
        file.write_bytes(b"new")
    elif change == "folder":
        file.mkdir()
    with pytest.raises(InputError, match=r"draft\.txt：(检查期间被别的程序改过，没有写回|没有修改这个文件的权限)"):
        replace_text(source, "改")
    assert change != "content" or file.read_bytes() == b"new"


def test_a_change_at_the_last_moment_is_seen(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = replacing._written_beside

    def meanwhile(*arguments):
        temporary = whole(*arguments)
        file.write_bytes(b"new")
        return temporary

    monkeypatch.setattr(replacing, "_written_beside", meanwhile)
    with pytest.raises(InputError, match="检查期间被别的程序改过"):
        replaced(file)
    assert file.read_bytes() == b"new"
    assert leftovers(file.parent) == []


def test_a_full_disk_leaves_the_file_as_it_was(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(InputError, match="无法写入（磁盘已满）"):
        replaced(file)
    assert file.read_bytes() == TEXT.encode()
    assert leftovers(file.parent) == []


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write everything")
def test_a_file_that_may_not_be_written_is_left_alone(file: Path) -> None:
    file.chmod(0o444)
    with pytest.raises(InputError, match="没有修改这个文件的权限"):
        replaced(file)


def test_a_text_that_would_be_read_back_as_another_is_refused() -> None:
    """Without a mark, such a GB18030 file would be taken for no text at all."""
    source = Source("draft.txt", "预算", "gb18030")
    with pytest.raises(InputError, match="按原来的编码存不回去"):
        encoded(source, "\u1234" * 50)
    with pytest.raises(InputError, match="按原来的编码存不回去"):
        encoded(source, "\ud800")
