"""Leads a run: deals batches out to workers, takes up those of lost ones again, singles out what workers die of."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import CancelledError
from hashlib import blake2b
from typing import Any

from distributed import Client, Future, KilledWorker, as_completed

from disclosurelint.corpus.batches import Batch, batches
from disclosurelint.corpus.listing import Listed
from disclosurelint.corpus.tables import killed
from disclosurelint.corpus.work import Counts, Terms, check_batch
from disclosurelint.records import NamedTuple
from disclosurelint.rules.loading import files_of
from disclosurelint.settings import Settings
from disclosurelint.version import VERSION

Work = Callable[[Batch, Terms], Counts]
#: Batches handed out for every worker, so that none waits.
_AHEAD = 3


class Progress(NamedTuple):
    """How far a run has come; ``killed`` are the documents that no worker survived."""

    documents: int
    done: int = 0
    skipped: int = 0
    unreadable: int = 0
    findings: int = 0
    killed: int = 0


def run(
    documents: Iterable[Listed],
    settings: Settings,
    terms: Terms,
    client: Client,
    own: Callable[[str], Settings] | None = None,
    work: Work = check_batch,
) -> Iterator[Progress]:
    """Check all documents that the output does not hold yet; tells after every batch how far it has come.

    ``settings`` hold for the run; ``own`` gives those of a document by its path, where they may differ.
    Raises InputError for an output that cannot be written or was made by other rules, RulesetError for settings that
    name what does not exist.
    """
    terms.output.open(checked_by(settings))
    listed, others = _by_others(documents, settings, own)
    left = list(terms.output.left(listed))
    progress = Progress(len(listed), skipped=len(listed) - len(left))
    yield progress
    groups: dict[Settings, list[Listed]] = {}
    for document in left:
        groups.setdefault(others.get(document.url, settings), []).append(document)
    workers = _workers(client)
    waiting = (batch for theirs, group in groups.items() for batch in batches(group, theirs, workers))
    dealt = _Dealt(client, terms, work)
    suspects: list[Batch] = []
    dealt.fill(waiting)
    for batch, counts in dealt.ended():
        if counts is not None:
            progress = _after(progress, counts)
        elif len(batch.documents) > 1:
            for single in batch.singles():
                dealt.deal(single)
        else:
            suspects.append(batch)
        yield progress
        dealt.fill(waiting)
    for batch in suspects:  # alone: a worker that dies takes what waits beside it under suspicion
        counts = dealt.alone(batch)
        if counts is None:
            terms.output.write(batch.key, killed(batch.documents[0], settings.lang))
            progress = progress._replace(done=progress.done + 1, killed=progress.killed + 1)
        else:
            progress = _after(progress, counts)
        yield progress


class _Dealt:
    """The batches that workers are at."""

    def __init__(self, client: Client, terms: Terms, work: Work) -> None:
        self._client = client
        self._terms = terms
        self._work = work
        self._batches: dict[Any, Batch] = {}  # by key of the future
        self._running = as_completed(loop=client.loop)

    def deal(self, batch: Batch) -> None:
        """Hand one out."""
        future = self._submitted(batch, "batch")
        self._batches[future.key] = batch
        self._running.add(future)

    def fill(self, waiting: Iterator[Batch]) -> None:
        """Hand out so many that no worker waits."""
        while len(self._batches) < _AHEAD * _workers(self._client) and (batch := next(waiting, None)) is not None:
            self.deal(batch)

    def ended(self) -> Iterator[tuple[Batch, Counts | None]]:
        """Those that came to an end, with what they came to, until none is dealt any more."""
        for future in self._running:
            batch = self._batches.pop(future.key)
            counts = _outcome(future)
            future.release()
            yield batch, counts

    def alone(self, batch: Batch) -> Counts | None:
        """What one comes to while nothing else runs."""
        return _outcome(self._submitted(batch, "alone"))

    def _submitted(self, batch: Batch, kind: str) -> Future[Counts]:
        return self._client.submit(self._work, batch, self._terms, key=f"{kind}-{batch.key}", pure=False)


def _by_others(
    documents: Iterable[Listed], settings: Settings, own: Callable[[str], Settings] | None
) -> tuple[list[Listed], dict[str, Settings]]:
    """All documents, and the settings of those that have others, by URL; their stamps change with their settings."""
    if own is None:
        return list(documents), {}
    marks: dict[Settings, str] = {settings: ""}
    listed: list[Listed] = []
    others: dict[str, Settings] = {}
    for document in documents:
        theirs = own(document.path)
        if theirs not in marks:
            marks[theirs] = "-" + blake2b(repr(checked_by(theirs)).encode(), digest_size=6).hexdigest()
        if marks[theirs]:
            others[document.url] = theirs
        listed.append(document._replace(stamp=document.stamp + marks[theirs]))
    return listed, others


def _workers(client: Client) -> int:
    """Workers there are at the moment; one where all have just gone."""
    return max(1, len(client.scheduler_info(n_workers=-1)["workers"]))


def _outcome(future: Future[Counts]) -> Counts | None:
    """What a batch came to; None where every worker that took it up died."""
    try:
        counts: Counts = future.result()
    except (KilledWorker, CancelledError):
        return None
    return counts


def _after(progress: Progress, counts: Counts) -> Progress:
    return progress._replace(
        done=progress.done + counts.files,
        unreadable=progress.unreadable + counts.unreadable,
        findings=progress.findings + counts.findings,
    )


def checked_by(settings: Settings) -> dict[str, Any]:
    """What the results of a run depend on besides the documents: version, settings, content of the rulesets."""
    rulesets = blake2b(digest_size=12)
    for file in files_of(settings.rulesets):
        rulesets.update(file.content)
    return {"disclosurelint": VERSION, "rulesets": rulesets.hexdigest(), "settings": repr(settings)}
