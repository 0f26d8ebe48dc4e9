"""The server: keeps the texts that editors have open, checks each after every change, answers what is asked of it.

Only the document that changed is checked, in a thread, while further changes keep coming: those that come meanwhile
are checked together, and what was found in a text that has changed since is never told.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Generator
from dataclasses import dataclass
from time import strftime

from lsprotocol import types
from pygls.lsp.server import LanguageServer
from pygls.uris import to_fs_path

from disclosurelint.config import Configuration
from disclosurelint.errors import InputError, Language
from disclosurelint.lsp.places import offset_of, span_of, unit_of
from disclosurelint.lsp.showing import FIX_ALL, QUICK_FIX, SOURCE, Client, Shown
from disclosurelint.results.report import Report, Result
from disclosurelint.rules import Rule
from disclosurelint.running.runner import check_again
from disclosurelint.settings import forget, load
from disclosurelint.text import Source
from disclosurelint.version import VERSION

#: Seconds without a keystroke after which there is time for what takes longer.
_IDLE = 0.3
#: What is read besides documents: whoever changes one of these may change every finding.
_SETTINGS_FILES = ("**/.disclosurelint.yaml", "**/pyproject.toml", "**/*.yaml", "**/*.yml")


@dataclass
class Opened:
    """A text that an editor has open. ``shown`` is what was last told of it, perhaps of a version before."""

    path: str
    text: str
    version: int | None
    shown: Shown | None = None


class Server(LanguageServer):
    """``configuration`` gives documents their settings."""

    def __init__(self, configuration: Configuration) -> None:
        # Whole texts, for clients end lines at \\n, \\r\\n and \\r only, and pygls at form feeds and others too.
        super().__init__(SOURCE, VERSION, types.TextDocumentSyncKind.Full)
        self.opened: dict[str, Opened] = {}
        configuration.asked = configuration.asked._replace(ledger=True, overview=True)
        self._configuration = configuration
        self._one_at_a_time = asyncio.Lock()

    @property
    def client(self) -> Client:
        """What the client said of itself."""
        workspace = self.client_capabilities.workspace
        edits = workspace.workspace_edit if workspace else None
        versioned = bool(edits and edits.document_changes)
        return Client(unit_of(self.workspace.position_encoding), versioned, self.lang)

    @property
    def lang(self) -> Language:
        return self._configuration.asked.lang

    async def forget_settings(self) -> None:
        """Read configurations, baselines and rulesets anew when they are next asked for; it may be another day too."""
        async with self._one_at_a_time:
            self._configuration.refresh()
            self._configuration.today = strftime("%Y-%m-%d")
            forget()

    async def check(self, uri: str) -> None:
        """Check a text and tell what was found; when nobody types any more, look for fixes of figures too."""
        document, version = self.opened[uri], self.opened[uri].version
        if await self._checked(uri, document, version, complete=False):
            await asyncio.sleep(_IDLE)
            await self._checked(uri, document, version, complete=True)

    async def check_all(self) -> None:
        """Check every open text."""
        await asyncio.gather(*map(self.check, list(self.opened)))

    def close(self, uri: str) -> None:
        """Forget a text, and take back what was told of it."""
        if self.opened.pop(uri, None) is not None:
            self._tell(uri, None, [])

    async def shown(self, uri: str) -> Shown | None:
        """All that is found in the present text of a document; None where it cannot be checked."""
        while (document := self.opened.get(uri)) is not None:
            version, shown = document.version, document.shown
            if shown is not None and shown.version == version and shown.complete:
                return shown
            if not await self._checked(uri, document, version, complete=True) and document.version == version:
                return None
        return None

    def rule_finder(self, uri: str) -> Callable[[str], Rule | None]:
        """Finds the rules that a document is checked by, by their codes."""
        document = self.opened.get(uri)
        path = document.path if document else ""

        def find(code: str) -> Rule | None:
            try:
                return load(self._configuration.settings(path)).ruleset.rule(code)
            except InputError:
                return None

        return find

    async def _checked(self, uri: str, document: Opened, version: int | None, complete: bool) -> bool:
        """Check a version of a text and tell what was found; false where it has changed or cannot be checked."""

        def outdated() -> bool:
            return self.opened.get(uri) is not document or document.version != version

        async with self._one_at_a_time:
            if outdated():
                return False
            try:
                report = await asyncio.to_thread(self._report, document.path, document.text, complete)
            except InputError as error:
                document.shown = None
                self._tell(uri, version, [_trouble(error.message(self.lang))])
                return False
        if outdated():
            return False
        before, document.shown = document.shown, Shown(uri, version, report, complete, self.client)
        diagnostics = document.shown.diagnostics()
        if before is None or before.version != version or before.diagnostics() != diagnostics:
            self._tell(uri, version, diagnostics)
        return True

    def _report(self, path: str, text: str, complete: bool) -> Report:
        configuration = self._configuration
        configuration.prepare([path])
        settings = configuration.settings(path)._replace(trials=complete)
        report = check_again(Source(path, text), settings, configuration.today)
        if configuration.is_excluded(path):
            return report._replace(diagnostics=())
        reviewed = next(configuration.reviewed(_only(report)))
        return reviewed if isinstance(reviewed, Report) else report

    def _tell(self, uri: str, version: int | None, diagnostics: list[types.Diagnostic]) -> None:
        self.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, diagnostics, version))


def make_server(configuration: Configuration) -> Server:
    """The server with all that it can do."""
    server = Server(configuration)
    _follow_documents(server)
    _follow_settings(server)
    _answer(server)
    return server


def _follow_documents(server: Server) -> None:
    @server.feature(types.TEXT_DOCUMENT_DID_OPEN)
    async def opened(params: types.DidOpenTextDocumentParams) -> None:
        document = params.text_document
        path = to_fs_path(document.uri) or document.uri
        server.opened[document.uri] = Opened(path, document.text, document.version)
        await server.check(document.uri)

    @server.feature(types.TEXT_DOCUMENT_DID_CHANGE)
    async def changed(params: types.DidChangeTextDocumentParams) -> None:
        document = server.opened.get(params.text_document.uri)
        if document is not None and params.content_changes:
            document.text = params.content_changes[-1].text
            document.version = params.text_document.version
            await server.check(params.text_document.uri)

    @server.feature(types.TEXT_DOCUMENT_DID_CLOSE)
    def closed(params: types.DidCloseTextDocumentParams) -> None:
        server.close(params.text_document.uri)


def _follow_settings(server: Server) -> None:
    @server.feature(types.INITIALIZED)
    async def initialized(_: types.InitializedParams) -> None:
        workspace = server.client_capabilities.workspace
        watched = workspace.did_change_watched_files if workspace else None
        if watched and watched.dynamic_registration:
            options = types.DidChangeWatchedFilesRegistrationOptions(
                [types.FileSystemWatcher(pattern) for pattern in _SETTINGS_FILES]
            )
            method = types.WORKSPACE_DID_CHANGE_WATCHED_FILES
            await server.client_register_capability_async(
                types.RegistrationParams([types.Registration(f"{SOURCE}-settings", method, options)])
            )

    @server.feature(types.WORKSPACE_DID_CHANGE_WATCHED_FILES)
    async def settings_changed(_: types.DidChangeWatchedFilesParams) -> None:
        await server.forget_settings()
        await server.check_all()

    @server.feature(types.TEXT_DOCUMENT_DID_SAVE)
    async def saved(_: types.DidSaveTextDocumentParams) -> None:
        """For clients that do not watch files; and a new day may have begun."""
        await server.forget_settings()
        await server.check_all()


def _answer(server: Server) -> None:
    @server.feature(types.TEXT_DOCUMENT_HOVER)
    async def hover(params: types.HoverParams) -> types.Hover | None:
        uri = params.text_document.uri
        shown = await server.shown(uri)
        if shown is None:
            return None
        return shown.hover(offset_of(shown.source, params.position, server.client.unit), server.rule_finder(uri))

    @server.feature(types.TEXT_DOCUMENT_CODE_ACTION, types.CodeActionOptions([QUICK_FIX, FIX_ALL]))
    async def actions(params: types.CodeActionParams) -> list[types.CodeAction]:
        shown = await server.shown(params.text_document.uri)
        if shown is None:
            return []
        return shown.actions(span_of(shown.source, params.range, server.client.unit), params.context.only or ())

    @server.feature(types.TEXT_DOCUMENT_DOCUMENT_SYMBOL)
    async def symbols(params: types.DocumentSymbolParams) -> list[types.DocumentSymbol]:
        shown = await server.shown(params.text_document.uri)
        return shown.symbols() if shown else []


def _only(report: Report) -> Generator[Result]:
    yield report


def _trouble(message: str) -> types.Diagnostic:
    """What keeps a document from being checked, at its beginning."""
    start = types.Position(0, 0)
    return types.Diagnostic(types.Range(start, start), message, severity=types.DiagnosticSeverity.Error, source=SOURCE)
