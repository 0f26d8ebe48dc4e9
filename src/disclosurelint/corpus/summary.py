"""What a corpus comes to: faults by rule, kind, province and year, and faults that many offices share."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pyarrow as pa

from disclosurelint.corpus.dataset import Dataset, counted
from disclosurelint.records import NamedTuple

#: Offices that one and the same fault must stand with to be told of, and how many of a kind are told of one by one.
_OFFICES, _MOST = 3, 50


class Shared(NamedTuple):
    """The very same words found faulty in the documents of several offices: a template that went round."""

    code: str
    text: str
    message: str
    offices: int
    documents: int


class Summary(NamedTuple):
    """Rows of counts, each with ``count_all``, most first. ``unreadable`` tells of the first of those
    documents, each with the reason.
    """

    statuses: list[dict[str, Any]]
    by_rule: list[dict[str, Any]]
    by_kind: list[dict[str, Any]]
    by_province: list[dict[str, Any]]
    by_year: list[dict[str, Any]]
    shared: list[Shared]
    unreadable: list[str]
    killed: list[str]


def summary_of(output: Dataset) -> Summary:
    """The summary of all that an output holds. Only columns that are counted are read."""
    files = output.files().to_table(columns=["path", "status", "message"])
    findings = output.findings().to_table(
        columns=["path", "unit", "kind", "province", "year", "code", "name", "severity", "text", "message"]
    )
    grave = findings.filter(pa.compute.not_equal(findings["severity"], "info"))
    return Summary(
        counted(files, ["status"]),
        counted(findings, ["code", "name", "severity"]),
        counted(grave, ["kind"]),
        counted(grave, ["province"]),
        counted(grave, ["year"]),
        list(_shared(grave)),
        _with_status(files, "unreadable").slice(0, _MOST)["message"].to_pylist(),
        _with_status(files, "killed")["path"].to_pylist(),
    )


def _with_status(files: pa.Table, status: str) -> pa.Table:
    return files.filter(pa.compute.equal(files["status"], status)).sort_by("path")


def _shared(findings: pa.Table) -> Iterator[Shared]:
    """Faults whose words are long enough to be told from chance, by the number of offices."""
    long = findings.filter(pa.compute.greater_equal(pa.compute.utf8_length(findings["text"]), 4))
    named = long.filter(pa.compute.not_equal(long["unit"], ""))
    groups = named.group_by(["code", "text", "message"]).aggregate(
        [("unit", "count_distinct"), ("path", "count_distinct")]
    )
    many = groups.filter(pa.compute.greater_equal(groups["unit_count_distinct"], _OFFICES)).sort_by(
        [("unit_count_distinct", "descending"), ("code", "ascending"), ("text", "ascending")]
    )
    for row in many.slice(0, _MOST).to_pylist():
        yield Shared(row["code"], row["text"], row["message"], row["unit_count_distinct"], row["path_count_distinct"])
