"""``disclosurelint check``: what goes in, what comes out, and how the process ends."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from disclosurelint.sources import reading, suffixes
from tests.cli.conftest import CLEAN, DRAFT, Run

FOUND = "draft.txt:3:3: 错误 AMT001 "


def test_a_finding_ends_with_status_1(disclosurelint: Run) -> None:
    done = disclosurelint("check", "draft.txt", "--select", "AMT001")
    assert done.status == 1
    assert done.out.startswith("draft.txt:3:3: 错误 AMT001 total-mismatch\n")
    assert " 3 │ 支出10万元，包括人员经费7万元和公用经费2万元。\n   │     ^^^^^^" in done.out
    assert done.err == ""


def test_a_clean_file_ends_with_status_0(disclosurelint: Run) -> None:
    done = disclosurelint("check", "clean.txt")
    assert done == (0, "检查 1 个文件：未发现问题；未能识别文件种类，只用了通用规则\n", "")


def test_info_alone_ends_with_status_0(disclosurelint: Run, folder: Path) -> None:
    (folder / "mild.yaml").write_text(
        "ruleset: mild\ntitle: 从宽\nseverity: {AMT001: info, STR001: info}\n", encoding="utf-8"
    )
    done = disclosurelint("check", "draft.txt", "--ruleset", "mild.yaml", "--format", "concise")
    assert "提示 AMT001" in done.out
    assert done.status == 0


def test_a_folder_stands_for_its_documents_in_order(disclosurelint: Run, folder: Path) -> None:
    (folder / "sub").mkdir()
    (folder / "sub" / "b.md").write_text(DRAFT, encoding="utf-8")
    (folder / "sub" / "a.docx").write_bytes(b"PK\x03\x04")
    done = disclosurelint("check", ".", "--format", "json")
    assert [Path(file["path"]).as_posix() for file in json.loads(done.out)["files"]] == [
        "clean.txt",
        "draft.txt",
        "sub/b.md",
    ]


def test_files_that_need_something_installed_are_not_passed_over(
    disclosurelint: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "find_spec", lambda name: None)
    monkeypatch.setattr(reading, "office", lambda: None)
    (folder / "below").mkdir()
    for name in ("a.docx", "b.DOCX", "c.wps"):
        (folder / "below" / name).write_bytes(b"PK")
    done = disclosurelint("check", "below", "clean.txt")
    assert done.status == 0
    assert done.err == (
        "另有 2 个 .docx 文件没有检查，要先安装：pip install 'disclosurelint[docx]'\n"
        "另有 1 个 .wps 文件没有检查，要先安装 LibreOffice\n"
    )


def test_a_folder_without_documents(disclosurelint: Run, folder: Path) -> None:
    (folder / "empty").mkdir()
    told = f"disclosurelint: empty：没有能检查的文件（{'、'.join(suffixes())}）\n"
    assert disclosurelint("check", "empty") == (2, "", told)


def test_a_file_that_cannot_be_checked_does_not_stop_the_others(disclosurelint: Run) -> None:
    done = disclosurelint("check", "无.txt", "draft.txt", "--format", "concise", "--select", "AMT001")
    assert done.status == 2
    assert done.err == "无.txt：没有这个文件\n"
    assert done.out.startswith(FOUND)
    assert done.out.endswith("；另有 1 个文件无法检查\n")


@pytest.mark.parametrize("content", [b"", b" \r\n\t\n", b"\xef\xbb\xbf", "\u3000\n".encode("gb18030")])
@pytest.mark.parametrize("name", ["空.txt", "空.docx", "空.xlsx", "空.pdf", "空.ofd", "空.doc", "空.html"])
def test_a_file_that_holds_nothing_is_not_faultless(
    disclosurelint: Run, folder: Path, name: str, content: bytes
) -> None:
    (folder / name).write_bytes(content)
    done = disclosurelint("check", name, "draft.txt", "--format", "concise", "--select", "AMT001")
    assert done.status == 2
    assert done.out.startswith(FOUND)
    assert done.err == f"{name}：文件是空的，没有可以检查的内容；请看看是不是没有存好\n"


def test_where_nothing_was_checked_nothing_is_said_to_be_faultless(disclosurelint: Run) -> None:
    assert disclosurelint("check", "无.txt").out == "1 个文件无法检查\n"
    assert disclosurelint("check", "无.txt", "--lang", "en").out == "1 file could not be checked\n"


def test_nothing_on_standard_input_is_an_empty_draft(disclosurelint: Run) -> None:
    assert disclosurelint("check", "-", stdin=b"").status == 0


def test_json_holds_failures_itself(disclosurelint: Run) -> None:
    done = disclosurelint("check", "无.txt", "draft.txt", "--format", "json")
    assert done.status == 2
    assert done.err == ""
    output = json.loads(done.out)
    assert output["failures"] == [{"path": "无.txt", "message": "无.txt：没有这个文件"}]
    assert output["summary"]["files"] == 1


def test_standard_input_under_a_name(disclosurelint: Run) -> None:
    arguments = ("check", "-", "--format", "concise", "--select", "AMT001")
    done = disclosurelint(*arguments, "--stdin-filename", "draft.txt", stdin=DRAFT.encode("gb18030"))
    assert done.status == 1
    assert done.out.startswith(FOUND)
    assert disclosurelint(*arguments, stdin=DRAFT.encode()).out.startswith("<stdin>:3:3: ")


def test_standard_input_that_is_no_text(disclosurelint: Run) -> None:
    done = disclosurelint("check", "-", "clean.txt", stdin=b"Rar!\x1a\x07")
    assert done.status == 2
    assert done.err.startswith("<stdin>：这是压缩包，不能直接检查；")
    assert done.out.startswith("检查 1 个文件：未发现问题")


@pytest.mark.parametrize(
    ("options", "codes"),
    [
        (["--select", "AMT001"], {"AMT001"}),
        (["--select", "total-mismatch"], {"AMT001"}),
        (["--select", "AMT"], {"AMT001"}),
        (["--select", "AMT001,STR001"], {"AMT001", "STR001"}),
        (["--select", "AMT", "--select", "STR"], {"AMT001", "STR001"}),
        (["--select", "AMT,STR", "--ignore", "AMT001"], {"STR001"}),
        (["--ignore", "STR,missing-section"], {"AMT001"}),
    ],
)
def test_rules_are_chosen_by_code_beginning_or_name(disclosurelint: Run, options: list[str], codes: set[str]) -> None:
    done = disclosurelint("check", "draft.txt", "--format", "json", *options)
    assert {found["code"] for found in json.loads(done.out)["files"][0]["diagnostics"]} == codes


@pytest.mark.parametrize(
    ("options", "severities"),
    [
        ([], {"AMT001": "error", "STR001": "warning"}),
        (["--severity", "AMT001=warning"], {"AMT001": "warning", "STR001": "warning"}),
        (["--severity", "AMT=info,missing-section=error"], {"AMT001": "info", "STR001": "error"}),
        (["--severity", "STR=info", "--severity", "STR001=error"], {"AMT001": "error", "STR001": "error"}),
    ],
)
def test_severities_are_set_by_code_beginning_or_name(
    disclosurelint: Run, options: list[str], severities: dict[str, str]
) -> None:
    done = disclosurelint("check", "draft.txt", "--format", "json", "--select", "AMT001,STR001", *options)
    found = json.loads(done.out)["files"][0]["diagnostics"]
    assert {one["code"]: one["severity"] for one in found} == severities
    assert done.status == int(set(severities.values()) != {"info"})


def test_a_hint_that_rounding_may_explain_stays_a_hint(disclosurelint: Run, folder: Path) -> None:
    (folder / "cut.txt").write_text("支出10.03万元，包括人员经费7.00万元和公用经费3.00万元。\n", encoding="utf-8")
    for options in ([], ["--severity", "AMT001=error"]):
        assert "提示 AMT001" in disclosurelint("check", "cut.txt", "--format", "concise", *options).out


def test_the_profile_can_be_told(disclosurelint: Run) -> None:
    done = disclosurelint("check", "clean.txt", "--profile", "hebei-budget", "--format", "json")
    assert json.loads(done.out)["files"][0]["profile"] == "hebei-budget"


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (["--select", "total-mismatsch"], "没有规则 total-mismatsch，是不是 total-mismatch？"),
        (
            ["--profile", "hebei-bugdet"],
            "没有口径 hebei-bugdet，是不是 hebei-budget？",
        ),
        (["--ruleset", "无.yaml"], "无.yaml"),
        (["--severity", "AMTT=info"], "没有规则 AMTT，是不是 AMT？"),
        (["--severity", "AMT=grave"], "--severity 的值不对：“AMT=grave”应写成 代码=级别，级别有 error、warning、info"),
    ],
)
def test_what_does_not_exist_is_named_with_the_nearest_that_does(
    disclosurelint: Run, options: list[str], told: str
) -> None:
    done = disclosurelint("check", "draft.txt", *options)
    assert (done.status, done.out) == (2, "")
    assert done.err.startswith("disclosurelint: ")
    assert told in done.err


def test_english(disclosurelint: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    told = disclosurelint("check", "draft.txt", "--select", "AMT001", "--format", "concise", "--lang", "en")
    assert told.out.startswith('draft.txt:3:3: error AMT001 "支出" is 10 万元, but its 2 parts come to 9 万元')
    monkeypatch.setenv("DISCLOSURELINT_LANG", "en")
    assert disclosurelint("check", "draft.txt", "--select", "AMT001", "--format", "concise") == told
    assert disclosurelint("check", "无.txt", "--format", "concise").err == "无.txt: there is no such file\n"


def test_colour_when_asked_for(disclosurelint: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def coloured(*options: str) -> bool:
        return "\x1b[" in disclosurelint("check", "draft.txt", *options).out

    assert not coloured()
    assert coloured("--color", "always")
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert coloured()
    assert not coloured("--color", "never")
    monkeypatch.setenv("NO_COLOR", "1")
    assert not coloured()
    assert coloured("--color=always")


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such names")
def test_names_that_are_no_unicode(disclosurelint: Run, folder: Path) -> None:
    name = os.fsdecode(b"\xd4\xa4\xcb\xe3.txt")  # 预算 in GBK, as unpacked from an old archive
    try:
        (folder / name).write_text(CLEAN, encoding="utf-8")
    except OSError:
        pytest.skip("this file system has none either")
    assert disclosurelint("check", name).status == 0
    assert json.loads(disclosurelint("check", name, "--format", "json").out)["files"][0]["path"] == name
    assert disclosurelint("check", name + "x").err.endswith("x：没有这个文件\n")


def test_a_name_cannot_drive_the_terminal(disclosurelint: Run) -> None:
    assert disclosurelint("check", "a\x1b[2J.txt").err == "a␛[2J.txt：没有这个文件\n"


def test_the_page_of_a_report_is_the_same_from_the_cache(disclosurelint: Run) -> None:
    """What the page draws besides the findings is kept with them."""
    first, again, anew = (
        disclosurelint("check", "draft.txt", "--format", "html", *more) for more in ((), (), ("--no-cache",))
    )
    assert first == again == anew
    assert 'data-section="收支总体情况"' in first.out
