"""What the rows of the output hold: one a document, one a finding. Names and types are a public contract."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

import pyarrow as pa

from disclosurelint.corpus.listing import Listed
from disclosurelint.errors import Language
from disclosurelint.records import NamedTuple
from disclosurelint.results.report import Failure, Report, Result
from disclosurelint.rules.diagnostic import Diagnostic
from disclosurelint.text import Source

#: Whose document it is and what it is; the same in both tables. Empty and null where it could not be told.
_SUBJECT = [
    ("unit", pa.string()),
    ("kind", pa.string()),
    ("province", pa.string()),
    ("city", pa.string()),
    ("county", pa.string()),
    ("year", pa.int16()),
]
#: ``status``: ``checked``; ``unreadable`` (``message`` says why); ``killed``, where every worker died that took it up.
FILES = pa.schema(
    [
        ("path", pa.string()),
        ("stamp", pa.string()),
        ("size", pa.int64()),
        ("status", pa.string()),
        ("message", pa.string()),
        ("profile", pa.string()),
        *_SUBJECT,
        ("errors", pa.int32()),
        ("warnings", pa.int32()),
        ("infos", pa.int32()),
    ]
)
#: Lines and columns count from 1, in characters; ``fix`` is safe, unsafe or empty.
FINDINGS = pa.schema(
    [
        ("path", pa.string()),
        *_SUBJECT,
        ("code", pa.string()),
        ("name", pa.string()),
        ("severity", pa.string()),
        ("message", pa.string()),
        ("text", pa.string()),
        ("line", pa.int32()),
        ("column", pa.int32()),
        ("end_line", pa.int32()),
        ("end_column", pa.int32()),
        ("fix", pa.string()),
    ]
)

Row = dict[str, Any]


class Rows(NamedTuple):
    """What one batch comes to."""

    files: list[Row]
    findings: list[Row]

    def tables(self) -> tuple[pa.Table, pa.Table]:
        """Both as Arrow tables."""
        return pa.Table.from_pylist(self.files, FILES), pa.Table.from_pylist(self.findings, FINDINGS)


def rows_of(results: Sequence[tuple[Listed, Result]], lang: Language) -> Rows:
    """The rows of documents that were checked, or could not be, in their order."""
    rows = Rows([], [])
    for listed, result in results:
        if isinstance(result, Failure):
            rows.files.append({**_head(listed), "status": "unreadable", "message": result.message(lang)})
            continue
        subject = _subject(result)
        severities = Counter(found.severity for found in result.diagnostics)
        rows.files.append(
            {
                **_head(listed),
                "status": "checked",
                "profile": result.profile or "",
                **subject,
                "errors": severities["error"],
                "warnings": severities["warning"],
                "infos": severities["info"],
            }
        )
        rows.findings.extend(
            {"path": listed.url, **subject, **_finding(result.source, found)} for found in result.diagnostics
        )
    return rows


def killed(listed: Listed, lang: Language) -> Rows:
    """The row of a document that workers die of."""
    zh, en = "检查它的进程每次都意外结束，或超过时限", "every process that checked it died or ran out of time"
    return Rows([{**_head(listed), "status": "killed", "message": en if lang == "en" else zh}], [])


def _head(listed: Listed) -> Row:
    return {
        "path": listed.url,
        "stamp": listed.stamp,
        "size": listed.size,
        "message": "",
        "profile": "",
        **dict.fromkeys(("unit", "kind", "province", "city", "county"), ""),
        **dict.fromkeys(("errors", "warnings", "infos"), 0),
    }


def _subject(report: Report) -> Row:
    subject = report.subject
    province, city, county, *_ = (*subject.region, "", "", "")
    return {
        "unit": _clean(subject.name),
        "kind": subject.kind,
        "province": province,
        "city": city,
        "county": county,
        "year": subject.year,
    }


def _finding(source: Source, found: Diagnostic) -> Row:
    start, end = source.position(found.span.start), source.position(found.span.end)
    return {
        "code": found.code,
        "name": found.name,
        "severity": found.severity,
        "message": _clean(found.message),
        "text": _clean(source.quote(found.span)),
        "line": start.line,
        "column": start.column,
        "end_line": end.line,
        "end_column": end.column,
        "fix": found.fix.applicability if found.fix else "",
    }


def _clean(text: str) -> str:
    """Text as Parquet can hold it: a lone surrogate becomes a question mark."""
    return text.encode("utf-8", "replace").decode()
