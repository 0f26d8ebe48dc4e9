"""Answers the browser of this machine, and nobody else: one form, no cookies, nothing on disk."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator, Sequence
from pathlib import PurePath
from urllib.parse import quote

from starlette.applications import Starlette
from starlette.datastructures import UploadFile
from starlette.formparsers import MultiPartException, MultiPartParser
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route

from disclosurelint.output.html import Link, with_links
from disclosurelint.serve.page import POLICY, page, say
from disclosurelint.serve.shelf import KEPT, Shelf
from disclosurelint.serve.worker import Outcome, Sent, check_apart
from disclosurelint.settings import Settings
from disclosurelint.sources import suffixes

#: Bytes of all files of a sending and how many they are, seconds they may take, sendings taken at a time.
LARGEST, MOST, SECONDS, AT_A_TIME = 50_000_000, 20, 60.0, 2
#: What the form adds to each file.
_AROUND = 10_000
_HEADERS = {
    "Cache-Control": "no-store",
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
}


class _InMemory(MultiPartParser):
    """Reads a form without temporary files."""

    spool_max_size = LARGEST * 2


def app(settings: Settings, largest: int = LARGEST, seconds: float = SECONDS, kept: float = KEPT) -> Starlette:
    """The application, for loopback only: other host names are refused, and so are forms of other pages."""
    answers = _Answers(settings._replace(overview=True), largest, seconds, kept)
    return Starlette(
        routes=[
            Route("/", answers.start),
            Route("/check", answers.check, methods=["POST"]),
            Route("/results/{key}", answers.result),
            Route("/results/{key}/report", answers.report),
            Route("/results/{key}/{at:int}", answers.copy),
        ],
        middleware=[Middleware(TrustedHostMiddleware, allowed_hosts=["127.0.0.1", "localhost"], www_redirect=False)],
    )


class _Answers:
    """What each address answers, and what is kept between them: the results, for a while."""

    def __init__(self, settings: Settings, largest: int, seconds: float, kept: float) -> None:
        self._settings = settings
        self._lang = settings.lang
        self._largest = largest
        self._seconds = seconds
        self._kept = kept
        self._turns = asyncio.Semaphore(AT_A_TIME)
        self._shelf = Shelf(kept)

    async def start(self, request: Request) -> Response:
        """The page to drop files on."""
        return self._page()

    async def check(self, request: Request) -> Response:
        """Check the files of a form, and lead to what was found; else the page again, with the reason."""
        if not _from_here(request):
            return self._page([say("not-from-here", self._lang)], 403)
        if not _tells_size(request, self._largest + MOST * _AROUND):
            return self._page([say("too-large", self._lang, megabytes=self._largest / 1_000_000)], 413)
        async with self._turns:
            try:
                files = await _files(request)
            except MultiPartException:
                return self._page([say("nothing-arrived", self._lang, most=MOST)], 400)
            if not files:
                return self._page([say("nothing-chosen", self._lang)], 400)
            outcome = await asyncio.to_thread(check_apart, files, self._settings, self._seconds)
        if not outcome.page:
            return self._page(outcome.problems, 422)
        return RedirectResponse(f"/results/{self._shelf.put(outcome)}", 303, _HEADERS)

    async def result(self, request: Request) -> Response:
        """The report in the browser, with links to all that can be downloaded."""
        outcome = self._held(request)
        if outcome is None:
            return self._gone()
        content = with_links(outcome.page, self._links(outcome, request.url.path), outcome.problems)
        return HTMLResponse(content, headers={**_HEADERS, "Content-Security-Policy": "frame-ancestors 'none'"})

    async def report(self, request: Request) -> Response:
        """The report as a file."""
        outcome = self._held(request)
        return self._gone() if outcome is None else _file(outcome.page, _report_name(self._lang))

    async def copy(self, request: Request) -> Response:
        """One of the review copies as a file."""
        outcome, at = self._held(request), request.path_params["at"]
        if outcome is None or at >= len(outcome.copies):
            return self._gone()
        return _file(outcome.copies[at].content, outcome.copies[at].name)

    def _page(self, problems: Sequence[str] = (), status: int = 200) -> Response:
        megabytes, minutes = self._largest / 1_000_000, self._kept / 60
        text = page(self._lang, suffixes(), megabytes, MOST, self._seconds, minutes, problems)
        return HTMLResponse(text, status, {**_HEADERS, "Content-Security-Policy": POLICY})

    def _held(self, request: Request) -> Outcome | None:
        return self._shelf.get(request.path_params["key"])

    def _gone(self) -> Response:
        return self._page([say("gone", self._lang, minutes=self._kept / 60)], 404)

    def _links(self, outcome: Outcome, here: str) -> Iterator[Link]:
        yield Link("/", say("again", self._lang))
        for at, copy in enumerate(outcome.copies):
            yield Link(f"{here}/{at}", say("copy", self._lang, name=copy.name, label=copy.label), copy.name)
        yield Link(f"{here}/report", say("report", self._lang), _report_name(self._lang))


def _from_here(request: Request) -> bool:
    """Whether a form was sent by this page: browsers say where a form comes from, and programs need not."""
    origin, site = request.headers.get("origin"), request.headers.get("sec-fetch-site")
    return origin in (None, f"http://{request.headers.get('host')}") and site in (None, "same-origin")


def _tells_size(request: Request, most: int) -> bool:
    """Whether a sending tells beforehand that it is not larger than this, as forms do; one in chunks tells nothing."""
    told = request.headers.get("content-length", "")
    return bool(told) and int(told) <= most and "transfer-encoding" not in request.headers


async def _files(request: Request) -> list[Sent]:
    """The files of a form, each with a name of its own. Raises MultiPartException."""
    if not request.headers.get("content-type", "").startswith("multipart/form-data"):
        raise MultiPartException("no form")
    form = await _InMemory(request.headers, request.stream(), max_files=MOST, max_fields=0).parse()
    files: dict[str, Sent] = {}
    for file in form.getlist("file"):
        if isinstance(file, UploadFile) and file.filename:
            name = _free(PurePath(file.filename).name or "-", files)
            files[name] = Sent(name, await file.read())
    await form.close()
    return list(files.values())


def _free(name: str, taken: dict[str, Sent]) -> str:
    """A name that no other file has: ``草稿.docx``, ``草稿 (2).docx``."""
    path = PurePath(name)
    number = 2
    while name in taken:
        name = f"{path.stem} ({number}){path.suffix}"
        number += 1
    return name


def _report_name(lang: str) -> str:
    return "report.html" if lang == "en" else "检查报告.html"


def _file(content: bytes, name: str) -> Response:
    """A file to be kept, not shown."""
    told = f"attachment; filename*=UTF-8''{quote(name.encode('utf-8', 'replace'), safe='')}"
    return Response(content, headers={**_HEADERS, "Content-Disposition": told}, media_type="application/octet-stream")
