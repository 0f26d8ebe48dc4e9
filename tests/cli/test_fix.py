"""``check --fix``, ``--unsafe-fixes`` and ``--diff``: what is written, what is said of it, and how it ends."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from shutil import which

import pytest

from disclosurelint.sources import replacing
from tests.cli.conftest import Run

#: A safe fix (brackets), an unsafe one (a doubled word), and a sum that no fix mends.
FLAWED = (
    "一、说明\r\n按照财办发【2019】18号文件，落实各项建议建议。\r\n支出10万元，包括人员经费7万元和公用经费2万元。\r\n"
)
SAFE = FLAWED.replace("【2019】", "〔2019〕")
ALL = SAFE.replace("建议建议", "建议")


@pytest.fixture(autouse=True)
def flawed(folder: Path) -> Path:
    file = folder / "flawed.txt"
    file.write_bytes(FLAWED.encode("gb18030"))
    return file


def test_safe_fixes_are_written_and_told(disclosurelint: Run, flawed: Path) -> None:
    done = disclosurelint("check", "flawed.txt", "--fix", "--format", "concise")
    assert flawed.read_bytes() == SAFE.encode("gb18030")
    assert done.status == 1
    lines = done.out.splitlines()
    assert [line.split(" ")[:3] for line in lines[:2]] == [
        ["flawed.txt:2:22:", "警告", "WRD003"],
        ["flawed.txt:3:3:", "错误", "AMT001"],
    ]
    assert lines[2] == "flawed.txt:2:6: 已修改 PUN005 “【2019】18号”改为“〔2019〕18号”"
    assert lines[3].startswith("检查 1 个文件：1 个错误，1 个警告；已修改 1 处；")


def test_unsafe_fixes_when_asked_for(disclosurelint: Run, flawed: Path) -> None:
    done = disclosurelint("check", "flawed.txt", "--fix", "--unsafe-fixes")
    assert flawed.read_bytes() == ALL.encode("gb18030")
    at = done.out.index("flawed.txt：已修改 2 处\n")
    assert done.out[at:].splitlines()[1:4] == [
        "   2:6  PUN005  “【2019】18号”改为“〔2019〕18号”",
        "  2:24  WRD003  删去“建议”",
        "",
    ]


def test_what_can_be_done_is_told(disclosurelint: Run) -> None:
    told = disclosurelint("check", "flawed.txt").out.splitlines()
    assert told[-3:] == [
        "可自动修改 1 处：加 --fix",
        "有建议、要人工确认的 1 处：确认后加 --fix --unsafe-fixes",
        "规则的理由和依据：disclosurelint rules show AMT001",
    ]
    assert disclosurelint("check", "flawed.txt", "--fix").out.splitlines()[-2:] == told[-2:]
    english = disclosurelint("check", "flawed.txt", "--lang", "en").out.splitlines()
    assert english[-2] == "1 with a suggestion to be confirmed: add --fix --unsafe-fixes"


def test_fixing_again_changes_nothing(disclosurelint: Run, flawed: Path) -> None:
    disclosurelint("check", ".", "--fix", "--unsafe-fixes")
    before = flawed.stat()
    done = disclosurelint("check", ".", "--fix", "--unsafe-fixes")
    assert "已修改" not in done.out
    assert (flawed.stat().st_ino, flawed.stat().st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


def test_nothing_is_written_without_being_asked(disclosurelint: Run, flawed: Path) -> None:
    disclosurelint("check", "flawed.txt")
    assert flawed.read_bytes() == FLAWED.encode("gb18030")


def test_json_tells_of_repairs(disclosurelint: Run) -> None:
    done = disclosurelint("check", "flawed.txt", "--fix", "--format", "json")
    (repair,) = json.loads(done.out)["files"][0]["repairs"]
    assert repair == {
        "code": "PUN005",
        "name": "document-number-brackets",
        "severity": "info",
        "applicability": "safe",
        "message": repair["message"],
        "changes": [{"old": "【2019】18号", "new": "〔2019〕18号"}],
        "start": {"line": 2, "column": 6, "offset": 11},
        "end": {"line": 2, "column": 15, "offset": 20},
    }


def test_standard_input_comes_out_fixed(disclosurelint: Run) -> None:
    """As an editor's filter uses it: the text to standard output, in the same encoding, the rest beside it."""
    for content, fixed in ((FLAWED, SAFE), ("一、说明\n", "一、说明\n")):
        for encoding in ("utf-8-sig", "utf-16", "gb18030"):
            done = disclosurelint("check", "-", "--fix", stdin=content.encode(encoding), raw=True)
            assert done.out.encode("latin-1") == fixed.encode(encoding)
            assert "检查 1 个文件" in done.err


def test_standard_input_that_is_no_text_comes_out_not_at_all(disclosurelint: Run) -> None:
    word = (Path(__file__).parents[2] / "fixtures/formats/made/faulty.docx").read_bytes()
    done = disclosurelint("check", "-", "--fix", "--stdin-filename", "a.docx", stdin=word)
    assert (done.status, done.out) == (2, "")
    assert done.err == "disclosurelint: a.docx：不是纯文本，不能直接修改；Word 和 PDF 请用 review 命令做审阅稿\n"


