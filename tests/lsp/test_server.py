"""The language server as an editor meets it."""

from __future__ import annotations

import asyncio
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from lsprotocol import types

from disclosurelint.text import Edit, Span, apply_edits
from tests.lsp.conftest import DRAFT, Editor

Play = Callable[..., Any]
#: Of the wrong sum, the doubled word and the brackets: lines and characters from 0, in UTF-16 code units.
PLACES = [((1, 4), (1, 8)), ((2, 4), (2, 8)), ((3, 5), (3, 14))]


def places(found: list[types.Diagnostic]) -> list[tuple[tuple[int, int], tuple[int, int]]]:
    return [
        ((one.range.start.line, one.range.start.character), (one.range.end.line, one.range.end.character))
        for one in found
    ]


def test_unsaved_text_is_checked_while_it_is_written(play: Play) -> None:
    async def scene(editor: Editor) -> None:
        editor.open("一、收支说明\n")
        assert await editor.diagnostics(1) == []
        editor.type(DRAFT, 2)
        found = await editor.diagnostics(2)
        assert [(one.code, one.severity, one.source) for one in found] == [
            ("AMT001", types.DiagnosticSeverity.Error, "disclosurelint"),
            ("WRD003", types.DiagnosticSeverity.Warning, "disclosurelint"),
            ("PUN005", types.DiagnosticSeverity.Information, "disclosurelint"),
        ]
        assert places(found) == PLACES
        assert found[0].message.startswith("“𬭚支出”为 10 万元，所列 2 项合计 9 万元")
        editor.type(DRAFT.replace("2万元", "3万元").replace("建议建议", "建议").replace("【2019】", "〔2019〕"), 3)
        assert await editor.diagnostics(3) == []
        assert not list(editor.folder.iterdir())

    play(scene)


@pytest.mark.parametrize(
    ("encodings", "agreed", "column"),
    [
        (None, "utf-16", 4),
        (["utf-16"], "utf-16", 4),
        (["utf-8", "utf-16"], "utf-8", 10),
        (["utf-32"], "utf-32", 3),
    ],
)
def test_characters_count_as_the_client_asks(play: Play, encodings: list[str] | None, agreed: str, column: int) -> None:
    general = types.GeneralClientCapabilities(
        position_encodings=[types.PositionEncodingKind(one) for one in encodings] if encodings else None
    )

    async def scene(editor: Editor) -> None:
        assert editor.server.position_encoding == agreed
        editor.open(DRAFT)
        found = await editor.diagnostics(1)
        assert found[0].range.start.character == column
        shown = await editor.client.text_document_hover_async(types.HoverParams(**editor.at(1, column)))
        assert shown is not None and shown.range == found[0].range

    play(scene, capabilities=types.ClientCapabilities(general=general))


def test_places_that_bear_on_a_finding_come_with_it(play: Play) -> None:
    async def scene(editor: Editor) -> None:
        editor.open(DRAFT)
        (related, *_) = (await editor.diagnostics(1))[0].related_information or ()
        assert related.location.uri == editor.uri()
        assert related.location.range.start == types.Position(1, 15)
        assert "人员经费" in related.message

    play(scene)


def test_hovering_shows_the_reason_and_the_sum(play: Play) -> None:
    async def scene(editor: Editor) -> str:
        editor.open(DRAFT)
        shown = await editor.client.text_document_hover_async(types.HoverParams(**editor.at(1, 5)))
        assert shown is not None and isinstance(shown.contents, types.MarkupContent)
        assert await editor.client.text_document_hover_async(types.HoverParams(**editor.at(0, 1))) is None
        return shown.contents.value

    value = play(scene)
    assert value.startswith("**AMT001** “𬭚支出”为 10 万元")
    assert "```text\n 2 │ + 人员经费" in value
    assert "= 所列合计" in value
    assert "**为什么**：" in value
    assert "**依据**：" in value


def test_hovering_over_a_figure_tells_what_vouches_for_it(play: Play) -> None:
    text = "一、收支说明\n支出10万元，包括人员经费7万元和公用经费3万元。\n另有捐赠5万元。\n"

    async def scene(editor: Editor) -> list[str]:
        editor.open(text)
        told = []
        for line, character in ((1, 3), (2, 5)):
            shown = await editor.client.text_document_hover_async(types.HoverParams(**editor.at(line, character)))
            assert shown is not None and isinstance(shown.contents, types.MarkupContent)
            told.append(shown.contents.value)
        return told

    vouched, alone = play(scene)
    assert vouched.startswith("- 成立 AMT001 ")
    assert alone == "- 没有关系可核对"


