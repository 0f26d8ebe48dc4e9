"""A client of pygls that talks to the server over standard input and output, as an editor does."""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any, TypeVar

import pytest
from lsprotocol import types
from pygls.lsp.client import LanguageClient

T = TypeVar("T")

#: On the second line, behind a character outside the Basic Multilingual Plane, a wrong sum; on the third a doubled
#: word, on the fourth a document number in wrong brackets.
DRAFT = """\
一、收支说明
𬭚支出10万元，包括人员经费7万元和公用经费2万元。
落实各项建议建议。
按照财办发【2019】18号文件。
"""
RULES = ("--select", "AMT001,WRD003,PUN005")
EVERYTHING = types.ClientCapabilities(
    workspace=types.WorkspaceClientCapabilities(
        workspace_edit=types.WorkspaceEditClientCapabilities(document_changes=True),
        did_change_watched_files=types.DidChangeWatchedFilesClientCapabilities(dynamic_registration=True),
    ),
)


class Editor:
    """An editor with a server. Its documents lie in ``folder``, though nothing of them need be saved."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.client = LanguageClient("editor", "1")
        self.told: asyncio.Queue[types.PublishDiagnosticsParams] = asyncio.Queue()
        self.registered: list[str] = []
        self.server = types.ServerCapabilities()

        self.client.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)(lambda params: self.told.put_nowait(params))
        self.client.feature(types.CLIENT_REGISTER_CAPABILITY)(lambda params: self._register(params))

    def _register(self, params: types.RegistrationParams) -> None:
        self.registered += [one.method for one in params.registrations]

    def uri(self, name: str = "草稿.txt") -> str:
        return (self.folder / name).as_uri()

    def open(self, text: str, name: str = "草稿.txt") -> None:
        document = types.TextDocumentItem(self.uri(name), "plaintext", 1, text)
        self.client.text_document_did_open(types.DidOpenTextDocumentParams(document))

    def type(self, text: str, version: int, name: str = "草稿.txt") -> None:
        document = types.VersionedTextDocumentIdentifier(uri=self.uri(name), version=version)
        change = types.TextDocumentContentChangeWholeDocument(text)
        self.client.text_document_did_change(types.DidChangeTextDocumentParams(document, [change]))

    async def diagnostics(self, version: int | None) -> list[types.Diagnostic]:
        """What the server tells of a version of a document, whatever it told of others before."""
        while True:
            params = await asyncio.wait_for(self.told.get(), 30)
            if params.version == version:
                return list(params.diagnostics)

    def at(self, line: int, character: int) -> dict[str, Any]:
        return {
            "text_document": types.TextDocumentIdentifier(self.uri()),
            "position": types.Position(line, character),
        }


@asynccontextmanager
async def running(
    folder: Path, *options: str, capabilities: types.ClientCapabilities = EVERYTHING, **environment: str
) -> AsyncIterator[Editor]:
    """An editor whose server is up."""
    editor = Editor(folder)
    command = [sys.executable, "-m", "disclosurelint", "lsp", *options]
    await editor.client.start_io(*command, cwd=folder, env={**os.environ, **environment})
    result = await editor.client.initialize_async(
        types.InitializeParams(capabilities=capabilities, root_uri=folder.as_uri())
    )
    editor.server = result.capabilities
    editor.client.initialized(types.InitializedParams())
    try:
        yield editor
    finally:
        await editor.client.shutdown_async(None)
        editor.client.exit(None)
        await editor.client.stop()


Scene = Callable[[Editor], Awaitable[T]]


@pytest.fixture
def play(tmp_path: Path) -> Callable[..., Any]:
    """Runs a scene with an editor whose server is up, and gives what the scene gives."""

    def call(scene: Scene[T], *options: str, **given: Any) -> T:
        async def whole() -> T:
            async with running(tmp_path, *(options or RULES), **given) as editor:
                return await scene(editor)

        return asyncio.run(whole())

    return call