def test_a_word_document_is_left_to_word(disclosurelint: Run, folder: Path) -> None:
    word = (Path(__file__).parents[2] / "fixtures/formats/made/faulty.docx").read_bytes()
    (folder / "a.docx").write_bytes(word)
    done = disclosurelint("check", "a.docx", "clean.txt", "--fix", "--format", "concise")
    assert done.status == 1, "what was asked for cannot be done, but nothing went wrong"
    assert "a.docx：不是纯文本，不能直接修改" in done.err
    assert (folder / "a.docx").read_bytes() == word


def test_the_way_out_is_one_that_the_file_has(disclosurelint: Run, folder: Path) -> None:
    """Fixes are applied to texts; Word documents and PDF files have review copies, web pages nothing."""
    made = Path(__file__).parents[2] / "fixtures/formats/made"
    for name, to in (("faulty.docx", "草 稿.docx"), ("faulty.docx", "改名.doc"), ("faulty.html", "a.html")):
        (folder / to).write_bytes((made / name).read_bytes())
    assert "处，写进审阅稿：" in disclosurelint("check", "改名.doc").out, "what a file is, its content tells"
    told = disclosurelint("check", "草 稿.docx", "a.html").out
    assert '写进审阅稿：disclosurelint review "草 稿.docx"\n' in told
    assert "处，请在原程序中改\n" in told
    assert "--fix" not in told
    assert "--fix" in disclosurelint("check", "草 稿.docx", "flawed.txt").out
    counted = disclosurelint("check", "草 稿.docx", "a.html", "--statistics").out
    assert "可写进审阅稿 " in counted and "可在原程序中改 " in counted
    assert "可自动修改" not in counted


def test_standard_input_must_come_alone(disclosurelint: Run) -> None:
    done = disclosurelint("check", "-", "flawed.txt", "--fix")
    assert (done.status, done.err) == (2, "disclosurelint: --fix 时“-”要单独用；用法见 disclosurelint check --help\n")


def test_unsafe_fixes_alone_are_a_mistake(disclosurelint: Run) -> None:
    done = disclosurelint("check", "flawed.txt", "--unsafe-fixes")
    assert done.status == 2
    assert "--unsafe-fixes 要与 --fix 或 --diff 一起用" in done.err


def test_a_file_that_changed_meanwhile_is_left_alone(
    disclosurelint: Run, flawed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(replacing, "_same", lambda *_: False)
    done = disclosurelint("check", "flawed.txt", "clean.txt", "--fix", "--format", "concise")
    assert done.status == 2
    assert done.err == "flawed.txt：检查期间被别的程序改过，没有写回；请再运行一次\n"
    assert flawed.read_bytes() == FLAWED.encode("gb18030")
    assert "PUN005" in done.out and "已修改" not in done.out
    assert "；1 个文件没有写回" in done.out


def test_a_diff_shows_what_would_change(disclosurelint: Run, flawed: Path) -> None:
    done = disclosurelint("check", "flawed.txt", "--diff", "--unsafe-fixes")
    assert done.status == 1
    assert done.out == (
        "--- flawed.txt\n+++ flawed.txt\n@@ -1,3 +1,3 @@\n 一、说明\r\n"
        "-按照财办发【2019】18号文件，落实各项建议建议。\r\n+按照财办发〔2019〕18号文件，落实各项建议。\r\n"
        " 支出10万元，包括人员经费7万元和公用经费2万元。\r\n"
    )
    assert done.err == "会修改 2 处\n"
    assert flawed.read_bytes() == FLAWED.encode("gb18030")


def test_a_diff_of_nothing(disclosurelint: Run) -> None:
    assert disclosurelint("check", "clean.txt", "--diff") == (0, "", "没有可自动修改的\n")
    assert disclosurelint("check", "flawed.txt", "--diff", "--exit-zero").status == 0
    assert disclosurelint("check", "无.txt", "--diff").status == 2


@pytest.mark.skipif(which("patch") is None, reason="needs patch")
@pytest.mark.parametrize("end", ["", "\n", "\n\n"])
def test_patch_takes_the_diff(disclosurelint: Run, folder: Path, end: str) -> None:
    text = "一、说明\n" + "第一行。\n" * 9 + f"按照财办发【2019】18号文件。{end}"
    (folder / "many.txt").write_text(text, encoding="utf-8", newline="")
    done = disclosurelint("check", "many.txt", "--diff")
    subprocess.run(["patch", "-p0", "--quiet"], input=done.out.encode(), cwd=folder, check=True)
    assert (folder / "many.txt").read_text(encoding="utf-8") == text.replace("【2019】", "〔2019〕")


def test_a_diff_on_a_build_server_commands_nothing(
    disclosurelint: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "evil.txt").write_text("::error::x\x1b[2J\n按照财办发【2019】18号文件。\n", encoding="utf-8")
    assert " ::error::x\x1b[2J\n" in disclosurelint("check", "evil.txt", "--diff").out
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    assert " ：:error::x␛[2J\n" in disclosurelint("check", "evil.txt", "--diff").out


def test_what_somebody_decided_to_let_pass_is_not_fixed(disclosurelint: Run, folder: Path) -> None:
    text = "<!-- disclosurelint: ignore-next-line WRD003 -- 原文如此 -->\n落实各项建议建议。\n\n讨论各项意见意见。\n"
    (folder / "decided.md").write_text(text, encoding="utf-8")
    disclosurelint("check", "decided.md", "--fix", "--unsafe-fixes")
    assert (folder / "decided.md").read_text(encoding="utf-8") == text.replace("意见意见", "意见")
