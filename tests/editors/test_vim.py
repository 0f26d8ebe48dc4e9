"""Vim and Neovim: quickfix entries, unsaved text, ALE and nvim-lint."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.editors.conftest import DRAFT, EDITORS, RULES, Editor

VIMS = pytest.mark.parametrize("vim", ["vim", "nvim"])
ALE = Path("/usr/share/vim-ale")
#: Line, byte column and type of the three findings: 𬭚 takes four bytes, each other character three.
PLACES = [(2, 11, "E"), (3, 10, "W"), (4, 16, "I")]
CODES = RULES[1].split(",")
SELECTED = " ".join(RULES)
#: Types the document into the buffer.
TYPED = f"call setline(1, {json.dumps(DRAFT.splitlines(), ensure_ascii=False)})"
#: Adds the names of the files to entries of a list.
NAMED = "{_, one -> extend(one, {'name': fnamemodify(bufname(one.bufnr), ':t')})}"

Run = Callable[..., list[dict[str, Any]]]


@pytest.fixture
def run(editor: Editor, tmp_path: Path) -> Run:
    """Runs commands without a screen and without anybody's settings; what the last of them gives as a list."""

    def call(vim: str, *commands: str) -> list[dict[str, Any]]:
        setup = [
            f"set runtimepath^={EDITORS}/vim,{EDITORS}/neovim encoding=utf-8 nomore hidden",
            "filetype plugin on",
        ]
        *before, last = commands
        write = f"call writefile([json_encode({last})], '{tmp_path / 'found'}')"
        (tmp_path / "run.vim").write_text("\n".join([*setup, *before, write, "qall!"]) + "\n", encoding="utf-8")
        quiet = ["--headless"] if vim == "nvim" else ["-e", "-s", "-N"]
        done = editor(vim, *quiet, "-u", "NONE", "-i", "NONE", "-S", tmp_path / "run.vim")
        assert (tmp_path / "found").exists(), done.stdout + done.stderr
        found: list[dict[str, Any]] = json.loads((tmp_path / "found").read_text(encoding="utf-8"))
        return found

    return call


@VIMS
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_make_fills_the_quickfix_list(vim: str, lang: str, run: Run) -> None:
    found = run(
        vim, "compiler disclosurelint", f"silent make! {SELECTED} --lang {lang} .", f"map(getqflist(), {NAMED})"
    )
    assert [(one["name"], one["lnum"], one["col"], one["type"]) for one in found] == [
        ("草 稿.txt", *place) for place in PLACES
    ]
    assert all(one["valid"] for one in found)
    assert found[0]["text"].startswith("AMT001 ")


@VIMS
def test_going_to_an_entry_stands_on_the_very_character(vim: str, run: Run) -> None:
    (rest,) = run(
        vim, "compiler disclosurelint", f"silent make! {SELECTED} .", "silent cfirst", "[getline('.')[col('.') - 1 :]]"
    )
    assert str(rest).startswith("10万元，包括")


@VIMS
def test_unsaved_text_is_checked(vim: str, run: Run, folder: Path) -> None:
    """The file is clean; what was typed is not. Its line ends and its encoding make no difference."""
    (folder / "净.txt").write_bytes("一、说明\r\n人员经费七万元。\r\n".encode("gb18030"))
    found = run(
        vim,
        "set fileencodings=gb18030",
        "runtime plugin/disclosurelint.vim",
        "edit 净.txt",
        TYPED,
        "Disclosurelint",
        f"map(getloclist(0), {NAMED})",
    )
    told = [one for one in found if one["text"][:6] in CODES]
    assert [(one["name"], one["lnum"], one["col"], one["type"]) for one in told] == [
        ("净.txt", *place) for place in PLACES
    ]
    assert "【" not in (folder / "净.txt").read_bytes().decode("gb18030")


@VIMS
@pytest.mark.skipif(not ALE.exists(), reason="ALE is not installed")
def test_ale_shows_findings_of_unsaved_text(vim: str, run: Run) -> None:
    found = run(
        vim,
        f"set runtimepath^={ALE} runtimepath+={ALE}/after",
        "let g:ale_linters = {'text': ['disclosurelint']}",
        "let g:ale_lint_on_text_changed = 'never'",
        "runtime plugin/ale.vim",
        "edit 净.txt",
        "setfiletype text",
        TYPED,
        "call ale#Queue(0)",
        "let tries = 0",
        "while empty(ale#engine#GetLoclist(bufnr('%'))) && tries < 200",
        "sleep 50m",
        "let tries += 1",
        "endwhile",
        "ale#engine#GetLoclist(bufnr('%'))",
    )
    told = [one for one in found if one.get("code") in CODES]
    assert [(one["lnum"], one["col"], one["type"]) for one in told] == PLACES
    assert told[1]["end_col"] == PLACES[1][1] + 8  # of the last byte of 银行帐
    assert told[0]["text"].startswith("“𬭚支出”为 10 万元")
    assert "算式：" in told[0]["detail"]


def test_nvim_lint_reads_the_output(run: Run) -> None:
    """The linter is run as nvim-lint runs it: its command, its arguments, the buffer as input, its parser."""
    found = run(
        "nvim",
        "edit 净.txt",
        TYPED,
        "lua linter = require('disclosurelint.lint')",
        "lua command = { linter.cmd }",
        "lua said = function(word) return type(word) == 'function' and word() or word end",
        "lua for _, word in ipairs(linter.args) do table.insert(command, said(word)) end",
        "lua output = vim.fn.system(command, vim.api.nvim_buf_get_lines(0, 0, -1, true))",
        "luaeval('linter.parser(output)')",
    )
    told = [one for one in found if one.get("code") in CODES]
    assert [(one["lnum"], one["col"], one["severity"]) for one in told] == [(1, 10, 1), (2, 9, 2), (3, 15, 3)]
    assert (told[1]["end_lnum"], told[1]["end_col"]) == (2, 18)
