"""How soon after a keystroke the language server tells what it found in the text with that keystroke."""

from __future__ import annotations

import asyncio
import os
import sys
from pathlib import Path
from random import Random
from statistics import median
from time import perf_counter

from lsprotocol import types
from pygls.lsp.client import LanguageClient

from benchmarks.tables import Table, milliseconds
from disclosurelint.sources import read

_TYPED = "经费支出预算安排万元"


def measure(document: Path, keystrokes: int) -> Table:
    """Types characters one by one in random places of a document, each when the answer to the one before is there."""
    text = read(document).text
    taken = asyncio.run(_typed(text, document.resolve().as_uri(), keystrokes))
    ordered = sorted(taken)
    return Table(
        "边写边检查",
        f"从按键到问题送到编辑器的毫秒数，{keystrokes} 次按键，每次在 {document.name}（{len(text)} 字）里随机一处"
        "加一个字，有了回答再按下一次。包括把全文送去、检查整份文件、把问题送回。",
        ["中位数", "第 95 百分位", "最长"],
        [[milliseconds(median(taken)), milliseconds(ordered[int(len(ordered) * 0.95)]), milliseconds(ordered[-1])]],
    )


async def _typed(text: str, uri: str, keystrokes: int) -> list[float]:
    told: asyncio.Queue[types.PublishDiagnosticsParams] = asyncio.Queue()
    client = LanguageClient("benchmark", "1")
    client.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)(lambda params: told.put_nowait(params))
    await client.start_io(sys.executable, "-m", "disclosurelint", "lsp", env=dict(os.environ))
    await client.initialize_async(types.InitializeParams(capabilities=types.ClientCapabilities()))
    client.initialized(types.InitializedParams())
    client.text_document_did_open(types.DidOpenTextDocumentParams(types.TextDocumentItem(uri, "plaintext", 0, text)))
    await told.get()
    random = Random(0)
    taken = []
    for version in range(1, keystrokes + 1):
        at = random.randrange(len(text))
        text = text[:at] + random.choice(_TYPED) + text[at:]
        begun = perf_counter()
        client.text_document_did_change(
            types.DidChangeTextDocumentParams(
                types.VersionedTextDocumentIdentifier(uri=uri, version=version),
                [types.TextDocumentContentChangeWholeDocument(text)],
            )
        )
        while (await told.get()).version != version:
            pass
        taken.append(perf_counter() - begun)
    await client.shutdown_async(None)
    client.exit(None)
    await client.stop()  # type: ignore[no-untyped-call]
    return taken