def test_a_quick_fix_leads_to_the_text_it_proposes(play: Play) -> None:
    async def scene(editor: Editor) -> None:
        editor.open(DRAFT)
        found = await editor.diagnostics(1)
        (action,) = await actions(editor, found[2].range, "quickfix")
        assert (action.title, action.kind, action.is_preferred) == ("PUN005 改为六角括号", "quickfix", True)
        assert applied(action) == DRAFT.replace("【2019】", "〔2019〕")
        (doubtful,) = await actions(editor, found[1].range, "quickfix")
        assert doubtful.is_preferred is False
        assert applied(doubtful) == DRAFT.replace("建议建议", "建议")
        assert await actions(editor, found[0].range, "quickfix") == []

    play(scene)


def test_a_figure_is_mended_once_the_fix_was_tried(play: Play) -> None:
    """The first answer comes without the fix, for trying it takes a while; whoever asks for it gets it."""
    text = "一、收支说明\n人员经费372.38万元，包括工资福利支出352.18万元和对个人和家庭的补助22.00万元。\n"

    async def scene(editor: Editor) -> None:
        editor.open(text)
        (found,) = await editor.diagnostics(1)
        (action,) = await actions(editor, found.range, "quickfix")
        assert "应为 20.20 万元（两位数字颠倒）" in action.title
        await asyncio.sleep(1)
        assert editor.told.empty(), "what was told already is not told again"

    play(scene)


def test_all_safe_fixes_at_once(play: Play) -> None:
    async def scene(editor: Editor) -> None:
        editor.open(DRAFT)
        whole = types.Range(types.Position(0, 0), types.Position(9, 0))
        (action,) = await actions(editor, whole, "source.fixAll")
        assert action.kind == "source.fixAll.disclosurelint"
        assert applied(action) == DRAFT.replace("【2019】", "〔2019〕")
        assert len(await actions(editor, whole)) == 3
        assert await actions(editor, whole, "refactor") == []

    play(scene)


def test_clients_that_know_no_versions_get_plain_edits(play: Play) -> None:
    async def scene(editor: Editor) -> None:
        editor.open(DRAFT)
        whole = types.Range(types.Position(0, 0), types.Position(9, 0))
        (action,) = await actions(editor, whole, "source.fixAll")
        assert action.edit is not None and action.edit.document_changes is None
        assert action.edit.changes is not None and list(action.edit.changes) == [editor.uri()]

    play(scene, capabilities=types.ClientCapabilities())


def test_the_outline_is_that_of_the_document(play: Play) -> None:
    text = "某县水务局2021年部门预算\n一、部门职责\n（一）拟订规划。\n（二）管理水资源。\n二、收支说明\n𬭚。\n"

    async def scene(editor: Editor) -> Any:
        editor.open(text)
        document = types.TextDocumentIdentifier(editor.uri())
        return await editor.client.text_document_document_symbol_async(types.DocumentSymbolParams(document))

    def outline(symbols: list[types.DocumentSymbol]) -> list[Any]:
        for one in symbols:
            assert one.range.start <= one.selection_range.start
            assert one.selection_range.end <= one.range.end
        return [(one.name, outline(list(one.children or ()))) for one in symbols]

    assert outline(play(scene)) == [
        ("一、部门职责", [("（一）拟订规划", []), ("（二）管理水资源", [])]),
        ("二、收支说明", []),
    ]


def test_a_word_broken_by_a_form_feed_keeps_its_line(play: Play) -> None:
    """The protocol ends lines at line feeds and carriage returns only; page breaks do not begin a line."""

    async def scene(editor: Editor) -> None:
        editor.open(f"一、说明\x0c\u2028\x85\n{DRAFT}")
        assert places(await editor.diagnostics(1)) == [
            ((line + 1, start), (end_line + 1, end)) for (line, start), (end_line, end) in PLACES
        ]

    play(scene)


def test_what_changed_meanwhile_is_not_told(play: Play) -> None:
    async def scene(editor: Editor) -> None:
        editor.open(DRAFT)
        for version in range(2, 40):
            editor.type(DRAFT + "字" * version, version)
        told: list[types.PublishDiagnosticsParams] = []
        while not told or told[-1].version != 39:
            told.append(await asyncio.wait_for(editor.told.get(), 30))
        versions = [params.version or 0 for params in told]
        assert versions == sorted(versions)
        assert len(told) < 39, "not every keystroke is worth a check"
        assert places(list(told[-1].diagnostics)) == PLACES

    play(scene)


def test_closing_takes_back_what_was_told(play: Play) -> None:
    async def scene(editor: Editor) -> None:
        editor.open(DRAFT)
        await editor.diagnostics(1)
        document = types.TextDocumentIdentifier(editor.uri())
        editor.client.text_document_did_close(types.DidCloseTextDocumentParams(document))
        assert await editor.diagnostics(None) == []

    play(scene)


