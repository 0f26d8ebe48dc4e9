"""Answers the browser of this machine, and nobody else: one page, one form, no cookies, nothing kept."""

from __future__ import annotations

import asyncio

from starlette.applications import Starlette
from starlette.datastructures import UploadFile
from starlette.formparsers import MultiPartException
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from disclosurelint.serve.page import POLICY, page
from disclosurelint.serve.worker import check_apart
from disclosurelint.settings import Settings
from disclosurelint.sources import suffixes

#: Bytes of a file, seconds it may take, files checked at a time.
LARGEST, SECONDS, AT_A_TIME = 50_000_000, 60.0, 2
#: What the form adds to the file.
_AROUND = 10_000
_HEADERS = {
    "Cache-Control": "no-store",
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Resource-Policy": "same-origin",
}


def app(settings: Settings, largest: int = LARGEST, seconds: float = SECONDS) -> Starlette:
    """The application, for loopback only: other host names are refused, and so are forms of other pages."""
    settings = settings._replace(overview=True)
    turns = asyncio.Semaphore(AT_A_TIME)

    def shown(problem: str = "", status: int = 200) -> Response:
        text = page(settings.lang, suffixes(), largest / 1_000_000, seconds, problem)
        return HTMLResponse(text, status, {**_HEADERS, "Content-Security-Policy": POLICY})

    def said(zh: str, en: str) -> str:
        return en if settings.lang == "en" else zh

    async def start(request: Request) -> Response:
        return shown()

    async def check(request: Request) -> Response:
        if not _from_here(request):
            return shown(said("只接受本页送来的文件", "only files sent by this page are taken"), 403)
        if int(request.headers.get("content-length") or largest * 2) > largest + _AROUND:
            size = f"{largest / 1_000_000:g} MB"
            return shown(said(f"文件超过 {size}，不予检查", f"the file is over {size}, too large to check"), 413)
        try:
            async with request.form(max_files=1, max_fields=0) as form:
                file = form.get("file")
                if not isinstance(file, UploadFile) or not file.filename:
                    return shown(said("没有选择文件", "no file was chosen"), 400)
                name, data = file.filename, await file.read()
        except MultiPartException:
            return shown(said("没有收到文件，请重试", "no file arrived; try again"), 400)
        async with turns:
            outcome = await asyncio.to_thread(check_apart, data, name, settings, seconds)
        if outcome.problem:
            return shown(outcome.problem, 422)
        return HTMLResponse(outcome.content, headers={**_HEADERS, "Content-Security-Policy": "frame-ancestors 'none'"})

    return Starlette(
        routes=[Route("/", start), Route("/check", check, methods=["POST"])],
        middleware=[Middleware(TrustedHostMiddleware, allowed_hosts=["127.0.0.1", "localhost"], www_redirect=False)],
    )


def _from_here(request: Request) -> bool:
    """Whether a form was sent by this page: browsers say where a form comes from, and programs need not."""
    origin = request.headers.get("origin")
    return origin is None or origin == f"http://{request.headers.get('host')}"
