"""Documents dealt out: so many to a batch that a worker is busy for some seconds, and a lost one costs little."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from hashlib import blake2b

from disclosurelint.corpus.listing import Listed
from disclosurelint.records import NamedTuple
from disclosurelint.settings import Settings

#: Bytes of a batch: large enough to be worth its part of the output, small enough to be done twice.
_LEAST, _MOST = 2_000_000, 64_000_000
_DOCUMENTS = 5000
#: Batches that every worker gets, where there is enough to do, so that all end at about the same time.
_EACH = 16


class Batch(NamedTuple):
    """Documents that are checked together, by the same settings.

    ``key`` names their part of the output and follows from the documents alone.
    """

    key: str
    documents: tuple[Listed, ...]
    settings: Settings

    @classmethod
    def of(cls, documents: Iterable[Listed], settings: Settings) -> Batch:
        dealt = tuple(documents)
        return cls(blake2b(repr(dealt).encode("utf-8", "surrogatepass"), digest_size=12).hexdigest(), dealt, settings)

    def singles(self) -> Iterator[Batch]:
        """A batch of its own for every document."""
        return (Batch.of((document,), self.settings) for document in self.documents)


def batches(documents: Sequence[Listed], settings: Settings, workers: int) -> Iterator[Batch]:
    """The documents in their order, dealt out for so many workers."""
    share = sum(document.size for document in documents) // (max(1, workers) * _EACH)
    most = min(_MOST, max(_LEAST, share))
    dealt: list[Listed] = []
    size = 0
    for document in documents:
        if dealt and (size + document.size > most or len(dealt) == _DOCUMENTS):
            yield Batch.of(dealt, settings)
            dealt, size = [], 0
        dealt.append(document)
        size += document.size
    if dealt:
        yield Batch.of(dealt, settings)