def test_the_configuration_counts_and_may_change(play: Play) -> None:
    async def scene(editor: Editor) -> None:
        file = editor.folder / ".disclosurelint.yaml"
        file.write_text("ignore: [WRD, PUN]\n", encoding="utf-8")
        editor.open(DRAFT)
        assert [one.code for one in await editor.diagnostics(1)] == ["AMT001"]
        assert editor.registered == [types.WORKSPACE_DID_CHANGE_WATCHED_FILES]
        file.write_text("ignore: [AMT, WRD]\n", encoding="utf-8")
        change = types.FileEvent(file.as_uri(), types.FileChangeType.Changed)
        editor.client.workspace_did_change_watched_files(types.DidChangeWatchedFilesParams([change]))
        assert [one.code for one in await editor.diagnostics(1)] == ["PUN005"]
        file.write_text("ignore: [AMT, WRD\n", encoding="utf-8")
        editor.client.text_document_did_save(
            types.DidSaveTextDocumentParams(types.TextDocumentIdentifier(editor.uri()))
        )
        (trouble,) = await editor.diagnostics(1)
        assert trouble.severity == types.DiagnosticSeverity.Error
        assert ".disclosurelint.yaml" in trouble.message
        file.write_text("", encoding="utf-8")
        editor.client.text_document_did_save(
            types.DidSaveTextDocumentParams(types.TextDocumentIdentifier(editor.uri()))
        )
        assert len(await editor.diagnostics(1)) == 3

    play(scene, "--lang", "zh")


def test_nothing_is_told_of_documents_that_the_configuration_excludes(play: Play, tmp_path: Path) -> None:
    (tmp_path / ".disclosurelint.yaml").write_text("exclude: [旧/]\n", encoding="utf-8")

    async def scene(editor: Editor) -> None:
        editor.open(DRAFT, "旧/草稿.txt")
        assert await editor.diagnostics(1) == []
        editor.open(DRAFT, "草稿.txt")
        assert len(await editor.diagnostics(1)) == 3

    play(scene)


def test_what_the_baseline_knows_is_not_told(play: Play, tmp_path: Path) -> None:
    (tmp_path / ".disclosurelint.yaml").write_text("baseline: known.json\n", encoding="utf-8")
    (tmp_path / "草稿.txt").write_text(DRAFT, encoding="utf-8")
    command = [sys.executable, "-m", "disclosurelint", "baseline", "create", "草稿.txt"]
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True)

    async def scene(editor: Editor) -> None:
        editor.open(DRAFT)
        assert await editor.diagnostics(1) == []
        editor.type(f"新的新的说明说明。\n{DRAFT}", 2)
        assert {one.code for one in await editor.diagnostics(2)} == {"WRD003"}

    play(scene)


def test_several_documents_and_one_without_a_file(play: Play) -> None:
    async def scene(editor: Editor) -> None:
        for uri in ("untitled:Untitled-1", editor.uri("乙.md")):
            document = types.TextDocumentItem(uri, "markdown", 1, DRAFT)
            editor.client.text_document_did_open(types.DidOpenTextDocumentParams(document))
            params = await asyncio.wait_for(editor.told.get(), 30)
            assert (params.uri, places(list(params.diagnostics))) == (uri, PLACES)

    play(scene)


def test_english(play: Play) -> None:
    async def scene(editor: Editor) -> None:
        editor.open(DRAFT)
        assert "but its 2 parts come to 9 万元" in (await editor.diagnostics(1))[0].message

    play(scene, "--lang", "en", "--select", "AMT001")


async def actions(editor: Editor, range_: types.Range, *only: str) -> list[types.CodeAction]:
    context = types.CodeActionContext(diagnostics=[], only=list(only) or None)
    params = types.CodeActionParams(types.TextDocumentIdentifier(editor.uri()), range_, context)
    found = await editor.client.text_document_code_action_async(params)
    return [one for one in found or () if isinstance(one, types.CodeAction)]


def applied(action: types.CodeAction) -> str:
    """The draft after an action, its edits applied by lines and UTF-16 code units alone."""
    assert action.edit is not None and action.edit.document_changes is not None
    (change,) = action.edit.document_changes
    assert isinstance(change, types.TextDocumentEdit)
    assert change.text_document.version == 1
    lines = DRAFT.encode("utf-16-le").split("\n".encode("utf-16-le"))
    starts = [sum(len(line) + 2 for line in lines[:at]) for at in range(len(lines))]

    def offset(position: types.Position) -> int:
        return len(DRAFT.encode("utf-16-le")[: starts[position.line] + 2 * position.character].decode("utf-16-le"))

    edits = [
        Edit(Span(offset(edit.range.start), offset(edit.range.end)), edit.new_text)
        for edit in change.edits
        if isinstance(edit, types.TextEdit)
    ]
    return apply_edits(DRAFT, edits)
