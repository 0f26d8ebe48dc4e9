"""The workers of a run: of a cluster that is there, or of one on this machine."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from distributed import Client, LocalCluster

from disclosurelint.errors import InputError


@contextmanager
def cluster(address: str | None, workers: int) -> Iterator[Client]:
    """A client of the scheduler at an address, or of one on this machine with so many workers.

    Raises InputError for a scheduler that does not answer.
    """
    if address is not None:
        try:
            client = Client(address, timeout="5s", set_as_default=False)
        except (OSError, ValueError) as error:
            raise InputError(
                address, f"{address}：调度器没有应答", f"{address}: the scheduler does not answer"
            ) from error
        with client:
            yield client
        return
    with (
        LocalCluster(
            n_workers=workers,
            threads_per_worker=1,
            processes=True,
            host="127.0.0.1",
            dashboard_address="127.0.0.1:0",
            silence_logs="CRITICAL",
        ) as local,
        Client(local, set_as_default=False) as client,
    ):
        # A worker that dies while it is being started is not started again by itself.
        local.adapt(minimum=workers, maximum=workers)
        yield client


def absolute(place: str) -> str:
    """A place that means the same to workers that run elsewhere."""
    return place if "://" in place else str(Path(place).resolve())
