"""What a worker does with a batch: read, check, write its part. Done twice, it comes to the same."""

from __future__ import annotations

import faulthandler
import os
from functools import cache
from typing import IO, Any

import fsspec

from disclosurelint.collecting import seldom_meanwhile
from disclosurelint.corpus.batches import Batch
from disclosurelint.corpus.dataset import Dataset
from disclosurelint.corpus.listing import Listed
from disclosurelint.corpus.tables import rows_of
from disclosurelint.errors import InputError
from disclosurelint.records import NamedTuple
from disclosurelint.results.report import Failure, Result
from disclosurelint.running.runner import Task, check
from disclosurelint.settings import load
from disclosurelint.sources import SIZE_LIMIT


class Counts(NamedTuple):
    """What there is to tell of a batch that is done."""

    files: int
    unreadable: int
    findings: int


class Terms(NamedTuple):
    """What holds for all batches of a run: where the results go, the seconds that a document may take, the day
    (YYYY-MM-DD) that decides which suppressions in documents have expired.
    """

    output: Dataset
    limit: float = 120.0
    today: str | None = None


@seldom_meanwhile()
def check_batch(batch: Batch, terms: Terms) -> Counts:
    """Check the documents of a batch and write its part of the output.

    A document that takes longer than it may ends the process: whoever leads the run then finds it out among the
    others. That takes workers of one thread.
    """
    load(batch.settings)
    results = [(listed, _checked(Task(listed.url, batch.settings), listed, terms)) for listed in batch.documents]
    rows = rows_of(results, batch.settings.lang)
    terms.output.write(batch.key, rows)
    return Counts(len(results), sum(isinstance(result, Failure) for _, result in results), len(rows.findings))


def _checked(task: Task, listed: Listed, terms: Terms) -> Result:
    faulthandler.dump_traceback_later(terms.limit, exit=True, file=_nowhere())
    try:
        return check(task._replace(content=_content(listed)), today=terms.today)
    except InputError as error:
        return Failure.of(error)
    finally:
        faulthandler.cancel_dump_traceback_later()


def _content(listed: Listed) -> bytes:
    """Raises InputError."""
    url = listed.url
    if listed.size > SIZE_LIMIT:
        size = f"{SIZE_LIMIT / 1_000_000:g} MB"
        raise InputError(url, f"{url}：文件超过 {size}，不予检查", f"{url}: is over {size}, too large to check")
    storage, path = fsspec.core.url_to_fs(url)
    try:
        content: bytes = storage.cat_file(path)
    except (OSError, ValueError) as error:
        raise InputError(url, f"{url}：无法读取（{error}）", f"{url}: cannot be read ({error})") from error
    return content


@cache
def _nowhere() -> IO[Any]:
    return open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123 (open as long as the process)
