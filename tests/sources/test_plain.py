"""From bytes to text and back, in the encodings that Chinese offices save their drafts in."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from disclosurelint.errors import InputError
from disclosurelint.sources import decode, encode, read

DRAFT = "某某县水务局2021年部门预算\r\n一、部门职责\r\n\r\n负责全县水资源管理，支出402.41万元。\r\n"
MARK = "\ufeff"


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("bom", [False, True], ids=["without mark", "with mark"])
def test_every_encoding_gives_the_same_text(encoding: str, bom: bool) -> None:
    data = ((MARK if bom else "") + DRAFT).encode(encoding)
    source = decode(data, "draft.txt")
    assert (source.text, source.encoding, source.bom) == (DRAFT, encoding, bom)
    assert encode(source, source.text) == data


def test_the_mark_is_no_part_of_the_text_and_line_ends_stay() -> None:
    source = decode(b"\xef\xbb\xbfA\r\nB\rC\n", "draft.txt")
    assert source.text == "A\r\nB\rC\n"
    assert source.position(0).column == 1


def test_an_empty_file_is_an_empty_text() -> None:
    assert decode(b"", "draft.txt").text == ""


def test_rare_characters_survive() -> None:
    """Names of places hold characters outside the first plane; GB18030 writes them with four bytes."""
    text = "𬭚水镇、䶮村预算公开。" + DRAFT
    for encoding in ("utf-8", "gb18030", "utf-16-le"):
        assert decode((MARK + text).encode(encoding), "draft.txt").text == text


@given(
    text=st.text(st.characters(exclude_categories=["Cs", "Cc"]) | st.sampled_from("\r\n\t")),
    encoding=st.sampled_from(["utf-8", "gb18030", "utf-16-le", "utf-16-be"]),
)
def test_what_was_read_is_written_back_byte_for_byte(text: str, encoding: str) -> None:
    data = (MARK + text).encode(encoding)
    source = decode(data, "draft.txt")
    assert source.text == text
    assert encode(source, source.text) == data


@settings(deadline=None)  # what looks like RTF is given to an office program, where there is one
@given(st.binary(max_size=300))
def test_any_bytes_are_read_faithfully_or_refused(data: bytes) -> None:
    try:
        source = decode(data, "draft.txt")
    except InputError:
        return
    assert encode(source, source.text) == data


@given(st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5), min_size=20))
def test_utf8_with_a_broken_byte_is_never_taken_for_gb18030(text: str) -> None:
    """Read as GB18030 it would become Chinese characters all the same, only others."""
    with pytest.raises(InputError):
        decode(text.encode() + b"\xff" + text.encode(), "draft.txt")


def refusal(data: bytes, path: str = "draft.txt") -> InputError:
    with pytest.raises(InputError) as raised:
        decode(data, path)
    assert raised.value.path == path
    assert raised.value.zh.startswith(f"{path}：")
    assert raised.value.en.startswith(f"{path}: ")
    return raised.value


def test_the_place_of_an_undecodable_byte_is_told() -> None:
    good = DRAFT.encode()
    assert f"按 UTF-8 读到第 {len(good)} 字节" in refusal(good + b"\xff\xff").zh
    good = DRAFT.encode("gb18030")
    assert f"按 GB18030 读到第 {len(good)} 字节" in refusal(good + b"\xff\xff").zh
    good = (MARK + DRAFT).encode("utf-16-le")
    assert f"按 UTF-16 读到第 {len(good)} 字节" in refusal(good + b"\x00\xd8").zh


@pytest.mark.parametrize("encoding", ["big5", "latin-1", "shift-jis"])
def test_other_encodings_are_refused_instead_of_garbled(encoding: str) -> None:
    text = {
        "big5": "部門預算公開說明：本單位負責全縣水資源管理、節約用水與農田水利建設。",
        "latin-1": "Übersicht über die Ausgaben für Gebäude, Fahrzeuge, Öffentlichkeitsarbeit",
        "shift-jis": "令和三年度の予算について、次のとおり公表します。水資源の管理を行います。",
    }[encoding]
    assert "编码无法识别" in refusal(text.encode(encoding)).zh


def test_binary_content_is_refused() -> None:
    assert "从第 4 字节起有空字节" in refusal(b"abcd\0\0\x01\x02").zh
    assert "二进制内容" in refusal(bytes(range(1, 32)) * 4).zh


def test_a_stray_control_character_is_no_reason_to_refuse() -> None:
    """Page breaks and the odd control character come with text copied out of a PDF."""
    text = DRAFT + "\f" + DRAFT + "\x01"
    assert decode(text.encode(), "draft.txt").text == text


def test_a_text_file_with_a_strange_suffix_is_a_text_file() -> None:
    assert decode(DRAFT.encode(), "draft.doc").text == DRAFT


def test_a_file_is_read_under_its_own_name(tmp_path: Path) -> None:
    file = tmp_path / "预算.txt"
    file.write_bytes(DRAFT.encode("gb18030"))
    source = read(file)
    assert (source.path, source.text) == (str(file), DRAFT)


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-16-le"])
def test_ten_megabytes_take_a_fraction_of_a_second(encoding: str) -> None:
    """Measured against decoding alone, so that a slow machine is no failure; a loop over characters takes far more."""
    data = (MARK + DRAFT * 100_000).encode(encoding)
    bare = _seconds(lambda: data.decode(encoding))
    assert _seconds(lambda: decode(data, "draft.txt")) < 15 * bare + 0.2


def _seconds(work: Callable[[], object]) -> float:
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun
